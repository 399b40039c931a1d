"""HB552 limit-before-start: a limit that counts from the end of a step which never comes before.

No way leads from that step to the one with the limit, so that the limit never begins; or it is the step itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.flow_soundness import reaches
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.checks.shared.stated_limits import limits_of_procedures
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure

_STEPS = """\
  - {{id: count, do: 清點郵件, by: clerk, within: 2 hours{first}}}
  - {{id: number, do: 編列收文字號, by: clerk, within: 1 working day{second}}}
---
"""
_CLERK = CLERK + COUNTS_MAIL.replace("step-1", "count")

FAULT = Descriptor(
    code="HB552", name="limit-before-start",
    message="counts from the end of step \"{step}\", which never comes before this one",
    hint="name a step that leads here, \"trigger\", or an event",
    why="A limit that never begins never ends: nobody is ever late.",
    invalid=MAIL + _STEPS.format(first=" from number", second="") + _CLERK,
    valid=MAIL + _STEPS.format(first="", second=" from count") + _CLERK)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure, path, limit in limits_of_procedures(handbook):
        start = procedure.moment(limit.after) if limit.after else None
        if isinstance(start, int) and len(path) > 1 and not _leads(procedure, start, int(path[1])):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span((*path, "after")), details={"step": limit.after})


def _leads(procedure: Procedure, start: int, target: int) -> bool:
    """Whether some way leads from the end of one step to another."""
    return any(to is not None and reaches(procedure, to, target) for to in procedure.targets[start])


CHECK = of_entries(FAULT, find)
