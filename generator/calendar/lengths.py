"""How long a duration is, and which of two is certainly longer.

Time is of two kinds. Working time runs only while there is work: minutes and hours that fit into one working day of the handbook's
calendar, and whatever is called working hours or working days. Clock time runs day and night: longer minutes and hours (24 hours are
1 day), days, weeks, months and years. A sum keeps the two apart as exact fractions of minutes, because no number of clock hours is the
same working time on every day. Only to draw or to say a sum are they converted, by the average week.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from generator.model.duration import Duration
from generator.model.frequency import WEEKDAYS, Frequency
from generator.model.handbook import Calendar

DAY = 24 * 60
_CALENDAR_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(1461, 48), "year": Fraction(1461, 4)}
_SHORTEST = {"day": 1, "working day": 1, "week": 7, "month": 28, "quarter": 90, "half-year": 181, "year": 365}
_MINUTES = {"minute": 1, "hour": 60, "working hour": 60}
_AT_LEAST = {**_MINUTES, **{unit: days * DAY for unit, days in _SHORTEST.items()}}


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes of working time, and minutes of clock time besides."""

    work: Fraction
    clock: Fraction

    def __add__(self, other: Length) -> Length:
        return Length(self.work + other.work, self.clock + other.clock)


def length(duration: Duration, calendar: Calendar) -> Length:
    """A length of time; one of its two parts is 0."""
    return _length(duration, calendar.hours)


def effort_minutes(effort: Duration, calendar: Calendar) -> Fraction:
    """Minutes of work: every hour of effort is worked, and a day of effort is a day of work."""
    if effort.unit in _MINUTES:
        return Fraction(effort.number) * _MINUTES[effort.unit]
    if effort.unit == "day":
        return Fraction(effort.number) * working_day(calendar)
    found = length(effort, calendar)
    return found.work + found.clock * share_of_work(calendar)


def working_day(calendar: Calendar) -> Fraction:
    """Minutes of work in a day."""
    return _day(calendar.hours)


def week_length(calendar: Calendar) -> int:
    """Days of work in a week, holidays apart; at least 1."""
    return max(1, 7 - len(set(calendar.weekend)))


def share_of_work(calendar: Calendar) -> Fraction:
    """How much of clock time is working time in an average week; always over 0."""
    return working_day(calendar) * week_length(calendar) / (7 * DAY)


def surely_longer(total: Length, promised: Length, calendar: Calendar, by_date: bool = False) -> bool:
    """Whether what takes `total` may come after what was promised; False where that cannot be said for certain.

    A promise of working time is broken by more working time; clock time holds of it what it does in an average week. A promise of clock
    time is broken by more clock time, by working days that cannot lie so close together and, where it is counted in days (`by_date`), by
    more working days than there are for certain until its last day, which is moved from a day off to the next working day.
    """
    if not promised.clock:
        return in_working_time(total, calendar) > promised.work
    if in_clock_time(total, calendar) <= promised.clock:
        return False
    return (total.clock + total.work > promised.clock or _closest(total.work, working_day(calendar)) > promised.clock
            or (by_date and total.work > sure_working_days(math.ceil(promised.clock / DAY), calendar) * working_day(calendar)))


def in_working_time(found: Length, calendar: Calendar) -> Fraction:
    """Minutes of work that a length comes to. Clock time up to a working day may be all of it, as where it begins in the morning."""
    return found.work + max(found.clock * share_of_work(calendar), min(found.clock, working_day(calendar)))


def in_clock_time(found: Length, calendar: Calendar) -> Fraction:
    """Minutes by the clock that a length comes to in an average week."""
    return found.work / share_of_work(calendar) + found.clock


def sure_working_days(days: int, calendar: Calendar) -> int:
    """Whole working days that follow any day until the end of so many days, moved from a day off to the next working day."""
    worked = [name not in calendar.weekend for name in WEEKDAYS]
    if not any(worked):
        return days
    weeks, rest = divmod(days, 7)
    return weeks * sum(worked) + min(_worked_after(start, rest, worked) for start in range(7))


def outlasts_turn(within: Duration, frequency: Frequency) -> bool:
    """Whether what is due so often may still be running when it is due again. False where that depends on the month or the week:
    a month counts as the shortest, and a working day as a day."""
    if frequency.period == "event":
        return False
    return within.number * _AT_LEAST[within.unit] * frequency.times > _SHORTEST[frequency.period] * DAY * frequency.interval


def _worked_after(start: int, days: int, worked: list[bool]) -> int:
    """Working days after a day of the week."""
    end = start + days
    while not worked[end % 7]:
        end += 1
    return sum(worked[day % 7] for day in range(start + 1, end + 1))


def _closest(work: Fraction, day: Fraction) -> Fraction:
    """The least clock time in which so much work can be done, one working day after the other."""
    days_before = max(math.ceil(work / day) - 1, 0)
    return days_before * DAY + work - days_before * day


@lru_cache(maxsize=1024)
def _length(duration: Duration, hours: float) -> Length:
    """The same lengths come up all the time."""
    number, unit = Fraction(duration.number), duration.unit
    if unit == "working day":
        return Length(number * _day(hours), Fraction(0))
    minutes = number * (_MINUTES[unit] if unit in _MINUTES else _CALENDAR_DAYS[unit] * DAY)
    works = unit == "working hour" or (unit in _MINUTES and minutes <= _day(hours))
    return Length(minutes, Fraction(0)) if works else Length(Fraction(0), minutes)


def _day(hours: float) -> Fraction:
    return Fraction(Decimal(str(hours))) * 60
