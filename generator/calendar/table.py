"""The days on which the duties of a list are due, written down for the script of its page, which computes none itself.

A table reaches from the year before the build to the end of the year after it: later public holidays are not announced yet. A page
that is older than its table says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from generator.calendar.occurrences import Occurrence, occurrences
from generator.calendar.span import Span, years
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency


class DateTable:
    """Collects what the frequencies of one list name. `in_force` is when the list holds, None if it does not."""

    def __init__(self, days: WorkingDays, today: datetime.date, in_force: Span | None, anchored: datetime.date) -> None:
        self._days = days
        self._whole = years(today.year - 1, today.year + 1)
        self._span = self._whole.common(in_force)
        self._anchored = anchored
        self._places: dict[Frequency, int] = {}
        self._series: list[list[list[int]]] = []

    def place(self, frequency: Frequency) -> int | None:
        """Where the turns of a frequency stand in the table; None for what an event sets off."""
        if frequency.period == "event":
            return None
        if frequency not in self._places:
            self._places[frequency] = len(self._series)
            found = occurrences(frequency, self._days, self._span, self._anchored) if self._span else ()
            self._series.append(runs(found, self._whole.first))
        return self._places[frequency]

    @property
    def data(self) -> dict[str, Any]:
        """The table as the script reads it."""
        return {"from": self._whole.first.isoformat(), "until": self._whole.last.isoformat(), "series": self._series}


def runs(found: Iterable[Occurrence], start: datetime.date) -> list[list[int]]:
    """[days since the turn before, days open before it is due, days open after, how many such turns follow each other]."""
    return [[*same, sum(1 for _ in group)] for same, group in groupby(_steps(found, start))]


def _steps(found: Iterable[Occurrence], start: datetime.date) -> Iterator[tuple[int, int, int]]:
    before = start
    for turn in found:
        yield (turn.day - before).days, (turn.day - turn.first).days, (turn.last - turn.day).days
        before = turn.day
