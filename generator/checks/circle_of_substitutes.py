"""HB213 circle-of-substitutes: first substitutes that go round in a circle of three posts or more.

Two posts that stand in for each other (A/B posts) know each other's work. In a larger circle each post learns the work of
the next, and nobody that of the one before; if two are absent, a third does three jobs. Further substitutes, named after the
first, may stand in any order.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from generator.analysis.current import current
from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB213", name="circle-of-substitutes", severity=Severity.WARNING,
    message="the substitutes go round in a circle: {circle}",
    hint="let pairs of posts stand in for each other",
    why="Absences are handed on from post to post, until one person does the work of all.",
    invalid="""\
kind: post
id: clerk
title: 收發員
substitutes: [secretary]
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
---
kind: post
id: secretary
title: 文秘人員
substitutes: [printer]
duties:
  - {id: draft, do: 撰寫文稿, when: daily}
---
kind: post
id: printer
title: 文印員
substitutes: [clerk]
duties:
  - {id: print, do: 印製文件, when: daily}
""",
    valid="""\
kind: post
id: clerk
title: 收發員
substitutes: [secretary]
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
---
kind: post
id: secretary
title: 文秘人員
substitutes: [clerk]
duties:
  - {id: draft, do: 撰寫文稿, when: daily}
---
kind: post
id: printer
title: 文印員
substitutes: [clerk]
duties:
  - {id: print, do: 印製文件, when: daily}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first = {post.id: post.substitutes[0] for post in current(handbook.posts, handbook) if post.substitutes}
    for circle in _circles(first):
        if len(circle) > 2:
            yield Diagnostic(descriptor=FAULT, span=handbook.posts[circle[0]].source.span(("substitutes", 0)),
                             details={"circle": " → ".join([*circle, circle[0]])})


def _circles(first: Mapping[str, str]) -> Iterator[list[str]]:
    """Every circle once; each name has one arrow at most."""
    done: set[str] = set()
    for start in first:
        trail: dict[str, int] = {}
        name = start
        while name in first and name not in done and name not in trail:
            trail[name] = len(trail)
            name = first[name]
        if name in trail:
            yield list(trail)[trail[name]:]
        done |= trail.keys()


CHECK = of_kinds(FAULT, find, "post")
