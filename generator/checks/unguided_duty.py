"""HB216 unguided-duty: an important or critical duty that no procedure describes.

A routine duty may be said in one sentence. Where leaving it out or doing it wrongly does harm, somebody who stands in must be
able to read how it is done.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.post import Priority

FAULT = Descriptor(
    code="HB216", name="unguided-duty", severity=Severity.WARNING,
    message="no procedure says how this important duty is done",
    hint="name its procedure: procedure: …",
    why="A substitute would have to guess, at the very place where a mistake does harm.",
    invalid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: lock-vault, do: 鎖閉庫房, when: every working day, critical: true}
""",
    valid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: lock-vault, do: 鎖閉庫房, when: every working day, critical: true, procedure: close-vault, step: step-1}
---
kind: procedure
id: close-vault
title: 庫房閉鎖
basis: {cite: 機密檔案管理辦法}
trigger: 每個工作日下班前
steps:
  - {do: 鎖閉庫房, by: clerk, within: 15 minutes}
""")

_IMPORTANT = frozenset({Priority.URGENT_IMPORTANT, Priority.IMPORTANT})


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in current(handbook.posts, handbook):
        for number, duty in enumerate(post.duties):
            if duty.procedure is None and (duty.critical or duty.priority in _IMPORTANT):
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("duties", number, "do")))


CHECK = of_entries(FAULT, find)
