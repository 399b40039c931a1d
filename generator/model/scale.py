"""What holds for all levels of a scale: who decides, how to object, and what several acts come to together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from generator.model.common import OneOrMany, Part
from generator.model.duration import AtMost, Duration
from generator.model.duration import Spread as Length
from generator.model.level_alone import LevelAlone
from generator.model.limit_words import split_limit
from generator.model.modifier import DegreeRef
from generator.model.payment_limits import Money, MostMoney
from generator.model.side import Side
from generator.model.text import Date, DoerRef, Id, LevelRef, SingleLine, Text, as_written
from generator.model.written import half_width
from generator.patterns import pattern_of


class Together(Enum):
    HEAVIEST = "heaviest"
    SUM = "sum"
    UP_TO_SUM = "up-to-sum"


class Running(Enum):
    ADD = "add"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Spread:
    """What lies between two values of one kind: lengths of time, or days."""

    least: object
    most: object


_FROM_A_DAY = pattern_of(r"[自从從由](?P<since>.+?[日天])起(?:算)?[,，]?(?P<within>.+)")
"""The day stays with the event, 收到决定之次日: from then on it is told."""


class Remedy(Part):
    """What somebody may do against a decision, and until when."""

    do: SingleLine = Field(description="What may be done: object, appeal, apply for review")
    to: SingleLine | None = Field(None, description="To whom")
    within: AtMost | None = Field(None, description="Time allowed")
    since: SingleLine | None = Field(None, description="Event from which that time counts")

    @model_validator(mode="before")
    @classmethod
    def _with_its_event(cls, data: Any) -> Any:
        """自收到决定之日起60日, as regulations say it, is a time and the event from which it counts."""
        written = as_written(data.get("within")) if isinstance(data, dict) and "since" not in data else None
        if not isinstance(written, str):
            return data
        if match := _FROM_A_DAY.fullmatch(half_width(written)):
            return {**data, **match.groupdict()}
        found = split_limit(written)
        return {**data, "within": found["time"], "since": found["after"]} if found.keys() == {"time", "after"} else data


class Earlier(Part):
    """An outcome that was decided earlier and may still last."""

    level: LevelRef = Field(description="Its level")
    since: Date = Field(description="Its first day")
    until: Date | None = Field(None, description="Its last day, where its decision says another than its level has")


class Act(LevelAlone):
    """A further act, by the level that it earns; written as the level alone where it is judged at the same time."""

    level: DegreeRef = Field(description="Level that it earns by itself")
    amount: Money | None = Field(None, description="What it costs by itself, or from how much to how much")
    duration: Length | None = Field(None, description="How long it lasts by itself, where that is another time than its level says")
    day: Date | None = Field(None, description="Its day, where it was judged earlier")

    @model_serializer(mode="wrap")
    def _shortest(self, handler: SerializerFunctionWrapHandler) -> Any:
        """As the level alone where that says it all."""
        return str(self.level) if self.day is None and self.amount is None and self.duration is None else handler(self)


class Total(Part):
    """What several acts must come to together."""

    level: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field(
        (), description="Level, or all levels that are given together; left out where nothing is left")
    amount: Money | None = Field(None, description="Amount to be paid in all, or from how much to how much")
    duration: Annotated[tuple[Duration, ...], OneOrMany] = Field(
        (), max_length=2, description="How long it lasts, or the shortest and the longest time")
    until: Annotated[tuple[Date, ...], OneOrMany] = Field((), max_length=2, description="Its last day, or the earliest and the latest")


class ScaleCase(Part):
    """Several acts, or a new one while an earlier outcome lasts: a worked example that the rules of the scale must decide as stated."""

    title: Text | None = Field(None, description="The case in words")
    acts: Annotated[tuple[Act, ...], OneOrMany] = Field(min_length=1, description="Level that each act earns by itself")
    running: Earlier | None = Field(None, description="Earlier outcome that still lasts")
    decided: Date | None = Field(None, description="Day of the decision")
    expect: Total = Field(description="What it must come to")


class Scale(Part):
    """A scale of levels: what holds for all of them."""

    id: Id = Field(description="Name by which its levels name it; levels that name none have the scale of their side, such as penalty")
    title: SingleLine = Field(description="Title of the scale")
    side: Side = Field(description="Reward, penalty or grade of people, class of things, fee for a service, or benefit that is paid out")
    decides: DoerRef | None = Field(None, description="Post, body or outside party that decides, where a level does not say so itself")
    remedies: Annotated[tuple[Remedy, ...], OneOrMany] = Field((), description="How and until when to object or appeal")
    different: Together | None = Field(None, description="Several acts at one time that earn different levels: heaviest, sum or up-to-sum")
    same: Together | None = Field(None, description="Several acts at one time that earn the same level: heaviest, sum or up-to-sum")
    running: Running | None = Field(
        None, description="A new outcome while an earlier one lasts: add (what is left of it, then the new one) or beside")
    at_most: AtMost | None = Field(None, description="Longest time in all")
    amount_at_most: MostMoney | None = Field(None, description="Greatest amount in all, where several acts cost something: 60000 yuan")
    offset: bool = Field(False, description="Whether rewards and penalties of the same weight (mirror) offset each other")
    counts_for: AtMost | None = Field(
        None, description="How long an act counts together with later ones, from its day: 12 months; if left out, without an end")
    cases: Annotated[tuple[ScaleCase, ...], OneOrMany] = Field((), description="Worked examples of several acts")
