"""The limits along a path as stretches of time that a calendar can count: one after the other, or from an earlier moment of the path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.analysis.limits import time_in
from generator.analysis.step_time import StepTime
from generator.analysis.timeline import Leg
from generator.calendar.worst_start import BEGINNING, Stretch
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.limit import TRIGGER, Limit


def stretches(procedure: Procedure, legs: Iterable[Leg], times: Sequence[StepTime], case: str | None, calendar: Calendar) -> list[Stretch]:
    """What hangs on an event, or may end before its time, takes none: nobody knows how long it is."""
    named = {moment for time in times if time.within and isinstance(moment := _moment(procedure, time.within), int)}
    found = _Stretches()
    for leg in legs:
        wait, within = times[leg.index].wait, times[leg.index].within
        found.add(wait)
        since, time = _moment(procedure, within), time_in(within, case, calendar) if within else None
        if since is None or since == BEGINNING or since in found.places:
            found.add(time, since)
        if leg.index in named:
            found.mark(leg.index)
    return found.closed()


def _moment(procedure: Procedure, limit: Limit | None) -> int | str | None:
    """From where a limit counts: None for the step before, a step by its index, a word for what nobody knows."""
    if limit is None:
        return None
    if limit.before or limit.by or limit.latest:
        return "unknown"
    if limit.after is None:
        return None
    moment = procedure.moment(limit.after)
    return BEGINNING if limit.after == TRIGGER else moment if isinstance(moment, int) else "unknown"


class _Stretches:
    """Collects them. `places` says which stretch ends with a step, as far as something counts from there."""

    def __init__(self) -> None:
        self.places: dict[int | str, int] = {}
        self._found: list[Stretch] = []
        self._open: list[Duration] = []

    def add(self, time: Duration | None, since: int | str | None = None) -> None:
        if time is None or not time.has_number:
            return
        if since is None:
            self._open.append(time)
            return
        self.closed()
        self._found.append(Stretch((time,), BEGINNING if since == BEGINNING else self.places[since]))

    def mark(self, index: int) -> None:
        """Something counts from the end of this step."""
        self.places[index] = len(self.closed()) - 1

    def closed(self) -> list[Stretch]:
        """Those so far: what follows begins another."""
        if self._open:
            self._found.append(Stretch(tuple(self._open)))
            self._open = []
        return self._found
