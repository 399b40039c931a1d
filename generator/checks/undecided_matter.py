"""HB206 undecided-matter: a row of the delegation table that nobody decides.

A draft that is reviewed and co-signed but never decided binds nobody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB206", name="undecided-matter",
    message="nobody decides this matter",
    hint="name the one post that decides: decide: …",
    why="Whoever drafted it waits, and whoever is asked later was not responsible.",
    invalid=TAKE_IN_MAIL + """\
delegation:
  - {matter: 退回非本機關的來文, draft: clerk}
---
""" + CLERK + COUNTS_MAIL,
    valid=TAKE_IN_MAIL + """\
delegation:
  - {matter: 退回非本機關的來文, draft: clerk, decide: head}
---
""" + CLERK + COUNTS_MAIL)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for number, row in enumerate(procedure.delegation):
            if not row.decide:
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("delegation", number, "matter")))


CHECK = of_entries(FAULT, find)
