"""In which months something is due that comes round every so many months, or from which day on it comes round: what `every 3 months`
leaves open, and every reader has to know."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.calendar.occurrences import EPOCH
from generator.calendar.series import Series
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency
from generator.model.frequency_days import WITHIN_DAY
from generator.model.named_day import MONTHS

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Rounds:
    """`months` are those in which it is due every year, in order; where they differ from year to year, `since` is the first day of the
    first period."""

    months: tuple[int, ...] = ()
    since: datetime.date | None = None


def rounds(frequency: Frequency, days: WorkingDays, anchored: datetime.date = EPOCH) -> Rounds | None:
    """None for what comes round in every period, and for days and events."""
    if frequency.interval == 1 or frequency.period in (*WITHIN_DAY, "event"):
        return None
    series = Series(frequency, days)
    since = datetime.date.fromordinal(series.first(series.origin(anchored.toordinal())))
    every = MONTHS.get(frequency.period, 0) * frequency.interval
    if frequency.period != "month" or not every or _YEAR % every:
        return Rounds(since=since)
    return Rounds(tuple(sorted((since.month - 1 + turn) % _YEAR + 1 for turn in range(0, _YEAR, every))))
