"""HB202 scope-answered-twice: a scope of work that two posts answer for.

Two posts that both answer each rely on the other, and each can blame the other. A post may do most of the work in a scope
without answering for it: its duties and the steps of procedures say so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.standing import versions
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Post

FAULT = Descriptor(
    code="HB202", name="scope-answered-twice",
    message="\"{other}\" already answers for the scope \"{scope}\"",
    hint="let one post answer; what the other does belongs in its duties",
    why="Where two answer, each can point to the other.",
    invalid=OFFICE + """\
scopes:
  - {id: mail, title: 收發}
---
""" + MAIL_CLERK + """\
---
kind: post
id: secretary
title: 文秘人員
headcount: 2
answers_for: mail
duties:
  - {id: sort-mail, do: 分送郵件, when: daily}
""",
    valid=OFFICE + """\
scopes:
  - {id: mail, title: 收發}
---
""" + MAIL_CLERK + """\
---
kind: post
id: secretary
title: 文秘人員
headcount: 2
duties:
  - {id: sort-mail, do: 分送郵件, when: daily}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[str, tuple[Post, int]] = {}
    for post in current(handbook.posts, handbook):
        for number, scope in enumerate(post.answers_for):
            other, at = first.setdefault(scope, (post, number))
            if other.id not in versions(post, handbook):
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("answers_for", number)),
                                 related=other.source.span(("answers_for", at)), details={"other": other.id, "scope": scope})


CHECK = of_kinds(FAULT, find, "post")
