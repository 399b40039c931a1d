"""HB207 approves-own-work: a post that carries out a step and approves the same step.

An approval is a second pair of eyes. If the post may do it alone, leave `approve` out and say so in its authority.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB207", name="approves-own-work",
    message="\"{post}\" carries out this step and approves it too",
    hint="name another post to approve, or leave \"approve\" out if nobody needs to",
    why="Whoever approves their own work is checked by nobody.",
    invalid=MAIL + """\
  - {do: 編列收文字號, by: clerk, approve: clerk, within: 30 minutes}
---
""" + CLERK + """\
authority:
  - {decide: 編列收文字號, procedures: take-in-mail}
""" + COUNTS_MAIL,
    valid=MAIL + """\
  - {do: 編列收文字號, by: clerk, approve: head, within: 30 minutes}
---
""" + CLERK + COUNTS_MAIL)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for number, step in enumerate(procedure.steps):
            for which, post in enumerate(step.approve):
                if post in step.by:
                    yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", number, "approve", which)),
                                     details={"post": post})


CHECK = of_entries(FAULT, find)
