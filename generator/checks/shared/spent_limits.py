"""Limits that may be over before their step need begin, since they count from something that has come before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from generator.analysis.step_time import StepTime
from generator.analysis.timeline import critical_path
from generator.checks.shared.lengths import as_written
from generator.model import Procedure
from generator.model.handbook import Calendar
from generator.model.limit import TRIGGER
from generator.model.walk import FieldPath

Times = tuple[StepTime, ...]
Placed = Callable[[Procedure, list[int], Times], Times]
"""The times of steps as they count along a path, which is given by the indexes of its steps."""


def spent_limits(procedure: Procedure, calendar: Calendar, times: Times, every_case: Iterable[str | None],
                 placed: Placed | None = None) -> dict[FieldPath, tuple[int, str]]:
    """Where each such limit stands, or what it is in a case → the index of its step, and the limit as it is written."""
    found: dict[FieldPath, tuple[int, str]] = {}
    for case in every_case:
        path = [leg.index for leg in critical_path(procedure, calendar, times, case).legs] if placed else []
        for index in _spent(procedure, calendar, placed(procedure, path, times) if placed else times, case):
            path_of_limit, limit = _written(procedure, index, case)
            found[path_of_limit] = index, limit
    return found


def _written(procedure: Procedure, index: int, case: str | None) -> tuple[FieldPath, str]:
    limit, path = procedure.steps[index].within, ("steps", index, "within")
    assert limit is not None
    if case in limit.cases:
        own = (*path, "cases", case)
        return own, as_written(procedure, own, limit.cases[case])
    return path, as_written(procedure, (*path, "time"), limit)


def _spent(procedure: Procedure, calendar: Calendar, times: Times, case: str | None) -> Iterator[int]:
    """Indexes of the steps on the slowest path whose limit counts from the trigger, or from a step that was before them on it, and that
    begin when it is over. One that takes no time, as on the same day, is over once steps between take some. What is done again is left out
    where its limit counts anew from an event: that has come since."""
    passed: dict[str | int, Fraction] = {TRIGGER: Fraction(0)}
    for leg in critical_path(procedure, calendar, times, case).legs:
        limit = times[leg.index].within
        start = _start(procedure, limit.after) if limit and limit.after else None
        anew = leg.repair and limit is not None and bool(limit.restart)
        if start in passed and leg.end == leg.start > passed[start] and not anew:
            yield leg.index
        passed[leg.index] = leg.end


def _start(procedure: Procedure, name: str) -> str | int | None:
    """The trigger or the index of a step; None for an event."""
    found = procedure.moment(name)
    return TRIGGER if name == TRIGGER else found if isinstance(found, int) else None
