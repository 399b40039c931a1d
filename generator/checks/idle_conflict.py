"""HB210 idle-conflict: a declared conflict of duties that binds nobody.

It names a step that its procedure does not have, a procedure in which nobody approves, or only registers without a keeper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.base import Check
from generator.checks.conflicts import approvers, keepers
from generator.diagnostics import Diagnostic, Fault, Term
from generator.handbook import Handbook
from generator.model.handbook import Approval

FAULT = Fault(
    code="HB210", name="idle-conflict",
    message="this conflict of duties binds nobody: {reason}",
    hint="name a register that has a keeper, and a step or procedure in which somebody approves",
    why="It looks as if two duties were kept apart, and they are not.",
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
    approves: {procedure: use-seal, step: approve}
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

NO_KEEPER = Term("its registers have no keeper")
NO_STEP = Term("the procedure has no such step")
NO_APPROVAL = Term("nobody approves in this procedure")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    head = handbook.entry
    for number, conflict in enumerate(head.conflicts):
        if not keepers(conflict, handbook):
            yield Diagnostic(fault=FAULT, span=head.source.span(("conflicts", number, "keeps")), details={"reason": NO_KEEPER})
        for which, approval in enumerate(conflict.approves):
            if reason := _idle(approval, handbook):
                path = ("conflicts", number, "approves", which, "step" if approval.step else "procedure")
                yield Diagnostic(fault=FAULT, span=head.source.span(path), details={"reason": reason})


def _idle(approval: Approval, handbook: Handbook) -> Term | None:
    procedure = handbook.find("procedure", approval.procedure)
    if procedure is None:
        return None  # an unknown reference, and reported as that
    if approval.step is not None:
        known = any(procedure.step_key(index) == approval.step for index in range(len(procedure.steps)))
        return None if known else NO_STEP
    return None if any(approvers(approval, procedure)) else NO_APPROVAL


CHECK = Check(FAULT, find)
