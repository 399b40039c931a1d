"""HB209 keeper-stands-in: when the post that approves is absent, only a keeper is left to approve in its place.

The declared conflict (`conflicts` in the handbook entry) is kept on every ordinary day, and broken on the first day of
leave: all substitutes of the approving post keep the register themselves.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.base import Check
from generator.checks.conflicts import approvers, keepers
from generator.diagnostics import Diagnostic, Fault, Severity
from generator.handbook import Handbook

FAULT = Fault(
    code="HB209", name="keeper-stands-in", severity=Severity.WARNING,
    message="while \"{post}\" is absent, only a keeper can approve in \"{procedure}\" ({conflict})",
    hint="name a further substitute who keeps none of these registers",
    why="What is kept apart every day falls into one hand whenever somebody is on leave.",
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
  - {id: approve-request, do: 核定用印申請單, by: head, within: 1 hour}
  - {do: 蓋印於核定文件, by: secretary, within: 15 minutes}
---
kind: post
id: head
title: 主任
answers_for: seals
substitutes: [secretary]
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
substitutes: [secretary, clerk]
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
    for conflict in handbook.entry.conflicts:
        bound = keepers(conflict, handbook)
        for approval in conflict.approves:
            procedure = handbook.find("procedure", approval.procedure)
            approving = {name for _, name in approvers(approval, procedure)} - set(bound) if procedure else ()
            for post in filter(None, (handbook.posts.get(name) for name in sorted(approving))):
                if post.substitutes and set(post.substitutes) <= set(bound):
                    yield Diagnostic(
                        fault=FAULT, span=post.source.span(("substitutes",)),
                        details={"post": post.id, "procedure": procedure.id, "conflict": str(conflict.title)})


CHECK = Check(FAULT, find)
