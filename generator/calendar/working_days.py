"""The handbook's calendar: which days are working days, and when a length of time is over.

Public holidays come from the `holidays` library, and with them the working days that make up for them at a weekend (調休).
Where these are announced year by year, as in mainland China, later years have only the holidays that the law fixes.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.calendar.public_days import public_days
from generator.calendar.span import EARLIEST, LATEST, Span, years
from generator.model.duration import PERMANENT, Duration
from generator.model.handbook import Calendar
from generator.model.named_day import WEEKDAYS

_LONGEST_CLOSURE = 366
"""More days off than this in a row are no calendar, but a slip in one."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days by a handbook's calendar. A country that is not known has weekends, but no public holidays.

    Every method has an answer for every day. Where a calendar has no working day within a year (a slip, which a check finds),
    a day has nowhere to move and stays.
    """

    calendar: Calendar

    @property
    def country_known(self) -> bool:
        """Whether the public holidays of the calendar's country, and of its subdivision, are known."""
        return public_days(self.calendar.country, self.calendar.subdivision, 2026) is not None

    def is_working_day(self, day: datetime.date) -> bool:
        """The organisation's own exceptions come first, then make-up days, then public holidays, then the week."""
        days = _year(self.calendar, day.year)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def working_days(self, year: int) -> tuple[datetime.date, ...]:
        """Every working day of a year, in order."""
        return _year(self.calendar, year)

    def within(self, span: Span) -> Iterator[datetime.date]:
        """Every working day of a span, in order."""
        for year in range(span.first.year, span.last.year + 1):
            yield from (day for day in _year(self.calendar, year) if day in span)

    def before_holidays(self, span: Span, least: int = 1) -> Iterator[datetime.date]:
        """Every last working day of a span before at least so many days off that are not a weekend alone."""
        for day in self.within(span):
            following = day.toordinal() + 1
            off = range(following, self.not_before(datetime.date.fromordinal(following)).toordinal()) if following <= LATEST else ()
            if len(off) >= least and any(map(self._is_holiday, map(datetime.date.fromordinal, off))):
                yield day

    def _is_holiday(self, day: datetime.date) -> bool:
        public, _ = public_days(self.calendar.country, self.calendar.subdivision, day.year) or (frozenset(), frozenset())
        return day in public or day in self.calendar.holidays

    def position(self, day: datetime.date, origin: datetime.date) -> int:
        """How many working days lie from `origin` to before `day`; below 0 where `day` is the earlier one."""
        low, high = sorted((day, origin))
        found = sum(len(_year(self.calendar, year)) for year in range(low.year, high.year))
        found += bisect_left(_year(self.calendar, high.year), high) - bisect_left(_year(self.calendar, low.year), low)
        return found if day >= origin else -found

    def due(self, start: datetime.date, duration: Duration) -> datetime.date | None:
        """The last day of a length of time that begins on `start`; days are counted from the day after.

        Working days leave out every day off. Days, weeks, months and years count all days, and if the last of them is a
        day off, the next working day takes its place, unless the calendar says that the last day does not move. Seconds, minutes
        and hours run by the clock: less than 24 hours end on `start`, and so do working hours that are less than a working day.
        Part of a day counts as a whole one. None where that day is later than dates can say, or never comes.
        """
        if not duration.has_number:
            return None if duration.largest == PERMANENT else start
        months, days = self.counted(duration)
        if duration.works:
            return self._after(start, days) if days else start
        day = months_later(start, months)
        day = day and _later(day, days)
        moves = self.calendar.last_day_moves and not duration.units <= {"hour", "minute", "second"}
        return self.not_before(day) if day and moves else day

    def begun_before(self, end: datetime.date, duration: Duration) -> datetime.date:
        """The day on which work begins that is to be done by `end`, so long before: the counterpart of `due`.

        Working days leave out every day off; of days, weeks, months and years, a day off is moved to the working day before it where the
        calendar moves last days. Less than a
        day begins on `end`. As early as dates can say where that is before them all.
        """
        if not duration.has_number:
            return end
        months, days = self.counted(duration)
        if duration.works:
            return self._before(end, days)
        day = months_later(end, -months) or datetime.date.min
        day = datetime.date.fromordinal(max(day.toordinal() - days, EARLIEST))
        return self.not_after(day) if day < end and self.calendar.last_day_moves else min(day, end)

    def counted(self, duration: Duration) -> tuple[int, int]:
        """(months, days) of a length of time, the days being working days where it runs while people work."""
        of = Counter({unit: number for number, unit in duration.parts})
        minutes = of["minute"] + of["second"] / Decimal(60)
        if duration.works:
            hours = of["working hour"] + minutes / Decimal(60)
            return 0, math.ceil(of["working day"]) + math.floor(hours / Decimal(str(self.calendar.hours)))
        days = math.ceil(of["week"] * 7 + of["day"]) + math.floor((of["hour"] * 60 + minutes) / (24 * 60))
        return math.ceil(of["year"] * 12 + of["month"]), days

    def _before(self, day: datetime.date, number: int) -> datetime.date:
        """The so-manieth working day before `day`."""
        left, year = number, day.year
        days = _year(self.calendar, year)[:bisect_left(_year(self.calendar, year), day)]
        while left > len(days) and year > datetime.MINYEAR:
            if not _year(self.calendar, year - 1) and not days:
                return datetime.date.fromordinal(max(day.toordinal() - number, EARLIEST))  # nothing can be counted
            left, year = left - len(days), year - 1
            days = _year(self.calendar, year)
        return day if not left else days[-left] if left <= len(days) else datetime.date.min

    def not_before(self, day: datetime.date) -> datetime.date:
        """The first working day that is not before `day`."""
        return self._nearest(day, 1)

    def not_after(self, day: datetime.date) -> datetime.date:
        """The last working day that is not after `day`."""
        return self._nearest(day, -1)

    def _nearest(self, day: datetime.date, step: int) -> datetime.date:
        end = min(max(day.toordinal() + step * _LONGEST_CLOSURE, EARLIEST), LATEST)
        days = (datetime.date.fromordinal(number) for number in range(day.toordinal(), end + step, step))
        return next(filter(self.is_working_day, days), day)

    def _after(self, day: datetime.date, number: int) -> datetime.date | None:
        """The so-manieth working day after `day`."""
        left = number + bisect_right(_year(self.calendar, day.year), day)
        for year in range(day.year, datetime.MAXYEAR + 1):
            days = _year(self.calendar, year)
            if left <= len(days):
                return days[left - 1]
            if not days:
                return _later(day, number)  # nothing can be counted: every day is as good as another
            left -= len(days)
        return None


def _later(day: datetime.date, days: int) -> datetime.date | None:
    number = day.toordinal() + days
    return datetime.date.fromordinal(number) if number <= LATEST else None


def months_later(day: datetime.date, months: int) -> datetime.date | None:
    """The same day of a later month; its last day where the month is shorter. None where dates do not reach so far. Below 0: of an earlier
    month."""
    years_on, month = divmod(day.month - 1 + months, 12)
    year = day.year + years_on
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def _year(calendar: Calendar, year: int) -> tuple[datetime.date, ...]:
    """The working days of a year: many ask for the same ones."""
    off, made_up = public_days(calendar.country, calendar.subdivision, year) or (frozenset(), frozenset())
    weekend = {WEEKDAYS.index(day) for day in calendar.weekend}
    own_work, own_off = frozenset(calendar.workdays), frozenset(calendar.holidays)
    whole = years(year, year)
    days = map(datetime.date.fromordinal, range(whole.first.toordinal(), whole.last.toordinal() + 1))
    return tuple(day for day in days if day in own_work or (
        day not in own_off and (day in made_up or (day not in off and day.weekday() not in weekend))))
