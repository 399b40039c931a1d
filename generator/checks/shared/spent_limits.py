"""Limits that may be over before their step need begin, since they count from something that has come before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.analysis.step_time import StepTime
from generator.analysis.timeline import critical_path
from generator.model import Procedure
from generator.model.handbook import Calendar
from generator.model.limit import TRIGGER


def spent(procedure: Procedure, calendar: Calendar, times: Sequence[StepTime]) -> Iterator[int]:
    """Indexes of the steps on the slowest path whose limit counts from the trigger, or from a step that was before them on it, and that
    begin when it is over. One that takes no time, as on the same day, is over once steps between take some. What is done again is left out
    where its limit counts anew from an event: that has come since."""
    passed: dict[str | int, Fraction] = {TRIGGER: Fraction(0)}
    for leg in critical_path(procedure, calendar, times).legs:
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
