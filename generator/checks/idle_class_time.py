"""HB557 idle-class-time: a limit has a time for a level whose cases never come to its step.

Where criteria judge on the way, cases of some levels leave the procedure or pass a step by. A time for them in the table of that step is
kept by nobody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.case_steps import levels_at
from generator.analysis.reachable import reachable_levels
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, LEVELS
from generator.checks.shared.stated_limits import limits_of
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import Limit

_JUDGED = LEVELS + HEAD + "---\n" + CLERK + COUNTS_MAIL + """---
kind: procedure
id: take-in-mail
title: 清點郵件
scope: mail
basis: {cite: 印信條例}
trigger: 郵件送達
steps:
  - do: 判斷速別
    by: clerk
    within: 1 hour
    decision: 速別？
    judge: speed
    branches: [{when: 最速件, level: urgent, goto: end}, {when: 普通件, level: normal, goto: list}]
  - {id: list, do: 分送郵件, by: head, within: {criteria: speed, cases: TIMES}}
"""

FAULT = Descriptor(
    code="HB557", name="idle-class-time", severity=Severity.WARNING,
    message="no case of \"{levels}\" reaches step {number}, so this time limit is never used",
    hint="delete the time of that level here, or add a branch that leads its cases to this step",
    why="Someone with such a case relies on a time limit that no step gives.",
    invalid=_JUDGED.replace("TIMES", "{urgent: 1 hour, normal: 4 hours}"), valid=_JUDGED.replace("TIMES", "{normal: 4 hours}"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for path, limit in limits_of(procedure, handbook):
        if path[0] == "steps" and (levels := _idle(procedure, int(path[1]), limit, handbook)):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span((*path, "cases")), details={
                "levels": ", ".join(levels), "number": int(path[1]) + 1})


def _idle(procedure: Procedure, index: int, limit: Limit, handbook: Handbook) -> list[str]:
    """The levels that have a time and that the criteria can come to, and whose cases do not come to the step."""
    criteria = handbook.criteria.get(limit.criteria or "")
    if criteria is None:
        return []
    known = reachable_levels(criteria, handbook)
    coming = levels_at(procedure, index, known, handbook)
    return [level for level in limit.cases if level in known and level not in coming]


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "criteria")
