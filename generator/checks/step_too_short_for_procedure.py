"""HB516 step-too-short-for-procedure: a step allows less time than the procedure takes that it goes through.

Compared is the time promised for that procedure, or where none is, its slowest path; as far as it differs by the same criteria, level by
level. A limit that counts from elsewhere than the step before is not compared. The path of the procedure counts the longer of the two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.limits import length_in, time_in
from generator.analysis.slowest_path import slowest_path
from generator.analysis.step_times import from_its_start, length_of, promise_of
from generator.analysis.timeline import surely_passes
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.lengths import as_written
from generator.checks.shared.small_office import MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.facts.whole_time import total_of
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.limit import Limit

_TWO = (MAIL + "  - {do: 清點郵件, by: head, within: LIMIT, go_through: register-mail}\n---\n"
        + MAIL.replace("take-in-mail", "register-mail").replace("steps:", "within: 20 days\nsteps:")
        + "  - {do: 登記郵件, by: head, within: 20 days}\n")

FAULT = Descriptor(
    code="HB516", name="step-too-short-for-procedure",
    message="{limit} allowed, but \"{procedure}\", which this step goes through, may take {total}",
    hint="allow as much for the step, or leave \"within\" out: then it takes the time of that procedure; or promise less there",
    why="Two rules give two times for the same work, and whoever keeps to the longer is late by the shorter.",
    invalid=_TWO.replace("LIMIT", "1 day"), valid=_TWO.replace("LIMIT", "20 days"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    for index, step in enumerate(procedure.steps):
        other = handbook.procedures.get(step.go_through) if step.go_through else None
        if other is None or step.within is None or not from_its_start(step.within):
            continue
        if total := _longer(step.within, other, handbook):
            path = ("steps", index, "within")
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={
                "limit": as_written(procedure, (*path, "time"), step.within), "procedure": other.id, "total": total})


def _longer(limit: Limit, other: Procedure, handbook: Handbook) -> Duration | None:
    """How long the other procedure may take, where that is longer for certain in some case."""
    calendar, promised = handbook.entry.calendar, promise_of(other)
    levels = [*limit.cases, *promised.cases] if promised and limit.criteria == promised.criteria else []
    for level in dict.fromkeys(levels) or [None]:
        time, found = time_in(limit, level, calendar), length_in(promised, level, calendar)
        if time and time.has_number and surely_passes(found or length_of(other, handbook)[0], time, calendar):
            return time_in(promised, level, calendar) if promised and found else _along_its_path(other, handbook)
    return None


def _along_its_path(other: Procedure, handbook: Handbook) -> Duration:
    path = slowest_path(other, handbook)
    return total_of(path.total, path)


CHECK = of_each_entry("procedure", FAULT, find, "procedure", "criteria")
