"""HB204 step-without-doer: a step that nobody carries out: no post, no role taken for a case, no party outside.

"The mail is counted" is a wish; "the registry clerk counts the mail" is a rule.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB204", name="step-without-doer",
    message="no post carries out this step",
    hint="name the post that does it: by: …; or a role taken for a case, or a party outside",
    why="A step that is nobody's is left to whoever happens to think of it.",
    invalid=MAIL + """\
  - {do: 清點郵件, within: 30 minutes}
---
""" + CLERK + COUNTS_MAIL,
    valid=TAKE_IN_MAIL + """\
---
""" + CLERK + COUNTS_MAIL)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for number, step in enumerate(procedure.steps):
            if not step.by:
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", number, "do")))


CHECK = of_entries(FAULT, find)
