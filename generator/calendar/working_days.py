"""The handbook's calendar: which days are working days, and when a length of time is over.

Public holidays come from the `holidays` library, and with them the working days that make up for them at a weekend (調休).
Where these are announced year by year, as in mainland China, later years have only the holidays that the law fixes.
"""

from __future__ import annotations

import datetime
import math
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from generator.model.handbook import Calendar
from generator.model.quantity import WEEKDAYS, Duration

_DAY = datetime.timedelta(days=1)
_LONGEST_CLOSURE = 366
"""More days off than this in a row are no calendar, but a slip in one."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days by a handbook's calendar. A country that is not known has weekends, but no public holidays."""

    calendar: Calendar

    @property
    def country_known(self) -> bool:
        """Whether the public holidays of the calendar's country, and of its subdivision, are known."""
        return _public(self.calendar.country, self.calendar.subdivision, 2026) is not None

    def is_working_day(self, day: datetime.date) -> bool:
        """The organisation's own exceptions come first, then make-up days, then public holidays, then the week."""
        calendar = self.calendar
        if day in calendar.workdays or day in calendar.holidays:
            return day in calendar.workdays
        off, made_up = _public(calendar.country, calendar.subdivision, day.year) or (frozenset(), frozenset())
        return day in made_up or (day not in off and WEEKDAYS[day.weekday()] not in calendar.weekend)

    def working_days(self, year: int) -> tuple[datetime.date, ...]:
        """Every working day of a year, in order."""
        first = datetime.date(year, 1, 1)
        days = (first + datetime.timedelta(days=n) for n in range(366 if monthrange(year, 2)[1] == 29 else 365))
        return tuple(day for day in days if self.is_working_day(day))

    def due(self, start: datetime.date, duration: Duration) -> datetime.date:
        """The last day of a length of time that begins on `start`; days are counted from the day after.

        Working days leave out every day off. Days, weeks, months and years count all days, and if the last of them is a
        day off, the next working day takes its place. Minutes and hours run by the clock: less than 24 hours end on
        `start`. Part of a day counts as a whole one. Raises OverflowError where the calendar has no such day.
        """
        number, unit = duration.number, duration.unit
        if unit in ("minute", "hour"):
            return start + datetime.timedelta(minutes=float(number) * (60 if unit == "hour" else 1))
        if unit == "working day":
            day = start
            for _ in range(math.ceil(number)):
                day = self.not_before(day + _DAY)
            return day
        if unit in ("day", "week"):
            return self.not_before(start + datetime.timedelta(days=math.ceil(number * (7 if unit == "week" else 1))))
        return self.not_before(_months_later(start, math.ceil(number * (12 if unit == "year" else 1))))

    def not_before(self, day: datetime.date) -> datetime.date:
        """The first working day that is not before `day`."""
        for _ in range(_LONGEST_CLOSURE):
            if self.is_working_day(day):
                return day
            day += _DAY
        raise OverflowError("a calendar without working days")


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month; its last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > datetime.MAXYEAR:
        raise OverflowError("beyond the end of the calendar")
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=256)
def _public(country: str, subdivision: str | None, year: int) -> tuple[frozenset[datetime.date], frozenset[datetime.date]] | None:
    """(days off, working days at a weekend) of a year; None for a country or subdivision that is not known."""
    import holidays  # takes a tenth of a second, and many runs do without

    try:
        found = holidays.country_holidays(country.upper(), subdiv=subdivision, years=year)
    except NotImplementedError:
        return None
    return frozenset(found), frozenset(found.weekend_workdays)
