"""HB201 unanswered-scope: a scope of work that no post answers for.

Every scope of the handbook needs one post that says `answers_for`. Without it each post can point to another, and nobody
can be asked why a matter lay undone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB201", name="unanswered-scope",
    message="no post answers for the scope \"{scope}\"",
    hint="write in the one post that answers for it: answers_for: {scope}",
    why="What nobody answers for is passed from one post to the next.",
    invalid=OFFICE + """\
scopes:
  - {id: mail, title: 收發}
  - {id: seals, title: 用印}
---
""" + MAIL_CLERK,
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
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    answered = {scope for post in current(handbook.posts, handbook) for scope in post.answers_for}
    for number, scope in enumerate(handbook.entry.scopes):
        if scope.id not in answered:
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("scopes", number, "id")), details={"scope": scope.id})


CHECK = of_kinds(FAULT, find, "handbook", "post")
