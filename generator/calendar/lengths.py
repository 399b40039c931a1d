"""How long a duration is: in minutes of work, and how much lies between two turns of a frequency at least.

Times are working minutes, as exact fractions. An hour is an hour of work; a working day has the hours of the handbook's
calendar; of calendar days, weeks, months and years, that share counts which falls on days of work in a week.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from generator.model.handbook import Calendar
from generator.model.quantity import Duration, Frequency

_CALENDAR_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(1461, 48), "year": Fraction(1461, 4)}
_SHORTEST = {"day": 1, "working day": 1, "week": 7, "month": 28, "quarter": 90, "half-year": 181, "year": 365}
_DAY = 24 * 60
_AT_LEAST = {"minute": 1, "hour": 60, **{unit: days * _DAY for unit, days in _SHORTEST.items()}}


def working_minutes(duration: Duration, calendar: Calendar) -> Fraction:
    """A length of time in minutes of work."""
    return _minutes(duration, calendar.hours, week_length(calendar))


def unit_minutes(unit: str, calendar: Calendar) -> Fraction:
    """One of `DURATION_UNITS` in minutes of work; always over 0."""
    return _minutes(Duration(Decimal(1), unit), calendar.hours, week_length(calendar))


def effort_minutes(effort: Duration, calendar: Calendar) -> Fraction:
    """Minutes of work; a day of effort is a day of work."""
    if effort.unit == "day":
        return Fraction(effort.number) * unit_minutes("working day", calendar)
    return working_minutes(effort, calendar)


def week_length(calendar: Calendar) -> int:
    """Days of work in a week, holidays apart; at least 1."""
    return max(1, 7 - len(set(calendar.weekend)))


def outlasts_turn(within: Duration, frequency: Frequency) -> bool:
    """Whether what is due so often may still be running when it is due again. False where that depends on the month or the week:
    a month counts as the shortest, and a working day as a day."""
    if frequency.period == "event":
        return False
    return within.number * _AT_LEAST[within.unit] * frequency.times > _SHORTEST[frequency.period] * _DAY * frequency.interval


@lru_cache(maxsize=1024)
def _minutes(duration: Duration, hours: float, days: int) -> Fraction:
    """In minutes of work, where a day has so many hours of work and a week so many days. The same lengths come up all the time."""
    number, unit = Fraction(duration.number), duration.unit
    if unit in ("minute", "hour"):
        return number * (60 if unit == "hour" else 1)
    day = Fraction(Decimal(str(hours))) * 60
    return number * day * (1 if unit == "working day" else _CALENDAR_DAYS[unit] * days / 7)
