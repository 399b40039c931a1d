"""HB705 over-two-sides: the duties of a post alone fill more than one sheet of paper.

Procedures that no longer fit are left to their own pages; duties are always printed. The height is reckoned from the lines of
text (see `generator.printing.sheet_fit`), not typeset, so that checking stays quick.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.checklist import Checklist, checklist
from generator.facts.checklist_words import ChecklistWords
from generator.handbook import Handbook
from generator.printing.sheet_fit import SIDES, fit

_HEAD = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n"
_DUTIES = [f"  - {{id: mail-{n}, do: 清點第 {n} 袋郵件, when: daily}}\n" for n in range(1, 121)]

FAULT = Descriptor(
    code="HB705", name="over-two-sides", severity=Severity.WARNING,
    message="the checklist of these {count} duties takes {sides} sides of paper; one sheet has {limit}",
    hint="put the steps of a longer piece of work into a procedure and keep one duty that calls it, or divide the post",
    why="The second sheet stays in the drawer.",
    invalid=_HEAD + "".join(_DUTIES), valid=_HEAD + "".join(_DUTIES[:8]))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in handbook.posts.values():
        whole = checklist(post, handbook)
        duties = Checklist(post, tuple(group for group in whole.groups if group.procedure is None))
        sides = max(fit(duties, ChecklistWords(language, handbook.language)).sides for language in handbook.languages)
        if sides > SIDES:
            yield Diagnostic(descriptor=FAULT, span=post.source.span(("duties",)),
                             details={"count": len(post.duties), "sides": sides, "limit": SIDES})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
