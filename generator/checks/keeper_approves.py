"""HB208 keeper-approves: a post that keeps a seal, money or a record, and also approves its use.

Which duties must not lie in one hand is declared in the handbook entry under `conflicts`: `keeps` names registers, whose
keepers are bound by it, and `approves` the procedures, or single steps of them, in which they must not decide.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.base import Check
from generator.checks.conflicts import approvers, keepers
from generator.diagnostics import Diagnostic, Fault
from generator.handbook import Handbook

FAULT = Fault(
    code="HB208", name="keeper-approves",
    message="\"{post}\" keeps \"{register}\" and must not approve here ({conflict})",
    hint="let another post approve, or give the register another keeper",
    why="Whoever holds the seal or the money and also approves its use can use it alone, unseen.",
    invalid="""\
kind: handbook
id: office-handbook
title: 辦公室手冊
organisation: 機關辦公室
scopes:
  - {id: seals, title: 用印}
registers:
  - {id: seal-register, title: 用印登記簿, keeper: secretary}
conflicts:
  - title: 管印者不核定用印
    keeps: seal-register
    approves: {procedure: use-seal, step: approve-request}
---
kind: procedure
id: use-seal
title: 用印
scope: seals
basis: {cite: 印信條例}
trigger: 收到用印申請單
steps:
  - {id: approve-request, do: 核定用印申請單, by: secretary, within: 1 hour}
  - {do: 蓋印於核定文件, by: secretary, within: 15 minutes}
---
kind: post
id: head
title: 主任
answers_for: seals
substitutes: [clerk]
duties:
  - {id: approve, do: 核定用印申請單, when: on event, procedure: use-seal}
---
kind: post
id: secretary
title: 文秘人員
reports_to: head
substitutes: [clerk]
duties:
  - {id: seal, do: 蓋印於核定文件, when: on event, procedure: use-seal}
---
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [secretary]
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
""",
    valid="""\
kind: handbook
id: office-handbook
title: 辦公室手冊
organisation: 機關辦公室
scopes:
  - {id: seals, title: 用印}
registers:
  - {id: seal-register, title: 用印登記簿, keeper: secretary}
conflicts:
  - title: 管印者不核定用印
    keeps: seal-register
    approves: {procedure: use-seal, step: approve-request}
---
kind: procedure
id: use-seal
title: 用印
scope: seals
basis: {cite: 印信條例}
trigger: 收到用印申請單
steps:
  - {id: approve-request, do: 核定用印申請單, by: head, within: 1 hour}
  - {do: 蓋印於核定文件, by: secretary, within: 15 minutes}
---
kind: post
id: head
title: 主任
answers_for: seals
substitutes: [clerk]
duties:
  - {id: approve, do: 核定用印申請單, when: on event, procedure: use-seal}
---
kind: post
id: secretary
title: 文秘人員
reports_to: head
substitutes: [clerk]
duties:
  - {id: seal, do: 蓋印於核定文件, when: on event, procedure: use-seal}
---
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [secretary]
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    head = handbook.entry
    for conflict in head.conflicts:
        bound = keepers(conflict, handbook)
        for approval in conflict.approves:
            procedure = handbook.find("procedure", approval.procedure)
            for path, post in approvers(approval, procedure) if procedure else ():
                if post in bound:
                    register = bound[post]
                    kept = head.source.span(("registers", head.registers.index(register), "keeper"))
                    yield Diagnostic(fault=FAULT, span=procedure.source.span(path), related=kept,
                                     details={"post": post, "register": register.id, "conflict": str(conflict.title)})


CHECK = Check(FAULT, find)
