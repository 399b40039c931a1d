"""Criteria: a measure, its tiers and what each earns, the modifiers that move the outcome, and worked cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from generator.model.common import PLAIN_FOR_ONE, Entry, OneOrMany, Part, Subjects, for_all
from generator.model.degree import Degree
from generator.model.duration import Spread
from generator.model.further import Further
from generator.model.measure import Given, Measure, places
from generator.model.measured_values import with_amounts_read
from generator.model.modifier import Cap, DegreeRef, Modifier
from generator.model.numbers import Number
from generator.model.payment import Payment
from generator.model.payment_limits import Money
from generator.model.ranges import Range
from generator.model.side import Side
from generator.model.text import Id, SingleLine, Text, Word


class Tier(Part):
    """A range of the measure, or a description, and what it earns."""

    id: Id | None = Field(None, description="Id of the tier")
    title: SingleLine | None = Field(None, description="Name of the tier")
    when: Annotated[dict[Word, Range], PLAIN_FOR_ONE] = Field(
        default_factory=dict,
        description="Range of the measure, or of each measure by its id; otherwise: everything that the other tiers do not cover")
    otherwise: bool = Field(False, description="Whether it is for everything that the other tiers do not cover; written as when: otherwise")
    description: Text | None = Field(None, description="What belongs here, in words")
    level: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field(
        (), description="Level it earns, or the levels to choose from, the lowest first; left out for no consequence")
    amount: Annotated[dict[Word, Payment], PLAIN_FOR_ONE] = Field(
        default_factory=dict,
        description="What is to be paid: money, or so much of what is measured; of several levels, of each by its id; a fee needs none")
    points: Number | None = Field(None, description="Points it adds or takes")
    duration: Spread | None = Field(None, description="How long it lasts")
    also: Annotated[tuple[Further, ...], OneOrMany] = Field(
        (), description="What is given beside the level: another level alone, or with amount and time, whether it may be given, and where")

    @property
    def amounts(self) -> tuple[dict[str, Payment], ...]:
        """What is to be paid by level: for its own levels first, and for what is given besides."""
        return (self.amount, *(further.amount for further in self.also))

    @property
    def payments(self) -> tuple[Payment, ...]:
        """All that is to be paid."""
        return tuple(payment for amount in self.amounts for payment in amount.values())

    @property
    def degrees(self) -> tuple[Degree, ...]:
        """Its own levels, and those that it gives besides."""
        return (*self.level, *(degree for further in self.also for degree in further.level))

    @model_validator(mode="after")
    def _beside_a_level(self) -> Self:
        if self.also and not self.level:
            raise PydanticCustomError("missing_name", "missing name", {"field": "level"})
        return self

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        if self.otherwise and self.when:
            raise PydanticCustomError("bad_range", "bad range", {"given": "otherwise", "meant": "", "reason": "beside", "part": ""})
        return self


class Expected(Part):
    """What a case must come to."""

    level: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field(
        (), description="Level expected, or every level that may be chosen; left out for no consequence")
    or_nothing: bool = Field(False, description="Whether it may also come to no consequence")
    also: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field((), description="Levels expected beside it")
    amount: Money | None = Field(None, description="Amount expected, or from how much to how much")
    points: Number | None = Field(None, description="Points expected")
    duration: Spread | None = Field(None, description="Duration expected")


class Case(Part):
    """A worked example that the criteria must decide as stated."""

    title: Text | None = Field(None, description="The case in words")
    given: Annotated[dict[Word, Given], PLAIN_FOR_ONE] = Field(default_factory=dict, description="Value of each measure")
    tier: Word | None = Field(None, description="Tier by id, where tiers are described in words")
    modifiers: Annotated[tuple[Word, ...], OneOrMany] = Field((), description="Modifiers that apply")
    expect: Expected = Field(description="What it must come to")

    @property
    def values(self) -> dict[str, Decimal]:
        """The places of the values given on the axes of their measures."""
        return places(self.given)


class Criteria(Entry):
    """A set of criteria for reward, penalty, grade or class."""

    kind: Literal["criteria"]
    side: Side = Field(description="Reward, penalty or grade of people, class of things, fee for a service, or benefit that is paid out")
    applies_to: Subjects = for_all("Posts or outside parties to which it applies; every post if left out")
    act: Text | None = Field(None, description="What is judged")
    measures: Annotated[tuple[Measure, ...], OneOrMany] = Field(
        (), description="What is measured; left out where tiers are described in words only")
    tiers: Annotated[tuple[Tier, ...], OneOrMany] = Field(min_length=1, description="What each range earns")
    first_counts: bool = Field(
        False, description="Whether of several tiers that fit a case the first counts; if left out, no two may fit the same case")
    modifiers: Annotated[tuple[Modifier, ...], OneOrMany] = Field(
        (), description="Circumstances that move the outcome, weigh within it or exempt from it")
    cap: Cap | None = Field(None, description="How far circumstances may move the outcome, all of them together")
    cases: Annotated[tuple[Case, ...], OneOrMany] = Field((), description="Worked examples")

    @model_validator(mode="before")
    @classmethod
    def _amounts(cls, data: Any, info: ValidationInfo) -> Any:
        """With a single measure, authors write `when: "< 4"` and `given: 3` without naming it; what is no number is read by its measure."""
        return with_amounts_read(data, (info.context or {}).get("hours", 8)) if isinstance(data, dict) else data
