"""On which day a length of time is over, or the next day comes by which something is due, for every day on which it may begin: written
down for scripts, which count no days themselves."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Any

from generator.calendar.deadlines import clock_minutes
from generator.calendar.occurrences import occurrences
from generator.calendar.span import Span, years
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.frequency import Frequency


class DueTable:
    """Collects the lengths that one page needs, from the year of the build to the end of the next."""

    def __init__(self, days: WorkingDays, today: datetime.date) -> None:
        self._days = days
        self._span = years(today.year, today.year + 1)
        self._places: dict[tuple[Any, ...], int] = {}
        """(what makes the days of a series, what it makes them of) → its place."""

    def limit(self, duration: Duration | None, *then: Duration, before: bool = False) -> dict[str, float] | None:
        """Minutes by the clock, or where the days of a length stand in the table; None for no length. What ends so long `before` a moment
        has negative numbers; without a length, it ends with it. With others, all of them, one after the other."""
        if duration is None:
            return None
        if before and not duration.has_number:
            return {"minutes": 0}
        if not then and (minutes := clock_minutes(duration)) is not None:
            signed = -minutes if before else minutes
            return {"minutes": int(signed) if signed.denominator == 1 else float(signed)}
        return {"series": self._place(_runs, (duration, *then), before)}

    def until(self, by: Frequency, anchored: datetime.date, *then: Duration) -> dict[str, float]:
        """Where the days of a frequency stand in the table, each the end of what begins after the one before; and until which minute of
        it. What begins after that minute has until the `next`. With lengths of time, so much later than that."""
        place: dict[str, float] = {"series": self._place(_until, by, anchored, then)}
        return {**place, "at": by.at[-1].start.minutes, "next": 1} if by.at else place

    def _place(self, *made_of: Any) -> int:
        return self._places.setdefault(made_of, len(self._places))

    @property
    def data(self) -> dict[str, Any]:
        """The table as a script reads it: for each length [days until it is over, how many days in a row that holds for]."""
        return {"from": self._span.first.isoformat(), "until": self._span.last.isoformat(),
                "series": [make(*of, self._days, self._span) for make, *of in self._places]}


def _until(by: Frequency, anchored: datetime.date, then: tuple[Duration, ...], days: WorkingDays, span: Span) -> list[list[int]]:
    """As far as the days are known: those of an organisation's own periods end with its calendar."""
    beyond = Span(span.first, span.last.replace(year=span.last.year + by.interval + 1))
    turns = [turn.day for turn in occurrences(by, days, beyond, anchored)]
    ends = [_due(day, then, days).toordinal() for day in turns]
    starts = map(datetime.date.fromordinal, range(span.first.toordinal(), span.last.toordinal() + 1))
    return _in_rows(ends[place] - start.toordinal() for start in starts if (place := bisect_left(turns, start)) < len(turns))


@lru_cache(maxsize=256)
def _runs(lengths: tuple[Duration, ...], before: bool, days: WorkingDays, span: Span) -> list[list[int]]:
    """Many procedures allow the same time."""
    starts = map(datetime.date.fromordinal, range(span.first.toordinal(), span.last.toordinal() + 1))
    ends = ((start, days.begun_before(start, lengths[0]) if before else _due(start, lengths, days)) for start in starts)
    return _in_rows((end - start).days for start, end in ends)


def _due(start: datetime.date, lengths: tuple[Duration, ...], days: WorkingDays) -> datetime.date:
    """The last day of lengths that are counted one after the other."""
    for each in lengths:
        start = days.due(start, each) or start
    return start


def _in_rows(lengths: Iterable[int]) -> list[list[int]]:
    """[length, how many days in a row that holds for]."""
    return [[length, sum(1 for _ in group)] for length, group in groupby(lengths)]
