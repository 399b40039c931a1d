"""HB550 extension-without-approver: a time limit that may be extended, and nobody says who approves it.

Regulations name the one who may grant more time, and who is told of it. Where nobody is named, whoever is late extends his own limit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.checks.shared.stated_limits import stated_limits
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_STEP = "  - {{do: 清點郵件, by: clerk, within: {{time: 3 days, extend: {{by: 2 days{approve}}}}}}}\n---\n"
_CLERK = CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB550", name="extension-without-approver", severity=Severity.WARNING,
    message="this limit may be extended, but nobody is named who approves it",
    hint="name the post that decides, and who is told: \"60 days, may be extended by 30 days with the approval of the head\", or "
         "within: {{time: …, extend: {{by: …, approve: …, inform: …}}}}",
    why="Whoever is late would extend their own limit.",
    invalid=MAIL + _STEP.format(approve="") + _CLERK,
    valid=MAIL + _STEP.format(approve=", approve: head") + _CLERK)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure, path, limit in stated_limits(handbook):
        for number, found in enumerate(limit.extend):
            if not found.approve:
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span((*path, "extend", number)))


CHECK = of_entries(FAULT, find)
