"""Where the day that a frequency names lies between two others. Days are ordinals (`date.toordinal`)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.calendar.span import EARLIEST, LATEST, Span
from generator.calendar.working_days import WorkingDays
from generator.model.named_day import LAST, WORKING_DAY, NamedDay


def full_week(nth: int, first: int, last: int) -> tuple[int, int]:
    """Monday and Friday of a week of which both, and so the days between, lie between two days; the last where there are not so many."""
    mondays = range(first + (1 - first) % 7, last - 3, 7)  # the first day of the year 1 was a Monday
    if not mondays:  # a month beyond the ends of the calendar has no days
        return first, last
    monday = _nth_of(mondays, nth)
    return monday, monday + 4


def week_begun(nth: int, first: int, last: int) -> tuple[int, int]:
    """From when to when a week from Monday to Friday lies between two days, the first being that of the first day that is no Saturday or
    Sunday; the last where there are not so many."""
    monday = first - (first - 1) % 7 if (first - 1) % 7 < 5 else first + (1 - first) % 7
    if monday > last:  # a weekend
        return first, last
    weeks = (last - monday) // 7 + 1
    monday += 7 * ((weeks if nth == LAST else min(nth, weeks)) - 1)
    return max(monday, first), min(monday + 4, last)


def place_of(day: NamedDay, first: int, last: int, days: WorkingDays | None) -> int:
    """The day as it is counted between two days; the nearest where there are not so many."""
    if day.weekday is not None:
        found = range(first + (day.weekday - first + 1) % 7, last + 1, 7)
    elif day.sort == WORKING_DAY and days is not None and EARLIEST <= first <= last <= LATEST:
        worked = [found.toordinal() for found in days.within(Span(datetime.date.fromordinal(first), datetime.date.fromordinal(last)))]
        return _nth_of(worked, day.nth) if worked else first
    elif day.is_span:
        return last
    else:
        found = range(first, last + 1)
    return _nth_of(found, day.nth) if found else first


def _nth_of(days: Sequence[int], nth: int) -> int:
    """One of some days, from their beginning or their end; the nearest where there are not so many."""
    return days[max(nth, -len(days))] if nth < 0 else days[min(nth, len(days)) - 1]
