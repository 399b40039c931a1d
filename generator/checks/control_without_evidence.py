"""HB902 control-without-evidence: a control of a risk that no register, form or other record shows.

The evidence of a control is the register or form that it names itself, else the one in which its step is recorded, else what the
step says is its evidence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.risks import controlled_at, evidence_of
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB902", name="control-without-evidence", severity=Severity.WARNING,
    message="nothing shows that step {number} of \"{procedure}\", \"{title}\", has controlled this",
    hint="give the step a \"record\", or name the register or form here under \"evidence\"",
    why="An inspector cannot tell a control that was carried out from one that was left out.",
    invalid=CONTROLLED.replace(", record: mail-book", ""), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for risk in current(handbook.risks, handbook):
        for number, control in enumerate(risk.controls):
            if (found := controlled_at(control, handbook)) is None:
                continue
            step = found[0].steps[found[1]]
            if not (evidence_of(control, step) or step.evidence):
                yield Diagnostic(descriptor=FAULT, span=risk.source.span(("controls", number, "step")),
                                 related=found[0].source.span(("steps", found[1], "do")), details=step_details(*found))


CHECK = of_entries(FAULT, find, "procedure")
