"""Shifts in which a post is held, and the roster that says who holds which."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from generator.model.common import Part, Texts
from generator.model.duration import AtLeast, AtMost, Duration
from generator.model.frequency import Frequency, Yield
from generator.model.numbers import Count
from generator.model.text import Id, PostRef, RecordRef, SingleLine
from generator.model.time_of_day import DAY_MINUTES, Hours

EVERY_DAY = Frequency("day")
_MINUTES = {"minute": 1, "hour": 60, "day": DAY_MINUTES, "week": 7 * DAY_MINUTES}


_LONGEST = 366
"""Days that a shift may last."""


def _minutes(lasts: Duration) -> int:
    return sum(int(number * _MINUTES.get(unit, 0)) for number, unit in lasts.parts)


class Shift(Part):
    """A shift: from when to when, on which days it begins, and how many people hold it."""

    id: Id = Field(description="Id of the shift, unique in its post")
    title: SingleLine = Field(description="Name of the shift")
    hours: Hours = Field(description="From when to when; it may end on the next day")
    days: Frequency = Field(EVERY_DAY, json_schema_extra={"default": str(EVERY_DAY)},
                            description="On which days it begins; every day if left out. It does not move from days off")
    people: Annotated[Count, Field(ge=1)] = Field(1, description="How many people hold the shift")
    lasts: Duration | None = Field(
        None, description="How long it lasts, where that is more than a day: 1 week on call, a weekend of 63 hours")

    @field_validator("lasts")
    @classmethod
    def _no_longer_than_a_year(cls, lasts: Duration | None) -> Duration | None:
        """What lasts longer is a post, and no roster of it can be drawn."""
        if lasts and _minutes(lasts) > _LONGEST * DAY_MINUTES:
            raise PydanticCustomError("less_than_equal", "less than equal", {"le": f"{_LONGEST} days"})
        return lasts

    @property
    def held_on(self) -> Frequency:
        """On which days it begins: a watch is kept on days off too, unless its author says otherwise."""
        return replace(self.days, off=Yield.STAY) if self.days.days and self.days.off is None else self.days

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return _minutes(self.lasts) if self.lasts else self.hours.minutes

    @property
    def several_days(self) -> int:
        """Days on which it is held, where it lasts longer than a day: a week on call, a weekend; else 0."""
        return -(-self.minutes // DAY_MINUTES) if self.lasts else 0

    @property
    def agrees(self) -> bool:
        """Whether it is the end of its hours when it has lasted so long as is said."""
        return self.minutes > 0 and (self.minutes - self.hours.minutes) % DAY_MINUTES == 0


class Roster(Part):
    """Who holds which shift: how this is settled, and what is handed over from one shift to the next."""

    drawn_up_by: PostRef | None = Field(None, description="Post that draws up the roster")
    approved_by: PostRef | None = Field(None, description="Post that approves the roster")
    published: Frequency | None = Field(None, description="By when the roster of the next month is published")
    always_staffed: bool = Field(False, description="Whether somebody is on duty at every hour")
    reserve: Annotated[Count, Field(ge=0)] = Field(0, description="How many people stand by for each shift")
    exempt: Texts = Field((), description="Who takes no part, in words")
    hand_over: Texts = Field((), description="What is handed over from one shift to the next")
    hand_over_time: AtMost | None = Field(None, description="Time it takes to hand over; so long two shifts may overlap")
    rest: AtLeast | None = Field(None, description="Rest of a person between two shifts, at least; 8 hours are looked at if left out")
    record: RecordRef | None = Field(None, description="Register or form as which the roster is kept")
