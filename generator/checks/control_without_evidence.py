"""HB902 control-without-evidence: a control of a risk that no register, form or other record shows.

The evidence of a control is the register or form that it names itself, else the one in which its step is recorded, else what the
step says is its evidence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.risks import evidence_of
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED, controls_where
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB902", name="control-without-evidence", severity=Severity.WARNING,
    message="nothing shows that step {number} of \"{procedure}\", \"{title}\", has controlled this",
    hint="give the step a \"record\", or name the register or form here under \"evidence\"",
    why="An inspector cannot tell a control that was carried out from one that was left out.",
    invalid=CONTROLLED.replace(", record: mail-book", ""), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    yield from controls_where(lambda control, step: not (evidence_of(control, step) or step.evidence), FAULT, handbook)


CHECK = of_entries(FAULT, find, "procedure")
