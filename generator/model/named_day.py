"""A day that a frequency names in its periods: Friday, the 25th, the last working day, the 5th of the first month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.written import Refused

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
LAST = -1
DAY, WORKING_DAY = "day", "working day"
MONTH, TEN_DAYS, WEEK = "whole month", "ten-day period", "week"
PERIOD = "period"
"""One that the organisation names itself: see `own_period`."""
MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Periods that begin on the first day of a month → how many months they have."""
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS_IN_MONTH = 4
"""Not every month has a fifth Monday."""
_FROM_THE_END = 5
"""A day is counted from the end of its period as the fifth to last at most."""
_WEEKS_IN_MONTH = 4
"""The last full week stands for the fourth where there are three."""
_DAYS_IN_PERIOD, _WEEKS_IN_PERIOD = 10, 30
_WORKING_DAYS = {"week": 5, "ten days": 5}
_WORKING_DAYS_IN_MONTH = 15


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The `nth` day of a `sort` (or the `LAST`) of a period, or of one of its months; below `LAST` counted from the end: -2 is the second
    to last.

    `sort` is `day`, `working day` or the name of a weekday; `month` counts from 1 within the period, 0 where the day is counted from the
    beginning of the whole period. A week has one Friday: its `nth` is 1. A `whole month` (its `nth` is 1), one of its three ten-day
    periods or a `week` from Monday to Friday stands for its last day, and what is due may be done from its first: see `is_span`. A month
    has only weeks that lie in it; the first week of a period of the organisation's own is that in which it begins.
    """

    nth: int = 1
    sort: str = DAY
    month: int = 0

    @property
    def weekday(self) -> int | None:
        """0 for Monday; None for what is no weekday."""
        return WEEKDAYS.index(self.sort) if self.sort in WEEKDAYS else None

    @property
    def is_span(self) -> bool:
        """Whether several days are named, on any of which it may be done."""
        return self.sort in (MONTH, TEN_DAYS, WEEK)

    @property
    def ends_month(self) -> bool:
        """Whether it always is the last day of a month, or of the period."""
        return self.nth == LAST or self.sort == MONTH or (self.sort, self.nth) == (TEN_DAYS, 3)

    @property
    def late_in_month(self) -> bool:
        """Whether days off after it may last until the end of the month, as those at the end of a year do."""
        return self.ends_month or self.nth < 0 or self.nth >= (22 if self.sort == DAY else 4 if self.weekday is not None else 99)

    @property
    def rank(self) -> tuple[int, int]:
        """(month, day) by which days of a period are put in order, as far as this can be said without a calendar."""
        if self.ends_month:
            return (self.month or 13), 32
        if self.nth < 0:
            return (self.month or 13), 33 + self.nth
        if self.sort == TEN_DAYS:
            return self.month, self.nth * 10
        weeks = self.nth - 1
        day = {DAY: self.nth, WORKING_DAY: self.nth + weeks // 5 * 2}.get(self.sort)
        return self.month, weeks * 7 + (self.weekday or 0) + 1 if day is None else day

    def check(self, period: str) -> None:
        """Raises Refused where the period has no such day."""
        if period not in ("week", "ten days", PERIOD, *MONTHS) or not 0 <= self.month <= MONTHS.get(period, 0):
            raise Refused("no day")
        if self.nth < LAST and self._from_the_end(period):
            return
        if (self.nth != LAST or self.sort in (MONTH, TEN_DAYS)) and not 1 <= self.nth <= self._most(period):
            raise Refused("which month" if self._asks_for_month(period) else "no day")
        if period == "ten days" and self.weekday is not None:
            raise Refused("no day")
        of_whole = (WEEK, TEN_DAYS) if period == "month" else (WEEK,) if period in (PERIOD, *MONTHS) else ()
        if self.is_span and not self.month and self.sort not in of_whole:
            raise Refused("no day")

    def _from_the_end(self, period: str) -> bool:
        """Whether a month or a longer period always has so many days of its sort."""
        most = _WEEKDAYS_IN_MONTH if self.weekday is not None else _FROM_THE_END
        return period in MONTHS and not self.is_span and self.nth >= -most

    def _most(self, period: str) -> int:
        if period == PERIOD and self.sort == WEEK:
            return _WEEKS_IN_PERIOD
        if self.is_span:
            return {MONTH: 1, TEN_DAYS: 3, WEEK: _WEEKS_IN_MONTH}[self.sort]
        if period == PERIOD and self.weekday is None:
            return _DAYS_IN_PERIOD
        if self.sort == WORKING_DAY:
            return _WORKING_DAYS.get(period, _WORKING_DAYS_IN_MONTH)
        if self.weekday is not None:
            return 1 if period == "week" else _WEEKDAYS_IN_MONTH
        if period in ("week", "ten days"):
            return 10 if period == "ten days" else 0
        if period == "year" and self.month:
            return _LENGTHS[self.month - 1]
        return 31 if period == "month" or self.month else 1

    def _asks_for_month(self, period: str) -> bool:
        return self.sort == DAY and not self.month and self.nth in range(2, 32) and MONTHS.get(period, 0) > 1


def spans(days: Sequence[NamedDay], period: str) -> list[tuple[NamedDay, NamedDay]]:
    """(first, last) of days that are named together: Monday to Friday are said as such, where there are three or more in a row."""
    found: list[tuple[NamedDay, NamedDay]] = []
    for day in days:
        if found and period == "week" and _follows(day, found[-1][1]):
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return [part for first, last in found for part in ([(first, last)] if _long(first, last) else [(day, day) for day in (first, last)])]


def _follows(day: NamedDay, before: NamedDay) -> bool:
    return day.weekday is not None and before.weekday is not None and day.weekday == before.weekday + 1


def _long(first: NamedDay, last: NamedDay) -> bool:
    """One day, or three and more."""
    return first == last or (last.weekday or 0) - (first.weekday or 0) > 1
