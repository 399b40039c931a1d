"""HB205 several-deciders: an approval or a decision that lies with more than one post.

Others can be asked, review the draft or co-sign it (`consult`, `review`, `cosign`); one post decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.checks.base import Check
from generator.checks.current import Path, current
from generator.diagnostics import Diagnostic, Fault
from generator.handbook import Handbook
from generator.model import Procedure

FAULT = Fault(
    code="HB205", name="several-deciders",
    message="{count} posts decide here: {posts}",
    hint="let one decide; the others review or co-sign (delegation table), or are consulted (step)",
    why="When two decide, neither answers for the decision, and the matter waits for both.",
    invalid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
steps:
  - {do: 清點郵件, by: clerk, within: 30 minutes}
delegation:
  - {matter: 退回非本機關的來文, draft: clerk, decide: [head, clerk]}
---
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [head]
authority:
  - {decide: 退回非本機關的來文, procedures: take-in-mail}
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
authority:
  - {decide: 退回非本機關的來文, procedures: take-in-mail}
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures):
        for number, step in enumerate(procedure.steps):
            yield from _several(procedure, ("steps", number, "approve"), step.approve)
        for number, row in enumerate(procedure.delegation):
            yield from _several(procedure, ("delegation", number, "decide"), row.decide)


def _several(procedure: Procedure, path: Path, posts: Sequence[str]) -> Iterator[Diagnostic]:
    if len(set(posts)) > 1:
        yield Diagnostic(fault=FAULT, span=procedure.source.span(path), details={"count": len(posts), "posts": ", ".join(posts)})


CHECK = Check(FAULT, find)
