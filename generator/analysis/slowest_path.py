"""The slowest path of a procedure of a handbook, with the times that count there; found once, however many ask for it. Pure."""

from __future__ import annotations

from generator.analysis.step_times import step_times
from generator.analysis.timeline import CriticalPath, critical_path
from generator.handbook import Handbook
from generator.model import Procedure


def slowest_path(procedure: Procedure, handbook: Handbook, case: str | None = None, extended: bool = False) -> CriticalPath:
    """`critical_path` with the calendar of the handbook and the `step_times` of the procedure in it."""
    return handbook.once(procedure, ("slowest path", case, extended), lambda: critical_path(
        procedure, handbook.entry.calendar, step_times(procedure, handbook), case, extended))
