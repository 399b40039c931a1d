"""What a frequency names in each of its periods, before any day off is looked at.

Periods are numbered through all time, so that every second or fifth of them is the same in every year and in every output.
Days are ordinals (`date.toordinal`): those beyond the ends of the calendar are numbers like others.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass

from generator.model.frequency import LAST, Frequency

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Periods that begin on the first day of a month → how many months they have."""
_BEYOND = datetime.date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Series:
    """The periods of a frequency: days, weeks from Monday to Sunday, months, quarters, half-years or years of the calendar.

    A frequency that names no day of its period names the first. Where a month is too short for the day (the 30th, the 29th of
    February), its last day is named. Working days and events have no such periods: see `occurrences`.
    """

    frequency: Frequency

    def number(self, day: int) -> int:
        """The period in which a day lies."""
        period = self.frequency.period
        if period == "day":
            return day
        if period == "week":
            return (day - 1) // 7  # the first day of the year 1 was a Monday
        found = datetime.date.fromordinal(day)
        return (found.year * 12 + found.month - 1) // MONTHS[period]

    def first(self, number: int) -> int:
        """The first day of a period."""
        period = self.frequency.period
        if period == "day":
            return number
        return number * 7 + 1 if period == "week" else _day_of_month(number * MONTHS[period], 1)

    def named(self, number: int) -> int:
        """The day that the frequency names in a period."""
        frequency = self.frequency
        if frequency.period in ("day", "week"):
            return self.first(number) + (frequency.weekday or 0)
        return _day_of_month(number * MONTHS[frequency.period] + (frequency.month or 1) - 1, frequency.day or 1)

    def origin(self, anchor: int) -> int:
        """The period from which intervals are counted: the first that names a day not before the anchor."""
        number = self.number(anchor)
        return number if self.named(number) >= anchor else number + 1


def always_has_its_day(frequency: Frequency) -> bool:
    """Whether the day that a frequency names exists in each of its periods: not every month has a 30th, nor every year a 29 February."""
    day = frequency.day or 1
    return day <= 28 or (frequency.month is not None and frequency.month != 2)


def _day_of_month(month: int, day: int) -> int:
    """A day of a month, counted through from January of the year 0; its last where it is `LAST` or the month is too short."""
    year, index = divmod(month, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return 0 if year < datetime.MINYEAR else _BEYOND
    length = monthrange(year, index + 1)[1]
    return datetime.date(year, index + 1, length if day == LAST else min(day, length)).toordinal()
