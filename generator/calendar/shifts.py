"""When the shifts of a post are held: on which days, where two meet, and where nobody is on duty."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.calendar.occurrences import occurrences
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency
from generator.model.named_day import WEEKDAYS
from generator.model.shift import Shift
from generator.model.time_of_day import Hours


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift that is held: its place among the shifts of the post, and from when to when."""

    place: int
    start: datetime.datetime
    end: datetime.datetime


def turns(shifts: Sequence[Shift], days: WorkingDays, span: Span, anchored: datetime.date) -> list[Turn]:
    """Every shift that begins on a day of a span, as they come."""
    found = [_turn(place, shift, turn.day) for place, shift in enumerate(shifts)
             for turn in occurrences(shift.held_on, days, span, anchored)]
    return sorted(found, key=lambda turn: (turn.start, turn.place))


def _turn(place: int, shift: Shift, day: datetime.date) -> Turn:
    start = datetime.datetime.combine(day, datetime.time(*divmod(shift.hours.start.minutes, 60)))
    return Turn(place, start, start + datetime.timedelta(minutes=shift.minutes))


def overlaps(found: Sequence[Turn]) -> Iterator[tuple[Turn, Turn, int]]:
    """(earlier, later, minutes) of turns that are held at the same time, each with the one that ends last of those before it."""
    last: Turn | None = None
    for turn in found:
        if last and turn.start < last.end:
            yield last, turn, int((min(last.end, turn.end) - turn.start).total_seconds() // 60)
        if last is None or turn.end > last.end:
            last = turn


def gaps(found: Sequence[Turn]) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
    """From when to when nobody is on duty between the first of some turns and the last."""
    until: datetime.datetime | None = None
    for turn in found:
        if until and turn.start > until:
            yield until, turn.start
        until = max(until or turn.end, turn.end)


def in_shifts(when: Frequency, shifts: Sequence[Shift]) -> tuple[Frequency, ...]:
    """What is due every shift, or every so many shifts, as a frequency of each shift in which it is due; anything else as it is."""
    if when.period != "shift" or not shifts or not fits_shifts(when, shifts):
        return (when,)
    if when.interval > len(shifts):
        return (replace(shifts[0].held_on, interval=when.interval // len(shifts), at=_at(shifts[0])),)
    return tuple(replace(shift.held_on, at=_at(shift)) for shift in shifts[::when.interval])


def _at(shift: Shift) -> tuple[Hours, ...]:
    """Its hours; of a shift of several days its beginning."""
    return (Hours(shift.hours.start) if shift.several_days else shift.hours,)


def fits_shifts(when: Frequency, shifts: Sequence[Shift]) -> bool:
    """Whether every so many shifts is the same shift each day, so that it can be said which."""
    count = len(shifts)
    return count % when.interval == 0 or (when.interval % count == 0 and all(shift.days.interval == 1 for shift in shifts))


# --- The days of a roster ------------------------------------------------------------------------------------------

class Sort(Enum):
    WORKED = "worked"
    MADE_UP = "make-up day"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


def sort_of_day(day: datetime.date, days: WorkingDays) -> Sort:
    """What a roster marks of a day."""
    weekend = WEEKDAYS[day.weekday()] in days.calendar.weekend
    if days.is_working_day(day):
        return Sort.MADE_UP if weekend else Sort.WORKED
    return Sort.WEEKEND if weekend else Sort.HOLIDAY
