"""Until when a turn of something that recurs is done in time."""

from __future__ import annotations

import datetime
from fractions import Fraction

from generator.calendar.occurrences import Occurrence
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.frequency_reading import WITHIN_DAY

_MINUTES = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}


def last_day(turn: Occurrence, frequency: Frequency, within: Duration | None, days: WorkingDays) -> datetime.date:
    """The last day on which a turn is done in time: the day it is due, or so many days later; where its period names no day, the
    last of the period."""
    if frequency.period not in WITHIN_DAY and not frequency.days:
        return max(turn.last, turn.day)
    found = days.due(turn.day, within) if within else None
    return max(found or turn.day, turn.day)


def clock_minutes(within: Duration | None) -> Fraction | None:
    """How many minutes by the clock a limit is, exactly; None where it counts days or working time, of which no clock says the end."""
    if within is None or within.works or not within.units <= _MINUTES.keys():
        return None
    return sum((Fraction(number) * _MINUTES[unit] for number, unit in within.parts), Fraction(0))
