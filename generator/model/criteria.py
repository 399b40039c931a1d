"""Criteria: a measure, its tiers and what each earns, the modifiers that move the outcome, and worked cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import core_schema

from generator.model.common import Entry, OneOrMany, Part, Posts, for_all
from generator.model.duration import Duration, Lasting
from generator.model.handbook import Side
from generator.model.modifier import Cap, DegreeRef, Modifier
from generator.model.numbers import Number
from generator.model.ranges import Range
from generator.model.text import Id, SingleLine, Text, Word


class _PlainForOne:
    """With a single measure an author need not name it (see `_single_measure`): tells the editor's schema so."""

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        by_measure = handler(schema)
        return {"anyOf": [by_measure["additionalProperties"], by_measure]}


_PLAIN_FOR_ONE = _PlainForOne()


class Measure(Part):
    """What is measured."""

    id: Id = Field(description="Id of the measure, unique in its criteria")
    title: SingleLine = Field(description="What is measured")
    unit: SingleLine = Field(description="Unit it is counted in")
    period: Duration | None = Field(None, description="Period over which it is counted")
    whole: bool = Field(False, description="Whether only whole numbers occur")
    minimum: Number | None = Field(Decimal(0), description="Smallest value that can occur")
    maximum: Number | None = Field(None, description="Largest value that can occur")


class Tier(Part):
    """A range of the measure, or a description, and what it earns."""

    id: Id | None = Field(None, description="Id of the tier")
    title: SingleLine | None = Field(None, description="Name of the tier")
    when: Annotated[dict[Word, Range], _PLAIN_FOR_ONE] = Field(
        default_factory=dict, description="Range of the measure, or of each measure by its id")
    description: Text | None = Field(None, description="What belongs here, in words")
    level: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field(
        (), description="Level it earns, or the levels to choose from, the lowest first; left out for no consequence")
    points: Number | None = Field(None, description="Points it adds or takes")
    duration: Lasting | None = Field(None, description="How long it lasts")


class Expected(Part):
    """What a case must come to."""

    level: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field(
        (), description="Level expected, or every level that may be chosen; left out for no consequence")
    or_nothing: bool = Field(False, description="Whether it may also come to no consequence")
    points: Number | None = Field(None, description="Points expected")
    duration: Lasting | None = Field(None, description="Duration expected")


class Case(Part):
    """A worked example that the criteria must decide as stated."""

    title: Text | None = Field(None, description="The case in words")
    given: Annotated[dict[Word, Number], _PLAIN_FOR_ONE] = Field(description="Value of each measure")
    tier: Word | None = Field(None, description="Tier by id, where tiers are described in words")
    modifiers: tuple[Word, ...] = Field((), description="Modifiers that apply")
    expect: Expected = Field(description="What it must come to")


class Criteria(Entry):
    """A set of criteria for reward, penalty, grade or class."""

    kind: Literal["criteria"]
    side: Side = Field(description="Reward, penalty or grade of people, or class of things")
    applies_to: Posts = for_all("Posts it applies to; every post if left out")
    act: Text | None = Field(None, description="What is judged")
    measures: tuple[Measure, ...] = Field(min_length=1, description="What is measured")
    tiers: tuple[Tier, ...] = Field(min_length=1, description="What each range earns")
    modifiers: tuple[Modifier, ...] = Field((), description="Circumstances that move the outcome, weigh within it or exempt from it")
    cap: Cap | None = Field(None, description="How far circumstances may move the outcome, all of them together")
    cases: tuple[Case, ...] = Field((), description="Worked examples")

    @model_validator(mode="before")
    @classmethod
    def _single_measure(cls, data: Any) -> Any:
        """With a single measure, authors write `when: "< 4"` and `given: 3` without naming it."""
        measures = data.get("measures") if isinstance(data, dict) else None
        if not isinstance(measures, list) or len(measures) != 1 or not isinstance(measures[0], dict):
            return data
        only = measures[0].get("id")
        if not isinstance(only, str):
            return data
        return {**data, "tiers": _named(data.get("tiers"), "when", only), "cases": _named(data.get("cases"), "given", only)}


def _named(items: Any, field: str, measure: str) -> Any:
    if not isinstance(items, list):
        return () if items is None else items
    return [{**item, field: {measure: item[field]}}
            if isinstance(item, dict) and field in item and not isinstance(item[field], dict) else item for item in items]

