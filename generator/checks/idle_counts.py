"""HB231 idle-counts: `counts: true` in a step that somebody of the organisation does.

Only the time of people outside is left out of the time promised without a word, so only there does it say anything. Where the
step was meant for an applicant or a supplier, name them under `by`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.doers import is_outside
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import PARTY
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_SUPPLEMENT = PARTY + """\
  - {do: 補送缺漏文件, by: BY, within: 5 days, counts: true}
"""

FAULT = Descriptor(
    code="HB231", name="idle-counts", severity=Severity.WARNING,
    message="\"counts: true\" has no effect here: the time of \"{doers}\" counts anyway",
    hint="delete it; of a party outside (outsiders) it says that its time is part of the time promised, and \"counts: false\" of anybody "
         "that it is not",
    why="A word without effect is read as one that has one.",
    invalid=_SUPPLEMENT.replace("BY", "clerk"), valid=_SUPPLEMENT.replace("BY", "applicant"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    for number, step in enumerate(procedure.steps):
        if step.counts and step.by and not is_outside(step, handbook):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", number, "counts")),
                             details={"doers": ", ".join(step.by)})


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "post")
