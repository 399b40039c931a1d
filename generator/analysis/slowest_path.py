"""The slowest path of a procedure of a handbook, with the times that count there; found once, however many ask for it. Pure."""

from __future__ import annotations

from generator.analysis.limits import cases
from generator.analysis.step_times import step_times
from generator.analysis.timeline import CriticalPath, critical_path
from generator.handbook import Handbook
from generator.model import Procedure


def slowest_path(procedure: Procedure, handbook: Handbook, case: str | None = None, extended: bool = False) -> CriticalPath:
    """`critical_path` with the calendar of the handbook and the `step_times` of the procedure in it; without a case, in the slowest."""
    case = case or slowest_case(procedure, handbook, extended)
    return handbook.once(procedure, ("slowest path", case, extended), lambda: critical_path(
        procedure, handbook.entry.calendar, step_times(procedure, handbook), case, extended))


def slowest_case(procedure: Procedure, handbook: Handbook, extended: bool = False) -> str | None:
    """The case in which a procedure takes longest, late before in time; None where its limits do not differ, or where they also say how
    long all others may take: what a case takes that never comes to a limit is no part of it."""
    if any(limit.cases and limit.time for limit in procedure.limits):
        return None
    found = [case for case in cases(procedure) if case]
    paths = {case: slowest_path(procedure, handbook, case, extended) for case in found}
    return max(found, key=lambda case: (paths[case].late, paths[case].total / paths[case].scale.unit("day")), default=None)
