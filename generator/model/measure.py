"""What is measured: a number, a length of time, or one of a list of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, field_validator, model_validator
from pydantic_core import PydanticCustomError, core_schema

from generator.model.amounts import Read, choice_reader, time_reader
from generator.model.common import Part, refuse_repeated
from generator.model.duration import AtMost
from generator.model.numbers import Number
from generator.model.ranges import Range, Unreadable
from generator.model.text import Id, SingleLine


class MeasureType(Enum):
    NUMBER = "number"
    TIME = "time"
    WORKING_TIME = "working-time"


class Measure(Part):
    """What is measured."""

    id: Id = Field(description="Id of the measure, unique in its criteria")
    title: SingleLine = Field(description="What is measured")
    type: MeasureType = Field(
        MeasureType.NUMBER, description="number: counted in its unit; time: day and night; working-time: a day has a working day's hours")
    choices: tuple[SingleLine, ...] = Field((), description="Words to choose from instead of a number, the least first")
    unit: SingleLine | None = Field(None, description="Unit in which a number is counted")
    period: AtMost | None = Field(None, description="Period over which it is counted")
    whole: bool = Field(False, description="Whether only whole numbers occur")
    minimum: Number | None = Field(Decimal(0), description="Smallest number that can occur")
    maximum: Number | None = Field(None, description="Largest number that can occur")

    @field_validator("choices")
    @classmethod
    def _each_once(cls, found: tuple[SingleLine, ...]) -> tuple[SingleLine, ...]:
        refuse_repeated([str(text) for text in found])
        return found

    @model_validator(mode="after")
    def _counted_in_a_unit(self) -> Measure:
        if self.is_number and self.unit is None:
            raise PydanticCustomError("missing_unit", "missing unit", {"field": "unit"})
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            least, most = f"{self.minimum:f}", f"{self.maximum:f}"
            raise PydanticCustomError("bad_range", "bad range", {
                "given": f"minimum: {least}, maximum: {most}", "meant": f"minimum: {most}, maximum: {least}", "reason": "", "part": ""})
        return self

    @property
    def is_number(self) -> bool:
        return not self.choices and self.type is MeasureType.NUMBER

    @property
    def is_time(self) -> bool:
        return not self.choices and self.type is not MeasureType.NUMBER

    @property
    def in_steps(self) -> bool:
        """Whether there is nothing between one value and the next."""
        return self.whole or bool(self.choices)

    @property
    def lowest(self) -> Decimal | None:
        """The lowest place on its axis."""
        return self.minimum if self.is_number else Decimal(0)

    @property
    def highest(self) -> Decimal | None:
        """The highest place on its axis."""
        return Decimal(len(self.choices) - 1) if self.choices else self.maximum if self.is_number else None

    def reader(self, hours: float) -> Read | None:
        """How amounts of it are read; None for plain numbers. A working day has `hours`."""
        if self.choices:
            return choice_reader([text.by_language.values() for text in self.choices])
        return time_reader(hours if self.type is MeasureType.WORKING_TIME else None) if self.is_time else None


@dataclass(frozen=True, slots=True)
class Given:
    """The value of a measure in a case: its place on the axis, and what its author wrote."""

    place: Decimal
    written: str

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        number = handler.generate_schema(Number)
        return core_schema.no_info_wrap_validator_function(
            _to_given, number, serialization=core_schema.plain_serializer_function_ser_schema(_as_written))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["number", "string"]}


def _to_given(value: Any, read_number: Any) -> Given:
    if isinstance(value, Given):
        return value
    if isinstance(value, Unreadable):
        raise value.error()
    number: Decimal = read_number(value)
    return Given(number, "")


def _as_written(value: Given) -> Any:
    return value.written or value.place


def places(given: Mapping[str, Given]) -> dict[str, Decimal]:
    """The places of values on the axes of their measures."""
    return {name: value.place for name, value in given.items()}



@dataclass(frozen=True, slots=True)
class Bounds:
    """Ranges of measures that hold together; with one measure the range speaks for itself, else each is `named`."""

    ranges: tuple[tuple[Measure, Range], ...]
    named: bool = False

    def __str__(self) -> str:
        """As an author writes them."""
        return "；".join(f"{measure.title}（{measure.id}） {found}" if self.named else str(found) for measure, found in self.ranges)
