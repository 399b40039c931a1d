"""How long a duration is, and which of two is certainly longer.

Time is of two kinds. Working time runs only while there is work: whatever is called working hours or working days. Clock time runs day
and night, days off and holidays too: seconds, minutes, hours (24 hours are 1 day), days, weeks, months and years. A sum keeps the two
apart as exact fractions of minutes, because no number of clock hours is the same working time on every day. To draw a sum, to say it, and
to compare it for certain, clock time is taken to begin in the morning of the first working day of a week, or working time is spread over
the average week.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from generator.calendar.gaps import shortest_gap
from generator.model.duration import AT_ONCE, CLOCK_MINUTES, CLOSE, SAME_DAY, Duration
from generator.model.frequency import Frequency
from generator.model.handbook import Calendar
from generator.model.named_day import WEEKDAYS

DAY = 24 * 60
_CALENDAR_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(1461, 48), "year": Fraction(1461, 4)}
_SHORTEST = {"day": 1, "working day": 1, "week": 7, "month": 28, "quarter": 90, "half-year": 181, "year": 365}
_MINUTES = {**CLOCK_MINUTES, "working hour": CLOCK_MINUTES["hour"]}
_AT_LEAST = {**_MINUTES, **{unit: Fraction(days * DAY) for unit, days in _SHORTEST.items()}}
_NO_TIME = frozenset({SAME_DAY, CLOSE, AT_ONCE})


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes of working time, and minutes of clock time besides."""

    work: Fraction
    clock: Fraction

    def __add__(self, other: Length) -> Length:
        return Length(self.work + other.work, self.clock + other.clock)

    def __sub__(self, other: Length) -> Length:
        """What is left of it, never less than nothing."""
        return Length(max(self.work - other.work, Fraction(0)), max(self.clock - other.clock, Fraction(0)))


def length(duration: Duration, calendar: Calendar) -> Length:
    """A length of time; one of its two parts is 0. What is done at once or on the same day adds nothing to a sum: the same day may be
    that of the step before. What is permanent has no length."""
    return _length(duration, calendar.hours)


def effort_minutes(effort: Duration, calendar: Calendar) -> Fraction:
    """Minutes of work: every hour of effort is worked, and a day of effort is a day of work."""
    return sum((_effort(Fraction(number), unit, calendar) for number, unit in effort.parts), Fraction(0))


def working_day(calendar: Calendar) -> Fraction:
    """Minutes of work in a day."""
    return _day(calendar.hours)


def week_length(calendar: Calendar) -> int:
    """Days of work in a week, holidays apart; at least 1."""
    return max(1, 7 - len(set(calendar.weekend)))


def share_of_work(calendar: Calendar) -> Fraction:
    """How much of clock time is working time in an average week; always over 0."""
    return _share_of_work(calendar.hours, week_length(calendar))


def surely_longer(total: Length, promised: Length, calendar: Calendar, by_date: bool = False) -> bool:
    """Whether what takes `total` may come after what was promised; False where that cannot be said for certain.

    A promise of working time is broken by more working time; clock time holds as much of it as it can at most. A promise of clock
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
    """Minutes of work that a length comes to, where its clock time begins with the first working day of a week."""
    days, rest = divmod(found.clock, DAY)
    weeks, days = divmod(days, 7)
    worked, day = week_length(calendar), working_day(calendar)
    whole = weeks * worked + min(days, worked)
    return found.work + whole * day + (min(rest, day) if days < worked else 0)


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
    gap = shortest_gap(frequency)
    least = sum((Fraction(number) * _AT_LEAST[unit] for number, unit in within.parts if unit not in _NO_TIME), Fraction(0))
    return gap is not None and least > gap


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
    if duration.largest in _NO_TIME:
        return Length(Fraction(0), Fraction(0))
    minutes = sum((Fraction(number) * _minutes(unit, hours) for number, unit in duration.parts), Fraction(0))
    return Length(minutes, Fraction(0)) if duration.works else Length(Fraction(0), minutes)


def _minutes(unit: str, hours: float) -> Fraction:
    if unit == "working day":
        return _day(hours)
    return _MINUTES[unit] if unit in _MINUTES else _CALENDAR_DAYS[unit] * DAY


def _effort(number: Fraction, unit: str, calendar: Calendar) -> Fraction:
    if unit in _MINUTES:
        return number * _MINUTES[unit]
    if unit in ("day", "working day"):
        return number * working_day(calendar)
    return number * _CALENDAR_DAYS[unit] * DAY * share_of_work(calendar)


@lru_cache(maxsize=64)
def _share_of_work(hours: float, days: int) -> Fraction:
    return _day(hours) * days / (7 * DAY)


@lru_cache(maxsize=64)
def _day(hours: float) -> Fraction:
    return Fraction(Decimal(str(hours))) * 60
