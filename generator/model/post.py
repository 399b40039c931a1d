"""A post: its place, what it may decide alone, and its duties."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, model_validator

from generator.model.common import Audiences, Entry, OneOrMany, Part, Posts, Texts, for_all
from generator.model.duration import Duration
from generator.model.duty_limit import check_event, with_event_named
from generator.model.frequency import own_periods
from generator.model.limit import Limit
from generator.model.numbers import Count
from generator.model.recurring import RecurringDuty
from generator.model.shift import Roster, Shift
from generator.model.text import PostRef, ProcedureRef, ScopeRef, SingleLine, Text, UnitRef, Word
from generator.model.time_of_day import MIDNIGHT, TimeOfDay


class Priority(Enum):
    """Urgency and importance, in the order in which work is done."""

    URGENT_IMPORTANT = "urgent-important"
    URGENT = "urgent"
    IMPORTANT = "important"
    ROUTINE = "routine"


class Authority(Part):
    """Something the post may decide alone, and how far."""

    decide: SingleLine = Field(description="What the post may decide alone")
    limit: Text | None = Field(None, description="How far: amount, number, time")
    scopes: Annotated[tuple[ScopeRef, ...], OneOrMany] = for_all("Scopes of work it holds for")
    procedures: Annotated[tuple[ProcedureRef, ...], OneOrMany] = for_all("Procedures it holds for")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Duty(RecurringDuty):
    """One thing the post must do: what, when, by when, and what shows that it was done."""

    within: Limit | None = Field(None, description="Time allowed from when it is due; before a day or time by which it is due, how "
                                                   "long before the work begins")
    priority: Priority = Field(Priority.ROUTINE, description="Urgency and importance")
    step: Word | None = Field(None, description="Step of that procedure, where the duty is the step itself")
    audience: Audiences = for_all("Who may read it; everyone if left out")

    @model_validator(mode="before")
    @classmethod
    def _event_of_its_limit(cls, data: Any, info: ValidationInfo) -> Any:
        return with_event_named(data, own_periods(info))

    @model_validator(mode="after")
    def _one_event(self) -> Duty:
        check_event(self.within, self.when.event)
        return self

    @property
    def allowed(self) -> Duration | None:
        """The time allowed from when it is due; None where it differs by case, or ends before something."""
        return self.within.time if self.within and not (self.within.cases or self.within.before) else None


class Post(Entry):
    """A post of the organisation."""

    kind: Literal["post"]
    unit: UnitRef | None = Field(None, description="Unit the post belongs to")
    reports_to: PostRef | None = Field(None, description="Post it reports to; left out for the highest")
    substitutes: Posts = Field((), description="Posts that stand in for it, in order")
    headcount: Annotated[Count, Field(ge=1)] = Field(1, description="How many people hold the post")
    day_begins: TimeOfDay | None = Field(
        None, description="When the day of the post begins, if not at midnight; what is due before it is done last, as on a night watch")
    shifts: tuple[Shift, ...] = Field((), description="Shifts in which the post is held; its day begins with the first")
    roster: Roster | None = Field(None, description="Roster that says who holds which shift")
    contact: SingleLine | None = Field(None, description="Room or telephone")
    answers_for: Annotated[tuple[ScopeRef, ...], OneOrMany] = Field((), description="Scopes of work this post answers for")
    requirements: Texts = Field((), description="What holders of the post must know or be able to do")
    authority: Annotated[tuple[Authority, ...], OneOrMany] = Field((), description="What the post may decide alone")
    duties: Annotated[tuple[Duty, ...], OneOrMany] = Field(min_length=1, description="What the post must do")

    @property
    def begins(self) -> TimeOfDay:
        """When its day begins: with the first of its shifts, unless it says otherwise."""
        return self.day_begins or (self.shifts[0].hours.start if self.shifts else MIDNIGHT)
