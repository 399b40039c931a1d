"""Turns by the periods that an organisation names itself: their dates stand in the calendar of the handbook, and nowhere else.

What is due *on* a day that is off stays in its period; what is counted from the beginning or the end of one may lie in another. A tick
counts from the beginning of the period before for what is done before one begins, until the end of the next for what is done after one
has ended; of everything else within the period.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.calendar.places import place_of, week_begun
from generator.calendar.turns import Occurrence, moved
from generator.calendar.working_days import WorkingDays, months_later
from generator.model.frequency import Frequency, Yield
from generator.model.named_day import WEEK, NamedDay
from generator.model.own_period import OwnPeriod, PeriodDates
from generator.model.period_edge import Edge

_DAY = datetime.timedelta(days=1)


def own_turns(frequency: Frequency, own: OwnPeriod, days: WorkingDays, yielding: Yield) -> list[Occurrence]:
    """Every turn by the dates of a period, in order."""
    around = (None, *own.dates), own.dates, (*own.dates[1:], None)
    found = [turn for before, dates, after in zip(*around, strict=False) if dates
             for turn in _of(frequency, before, dates, after, days, yielding)]
    return sorted(found, key=lambda turn: turn.named)


def _of(frequency: Frequency, before: PeriodDates | None, dates: PeriodDates, after: PeriodDates | None, days: WorkingDays,
        yielding: Yield) -> Iterator[Occurrence]:
    if edge := frequency.edge:
        named = _counted(edge, dates, days)
        first, last = _open(edge, before, dates, after, named)
        yield Occurrence(named, moved(named, days, yielding), min(first, named), last)
        return
    for place, day in enumerate(frequency.days or (NamedDay(),)):
        around = dates.begins.toordinal(), dates.ends.toordinal()
        start, end = week_begun(day.nth, *around) if day.sort == WEEK else around
        named, begins = (datetime.date.fromordinal(found) for found in (place_of(day, start, end, days), start))
        due = moved(named, days, yielding, dates)
        if day.is_span and due < begins:  # all of that week is off
            due = moved(named, days, Yield.AFTER, dates)
        yield Occurrence(named, due, dates.begins, dates.ends, place, begins if day.is_span else None)


def _counted(edge: Edge, dates: PeriodDates, days: WorkingDays) -> datetime.date:
    """The day by the rule, before any day off is looked at."""
    day, sign = (dates.ends if edge.last else dates.begins), (-1 if edge.before else 1)
    if edge.time.works:
        return days.begun_before(day, edge.time) if edge.before else days.due(day, edge.time) or day
    months, count = days.counted(edge.time)
    return (months_later(day, sign * months) or day) + datetime.timedelta(days=sign * count)


def _open(edge: Edge, before: PeriodDates | None, dates: PeriodDates, after: PeriodDates | None,
          named: datetime.date) -> tuple[datetime.date, datetime.date]:
    """From when to when a tick counts for what is done at the edge of a period."""
    if edge.before and not edge.last:
        return before.begins if before else named, dates.begins - _DAY
    if edge.last and not edge.before:
        return dates.ends + _DAY, after.ends if after else named
    return dates.begins, dates.ends


def during(turns: Sequence[Occurrence], own: OwnPeriod) -> list[Occurrence]:
    """Those whose day lies in the period, by the rule and where it is moved from a day off."""
    return [turn for turn in turns if own.on(turn.named) and own.on(turn.day)]


def shortest_own_gap(frequency: Frequency, own: OwnPeriod, days: WorkingDays) -> int | None:
    """Days from one turn to the next at least, by the dates that are listed; None for one turn."""
    found = sorted({turn.named for turn in own_turns(frequency, own, days, Yield.STAY)})
    return min(((later - earlier).days for earlier, later in pairwise(found)), default=None)
