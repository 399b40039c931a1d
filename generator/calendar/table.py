"""The days on which the duties of a list are due, written down for the scripts of its page, which compute none themselves.

Days are those of the post: a day that begins at 08:00 ends at 08:00 of the next day by the calendar, and what is due at 07:30 belongs
to the day that began before. A table reaches from the year before the build to the end of the year after it: later public holidays are
not announced yet. A page that is older than its table says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby
from typing import Any

from generator.calendar.deadlines import Due, due_turns
from generator.calendar.span import ALWAYS, Span, years
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.time_of_day import MIDNIGHT, TimeOfDay


class DateTable:
    """Collects what the frequencies of one list name. `in_force` is when the list holds, None if it does not; `begins` is when the
    day of its post begins."""

    def __init__(self, days: WorkingDays, today: datetime.date, in_force: Span | None, anchored: datetime.date,
                 begins: TimeOfDay = MIDNIGHT, known: dict[Hashable, list[list[int]]] | None = None) -> None:
        """`known` are series of other tables by the same calendar on the same day: most posts share their frequencies and limits."""
        self._days = days
        self._whole = years(today.year - 1, today.year + 1)
        self._span = self._whole.common(in_force)
        self._anchored = anchored
        self._begins = begins
        self._places: dict[tuple[Frequency, Duration | None, Frequency | None, Span | None], int] = {}
        self._series: list[list[list[int]]] = []
        self._known = {} if known is None else known

    def place(self, frequency: Frequency, within: Duration | None = None, by: Frequency | None = None,
              owed: Span | None = ALWAYS) -> int | None:
        """Where the turns of a frequency stand in the table, each to be done `within` a time, or `by` a day, on the days on which they are
        `owed`; None for what an event sets off."""
        if frequency.period == "event":
            return None
        key = frequency, within, by, owed
        if key not in self._places:
            self._places[key] = len(self._series)
            everywhere = self._span, self._anchored, self._begins, key
            if everywhere not in self._known:
                self._known[everywhere] = runs(self._turns(*key), self._whole.first)
            self._series.append(self._known[everywhere])
        return self._places[key]

    def _turns(self, frequency: Frequency, within: Duration | None, by: Frequency | None, owed: Span | None) -> Iterator[Due]:
        """Every turn, on days of the post."""
        span = self._span.common(owed) if self._span else None
        found = due_turns(frequency, within, self._days, span, self._anchored, by) if span else iter(())
        before = bool(frequency.at) and frequency.at[0].start < self._begins
        return (Due(*map(_day_before, (due.first, due.begins, due.ends, due.last))) for due in found) if before else found

    @property
    def data(self) -> dict[str, Any]:
        """The table as the script reads it."""
        return {"from": self._whole.first.isoformat(), "until": self._whole.last.isoformat(), "series": self._series}


def runs(found: Iterable[Due], start: datetime.date) -> list[list[int]]:
    """[days since the turn before began, days open before it begins, days open after, days until it is no longer in time, how many such
    turns follow each other]."""
    return [[*same, sum(1 for _ in group)] for same, group in groupby(_steps(found, start))]


def _steps(found: Iterable[Due], start: datetime.date) -> Iterator[tuple[int, int, int, int]]:
    before = start
    for due in found:
        yield (due.begins - before).days, (due.begins - due.first).days, (due.last - due.begins).days, (due.ends - due.begins).days
        before = due.begins


def _day_before(day: datetime.date) -> datetime.date:
    return datetime.date.fromordinal(max(day.toordinal() - 1, 1))
