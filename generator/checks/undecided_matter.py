"""HB206 undecided-matter: a row of the delegation table that nobody decides.

A draft that is reviewed and co-signed but never decided binds nobody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.base import Check
from generator.checks.current import current
from generator.diagnostics import Diagnostic, Fault
from generator.handbook import Handbook

FAULT = Fault(
    code="HB206", name="undecided-matter",
    message="nobody decides this matter",
    hint="name the one post that decides: decide: …",
    why="Whoever drafted it waits, and whoever is asked later was not responsible.",
    invalid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
steps:
  - {do: 清點郵件, by: clerk, within: 30 minutes}
delegation:
  - {matter: 退回非本機關的來文, draft: clerk}
---
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [head]
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail}
""",
    valid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
steps:
  - {do: 清點郵件, by: clerk, within: 30 minutes}
delegation:
  - {matter: 退回非本機關的來文, draft: clerk, decide: head}
---
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [head]
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures):
        for number, row in enumerate(procedure.delegation):
            if not row.decide:
                yield Diagnostic(fault=FAULT, span=procedure.source.span(("delegation", number, "matter")))


CHECK = Check(FAULT, find)
