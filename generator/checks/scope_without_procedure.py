"""HB203 scope-without-procedure: a scope of work in which nothing says how it is done.

The post that answers for the scope is then held to no step, no time and no record. (A handbook without any procedure has only
been begun, and is left in peace.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import COUNTS_MAIL, OFFICE, SEALING
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB203", name="scope-without-procedure", severity=Severity.WARNING,
    message="no procedure belongs to the scope \"{scope}\"",
    hint="write a procedure with \"scope: {scope}\", or drop the scope",
    why="Work without a procedure is done by everyone in their own way, and cannot be inspected.",
    invalid=OFFICE + """\
scopes:
  - {id: mail, title: 收發}
  - {id: seals, title: 用印}
---
kind: post
id: clerk
title: 收發員
headcount: 2
answers_for: [mail, seals]
""" + COUNTS_MAIL + """\
---
kind: procedure
id: take-in-mail
title: 收文
scope: mail
basis: {cite: 文書處理手冊}
trigger: 郵件送達
steps:
  - {do: 清點郵件, by: clerk, within: 30 minutes}
""",
    valid=OFFICE + """\
scopes:
  - {id: mail, title: 收發}
  - {id: seals, title: 用印}
---
kind: post
id: clerk
title: 收發員
headcount: 2
answers_for: [mail, seals]
""" + COUNTS_MAIL + """\
  - {id: seal, do: 蓋印於核定文件, when: on event, procedure: use-seal, step: step-1}
---
kind: procedure
id: take-in-mail
title: 收文
scope: mail
basis: {cite: 文書處理手冊}
trigger: 郵件送達
steps:
  - {do: 清點郵件, by: clerk, within: 30 minutes}
---
""" + SEALING + """\
  - {do: 蓋印於核定文件, by: clerk, within: 15 minutes}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    described = {procedure.scope for procedure in current(handbook.procedures, handbook)}
    for number, scope in enumerate(handbook.entry.scopes if described else ()):
        if scope.id not in described:
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("scopes", number, "id")), details={"scope": scope.id})


CHECK = of_kinds(FAULT, find, "handbook", "procedure")
