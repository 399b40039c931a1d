"""What a frequency names in each of its periods, before any day off is looked at.

Periods are numbered through all time, so that every second or fifth of them is the same in every year and in every output.
Days are ordinals (`date.toordinal`): those beyond the ends of the calendar are numbers like others.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from generator.calendar.places import full_week, place_of
from generator.calendar.span import EARLIEST, LATEST
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency
from generator.model.named_day import DAY, LAST, MONTHS, PERIOD, TEN_DAYS, WEEK, NamedDay

_DAILY = ("day", "shift")
_TENS = 3
"""Ten-day periods of a month: from the 1st, the 11th and the 21st; the last ends with the month."""
_SHORTEST_TEN_DAYS = 8
_COMMON_YEAR = 2026
_FIRST = NamedDay()


@dataclass(frozen=True, slots=True)
class Series:
    """The periods of a frequency: days, weeks from Monday to Sunday, ten days, months, quarters, half-years or years of the calendar.

    A frequency that names no day of its period names the first. Where a month is too short for the day (the 30th, the 29th of
    February), its last day is named. Working days, days off, shifts and events have no such periods: see `occurrences`.
    """

    frequency: Frequency
    days: WorkingDays

    def number(self, day: int) -> int:
        """The period in which a day lies."""
        period = self.frequency.period
        if period in _DAILY:
            return day
        if period == "week":
            return (day - 1) // 7  # the first day of the year 1 was a Monday
        found = datetime.date.fromordinal(day)
        months = found.year * 12 + found.month - 1
        return months * _TENS + min((found.day - 1) // 10, _TENS - 1) if period == "ten days" else months // MONTHS[period]

    def first(self, number: int) -> int:
        """The first day of a period."""
        period = self.frequency.period
        if period in _DAILY:
            return number
        if period == "week":
            return number * 7 + 1
        if period == "ten days":
            return _first_of_month(number // _TENS, number % _TENS * 10)
        return _first_of_month(number * MONTHS[period])

    def named(self, number: int) -> list[int]:
        """The day that the frequency names in a period, or each of its days, in their order."""
        days: Sequence[NamedDay] = self.frequency.days or (_FIRST,)
        return [place_of(day, *self._around(day, number), self.days) for day in days]

    def opens(self, number: int) -> list[int]:
        """From which day each of them may be done: the first of the period, or of the days that are named together."""
        found = ((day, *self._around(day, number)) for day in self.frequency.days or (_FIRST,))
        return [first if day.is_span else self.first(number) for day, first, _ in found]

    def plain(self, number: int, place: int = 0) -> int:
        """The same for one of the days, where every day counts as a working day, and a week is one of seven days from the first."""
        day = self.frequency.days[place] if self.frequency.days else _FIRST
        if day.sort == WEEK:
            first, last = self._within(day, number)
            return last if day.nth == LAST else first + 7 * day.nth - 1
        return place_of(day, *self._around(day, number), None)

    def origin(self, anchor: int) -> int:
        """The period from which intervals are counted: the first that names a day not before the anchor."""
        number = self.number(anchor)
        return number if max(self.named(number)) >= anchor else number + 1

    def _within(self, day: NamedDay, number: int) -> tuple[int, int]:
        """The first and the last day of the period, or of the month that a day names."""
        if not day.month:
            return self.first(number), self.first(number + 1) - 1
        month = number * MONTHS[self.frequency.period] + day.month - 1
        return _first_of_month(month), _first_of_month(month + 1) - 1

    def _around(self, day: NamedDay, number: int) -> tuple[int, int]:
        """The first and the last day among which a day is counted: those of the period or month, or of a part of it."""
        first, last = self._within(day, number)
        if day.sort == WEEK:
            return full_week(day.nth, first, last)
        if day.sort != TEN_DAYS:
            return first, last
        return first + (day.nth - 1) * 10, last if day.nth == _TENS else first + day.nth * 10 - 1


def always_has_its_day(frequency: Frequency) -> bool:
    """Whether the days that a frequency names exist in each of its periods: not every month has a 30th, nor every year a 29 February."""
    return all(day.sort != DAY or day.nth <= _shortest(day, frequency) for day in frequency.days)


def _shortest(day: NamedDay, frequency: Frequency) -> int:
    """How many days there are at least where a day is counted."""
    period = frequency.period
    if period == PERIOD and frequency.own:
        return min((dates.ends - dates.begins).days + 1 for dates in frequency.own.dates)
    if period not in MONTHS:
        return _SHORTEST_TEN_DAYS if period == "ten days" else 7
    months = range(max(day.month, 1), 13, MONTHS[period])
    return min(monthrange(_COMMON_YEAR, month)[1] for month in months)


def _first_of_month(month: int, after: int = 0) -> int:
    """A day of a month, counted through from January of the year 0: so many days after its first."""
    year, index = divmod(month, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return after + (EARLIEST - 31 if year < datetime.MINYEAR else LATEST + 1)
    return datetime.date(year, index + 1, 1).toordinal() + after
