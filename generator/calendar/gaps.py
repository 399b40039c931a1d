"""The shortest time from one turn of a frequency to the next, before any day off is looked at."""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import pairwise

from generator.calendar.own_periods import shortest_own_gap
from generator.calendar.series import Series
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency
from generator.model.frequency_days import WITHIN_DAY
from generator.model.handbook import Calendar
from generator.model.named_day import PERIOD
from generator.model.time_of_day import DAY_MINUTES

_SHORTEST = {**dict.fromkeys(WITHIN_DAY, 1), "week": 7, "ten days": 8, "month": 28, "quarter": 90, "half-year": 181, "year": 365}
_WITHOUT_HOLIDAYS = WorkingDays(Calendar.model_validate({"country": "XX"}))
_FROM = datetime.date(2024, 1, 1).toordinal()
_PERIODS = 37
"""Three years of months, with the end of February in a leap year among them."""


def shortest_gap(frequency: Frequency) -> Fraction | None:
    """In minutes; None for what an event or a shift sets off. A month counts as the shortest, and a working day as a day."""
    if frequency.period in ("event", "shift"):
        return None
    if frequency.each:
        return Fraction(frequency.each)
    starts = [hours.start.minutes for hours in frequency.at]
    if len(starts) > 1:
        return Fraction(min(later - earlier for earlier, later in pairwise([*starts, starts[0] + DAY_MINUTES])))
    if frequency.own and frequency.period == PERIOD:
        own = shortest_own_gap(frequency, frequency.own, _WITHOUT_HOLIDAYS)
        return None if own is None else Fraction(own * DAY_MINUTES, frequency.times)
    days = _between_days(frequency) if len(frequency.days) > 1 else _SHORTEST[frequency.period] * frequency.interval
    return Fraction(days * DAY_MINUTES, frequency.times)


def _between_days(frequency: Frequency) -> int:
    series = Series(frequency, _WITHOUT_HOLIDAYS)
    number = series.number(_FROM)
    periods = range(number, number + _PERIODS * frequency.interval, frequency.interval)
    named = sorted(day for period in periods for day in series.named(period))
    return min(later - earlier for earlier, later in pairwise(named) if later > earlier)
