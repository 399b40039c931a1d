"""HB212 no-substitute: a post that nobody stands in for.

Posts held by one person need a substitute who is named beforehand (A/B posts). Where several people hold a post, they stand
in for each other.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB212", name="no-substitute", severity=Severity.WARNING,
    message="nobody stands in for \"{post}\"",
    hint="name a post that knows the work: substitutes: […]",
    why="On the first day of leave or illness the work stops, and its deadlines run on.",
    invalid="""\
kind: post
id: clerk
title: 收發員
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
""",
    valid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in current(handbook.posts, handbook):
        if not post.substitutes and post.headcount == 1:
            yield Diagnostic(descriptor=FAULT, span=post.source.span(("id",)), details={"post": post.id})


CHECK = of_entries(FAULT, find)
