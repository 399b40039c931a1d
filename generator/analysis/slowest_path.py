"""The slowest path of a procedure of a handbook, with the times that count there; found once, however many ask for it. Pure."""

from __future__ import annotations

from fractions import Fraction

from generator.analysis.classes import classes
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
    """The case in which a procedure takes longest, late before in time; None where its limits do not differ. So it is late if any is."""
    paths = {case: slowest_path(procedure, handbook, case, extended) for case in every_case(procedure, handbook) if case}
    return max(paths, key=lambda case: slowness(paths[case]), default=None)


def slowness(path: CriticalPath) -> tuple[bool, Fraction]:
    """Late before in time, and then by days."""
    return path.late, path.total / path.scale.unit("day")


def every_case(procedure: Procedure, handbook: Handbook) -> tuple[str | None, ...]:
    """The levels that limits name, and those that their criteria come to besides: a case of another level may go another way."""
    others = (level for levels in classes(procedure, handbook).values() for level in levels)
    return tuple(dict.fromkeys((*cases(procedure), *others)))
