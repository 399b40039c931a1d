"""From which day on a row of lengths of time ends furthest after a promise that begins on the same day, in the calendar as it is: public
holidays may lie in any of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from generator.calendar.lengths import length
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration


class WorstStart(NamedTuple):
    """What begins on `start` may take until `ends`; the promise is over on `promised`."""

    start: datetime.date
    ends: datetime.date
    promised: datetime.date


BEGINNING = -1


class Stretch(NamedTuple):
    """Lengths one after the other: from the end of the stretch before, else from that of an earlier one by its place, or the `BEGINNING`.
    In that case it does not end before the one before it."""

    lengths: tuple[Duration, ...]
    since: int | None = None


@lru_cache(maxsize=256)
def worst_start(stretches: tuple[Stretch, ...], promised: Duration, days: WorkingDays, span: Span) -> WorstStart | None:
    """The worst of all working days of a span; None where all are in time. Many procedures have the same limits."""
    parts = tuple(stretch._replace(lengths=tuple(_joined(stretch.lengths, days))) for stretch in stretches)
    found = (_from(start, parts, promised, days) for start in days.within(span))
    late = [each for each in found if each and each.ends > each.promised]
    return max(late, key=lambda each: each.ends - each.promised, default=None)


def _joined(lengths: Sequence[Duration], days: WorkingDays) -> Iterator[Duration]:
    """Working time that follows other working time is one length: two half days are one day."""
    for works, group in groupby(lengths, lambda each: each.works):
        if not works:
            yield from group
            continue
        minutes = sum(length(each, days.calendar).work for each in group)
        whole = minutes // length(Duration.of(1, "working day"), days.calendar).work
        if whole:
            yield Duration.of(int(whole), "working day")


def _from(start: datetime.date, parts: Sequence[Stretch], promised: Duration, days: WorkingDays) -> WorstStart | None:
    """None where dates end before that."""
    ends: list[datetime.date] = []
    day = start
    for lengths, since in parts:
        found = _after(day if since is None else start if since == BEGINNING else ends[since], lengths, days)
        if found is None:
            return None
        day = max(day, found)
        ends.append(day)
    last = days.due(start, promised)
    return WorstStart(start, day, last) if last else None


def _after(start: datetime.date, lengths: Sequence[Duration], days: WorkingDays) -> datetime.date | None:
    day: datetime.date | None = start
    for each in lengths:
        day = day and days.due(day, each)
    return day
