"""The limits along a path as stretches of time that a calendar can count: one after the other, or from an earlier moment of the path.

A step that goes through a procedure without a promise of its own takes the stretches of its slowest path, of which `step_times`
counts the length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.analysis.limits import time_in
from generator.analysis.step_time import StepTime
from generator.analysis.step_times import step_times
from generator.analysis.timeline import MOST_LEGS, Leg, critical_path
from generator.calendar.worst_start import BEGINNING, Stretch
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.limit import TRIGGER, Limit


def stretches(procedure: Procedure, handbook: Handbook, legs: Iterable[Leg], times: Sequence[StepTime], case: str | None,
              around: tuple[str, ...] = ()) -> list[Stretch]:
    """What hangs on an event, or may end before its time, takes none: nobody knows how long it is. `around` are the procedures that go
    through this one."""
    named = {moment for time in times if time.within and isinstance(moment := _moment(procedure, time.within), int)}
    found, calendar = _Stretches(), handbook.entry.calendar
    for leg in legs:
        wait, within, through = times[leg.index]
        found.add(wait)
        since, time = _moment(procedure, within), time_in(within, case, calendar) if within else None
        other = handbook.procedures.get(procedure.steps[leg.index].go_through or "") if through else None
        if other:
            found.splice(_of_path(other, handbook, (*around, procedure.id)))
        elif since is None or since == BEGINNING or since in found.places:
            found.add(time, since)
        if leg.index in named:
            found.mark(leg.index)
    return found.closed()


def _of_path(other: Procedure, handbook: Handbook, around: tuple[str, ...]) -> Sequence[Stretch]:
    """Those of the slowest path of a procedure that is gone through; none where it is gone round in a circle, or is too long to count."""
    if other.id in around:
        return ()

    def found() -> Sequence[Stretch]:
        times = step_times(other, handbook)
        path = critical_path(other, handbook.entry.calendar, times)
        made = stretches(other, handbook, path.legs, times, None, around)
        return made if sum(len(each.lengths) for each in made) <= MOST_LEGS else ()

    return handbook.once(other, "stretches gone through", found)


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

    def splice(self, inner: Sequence[Stretch]) -> None:
        """Those of a procedure that is gone through: what counts from its beginning counts from the end of the stretch before."""
        if len(inner) == 1 and inner[0].since is None:
            self._open.extend(inner[0].lengths)
            return
        before = len(self.closed()) - 1  # BEGINNING where there is none
        places: dict[int | None, int | None] = {None: None, BEGINNING: before, **{place: before + 1 + place for place in range(len(inner))}}
        self._found.extend(stretch._replace(since=places[stretch.since]) for stretch in inner)

    def mark(self, index: int) -> None:
        """Something counts from the end of this step."""
        self.places[index] = len(self.closed()) - 1

    def closed(self) -> list[Stretch]:
        """Those so far: what follows begins another."""
        if self._open:
            self._found.append(Stretch(tuple(self._open)))
            self._open = []
        return self._found
