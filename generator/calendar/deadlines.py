"""From when a turn of something that recurs is due, and until when it is done in time: the one decision for every output.

A day that is named is the day on which it is due; a limit beside it is how long it may take from then. A day *by* which something is due
is its deadline, and a limit beside it is lead time: the work begins so long before. A whole month, or ten days of one, is the time in which
it is done. Where a period names no day, it is due from the first of the period: until the end of its limit, if that counts days, else until
the end of the period. (A limit in hours says how long the work itself takes, whenever in the period it is done.)
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.calendar.occurrences import EPOCH, occurrences
from generator.calendar.span import Span
from generator.calendar.turns import Occurrence
from generator.calendar.working_days import WorkingDays
from generator.model.duration import CLOCK_MINUTES, Duration
from generator.model.frequency import Frequency
from generator.model.frequency_days import WITHIN_DAY

_LESS_THAN_DAYS = frozenset({*CLOCK_MINUTES, "working hour"})
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One turn: shown as due from `begins`, and in time until `ends`, both included. `first` to `last` are the days on which a tick
    counts for it; no two turns share one."""

    first: datetime.date
    begins: datetime.date
    ends: datetime.date
    last: datetime.date


def due_turns(frequency: Frequency, within: Duration | None, days: WorkingDays, span: Span,
              anchored: datetime.date = EPOCH, by: Frequency | None = None) -> Iterator[Due]:
    """The turns whose day lies in a span. One stays open until its time is over, or until the next is due. A limit `by` a day of the
    calendar ends on the first such day from which the turn is due."""
    found = occurrences(frequency, days, span, anchored)
    own = [_due(turn, frequency, within, days) for turn in found]
    if by and not leads(frequency):
        own = _ending(own, [turn.day for turn in occurrences(by, days, span, anchored)])
    opened = span.first
    for place, due in enumerate(own):
        last = min(max(due.last, due.ends), max(due.last, span.last))
        if place + 1 < len(own):
            begins = own[place + 1].begins
            last = min(last, (begins if begins > due.ends else min(due.ends + _DAY, found[place + 1].day)) - _DAY)
        begins = max(due.begins, opened)
        yield replace(due, first=min(max(due.first, opened), begins), begins=begins, last=last)
        opened = last + _DAY if last < datetime.date.max else last


def _ending(turns: list[Due], last_days: list[datetime.date]) -> list[Due]:
    """The turns as they end by the days of another frequency."""
    return [replace(turn, ends=last_days[place]) if (place := bisect_left(last_days, turn.begins)) < len(last_days) else turn
            for turn in turns]


def leads(frequency: Frequency) -> bool:
    """Whether a limit beside it is lead time: the work begins so long before the day or time by which it is due."""
    return frequency.by


def from_first_day(frequency: Frequency, within: Duration | None) -> bool:
    """Whether the first day of a period that names none is the one from which a limit counts."""
    return (within is not None and within.has_number and not within.units <= _LESS_THAN_DAYS and not frequency.days
            and frequency.times == 1 and frequency.period not in (*WITHIN_DAY, "event"))


def _due(turn: Occurrence, frequency: Frequency, within: Duration | None, days: WorkingDays) -> Due:
    begins = ends = turn.day
    if turn.opens:
        begins = min(turn.opens, turn.day)
    elif leads(frequency):
        begins = days.begun_before(turn.day, within) if within else turn.day
    elif frequency.period not in WITHIN_DAY and not frequency.days and not from_first_day(frequency, within):
        ends = max(turn.last, turn.day)
    elif within:
        ends = max(days.due(turn.day, within) or turn.day, turn.day)
    return Due(min(turn.first, begins), begins, ends, turn.last)


def clock_minutes(within: Duration | None) -> Fraction | None:
    """How many minutes by the clock a limit is, exactly; None where it counts days or working time, of which no clock says the end."""
    if within is None or within.works or not within.units <= CLOCK_MINUTES.keys():
        return None
    return sum((Fraction(number) * CLOCK_MINUTES[unit] for number, unit in within.parts), Fraction(0))
