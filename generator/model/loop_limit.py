"""How often, or how long, an answer may lead back: a number of times, or a length of time."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from generator.model.duration import Duration
from generator.model.numbers import MOST, Count
from generator.model.text import as_written
from generator.model.written import NUMBER, half_width, number_in_words, parse_with
from generator.patterns import pattern_of

_TIMES = pattern_of(rf"once|twice|(?P<number>{NUMBER}) ?(?:times|次)")


class _Reader:
    """Reads a text as a length of time, and everything else as a number of times."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        count = handler.generate_schema(Annotated[Count, Field(ge=1)])
        return core_schema.no_info_wrap_validator_function(
            _read, count, serialization=core_schema.plain_serializer_function_ser_schema(_written))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        time = {"type": "string", "examples": ["2 hours", "3 working days"]}
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": MOST}, time]}


def _read(value: Any, count: Any) -> int | Duration:
    written = as_written(value)
    if isinstance(written, Duration):
        return written
    if isinstance(written, str) and (times := _TIMES.fullmatch(half_width(written).lower())):
        return _read({"once": 1, "twice": 2}.get(times[0]) or int(number_in_words(times["number"])), count)
    if not isinstance(written, str) or written.isdecimal():
        number: int = count(value)
        return number
    found: Duration = parse_with(partial(Duration.parse_bound, shape="up to"), value, "bad_duration")
    if not found.has_number:
        raise PydanticCustomError("word_for_duration", "word_for_duration")
    return found


def _written(value: int | Duration) -> int | str:
    return value if isinstance(value, int) else str(value)


TimesOrTime = Annotated[int | Duration, _Reader()]
