"""HB705 over-two-sides: a sheet of a post's checklist does not fit on two sides of paper.

A checklist is printed as sheets: one for the duties, and one for each procedure, the case at hand. Nothing is left out, so a longer
sheet goes on over further sides. The height is computed from the lines of text (see `generator.printing.sheet_fit`), not typeset,
so that checking stays quick.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_each
from generator.checks.shared.on_lists import OnLists, Rows
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.checklist import checklist
from generator.facts.checklist_items import Checklist, Part
from generator.facts.checklist_words import ChecklistWords
from generator.facts.packet import Sheet, packet_part
from generator.handbook import Handbook
from generator.model import Post
from generator.printing.sheet_fit import SIDES, fit

_HEAD = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n"
_DUTIES = [f"  - {{id: mail-{n}, do: 清點第 {n} 袋郵件, when: daily}}\n" for n in range(1, 121)]

FAULT = Descriptor(
    code="HB705", name="over-two-sides", severity=Severity.WARNING,
    message="the sheet \"{sheet}\" in the checklist of \"{post}\" has {count} items and takes {sides} sides of paper; a sheet has {limit}",
    hint="divide what is done into two procedures, put the steps of a longer piece of work into a procedure, or divide the post",
    why="A list of several sheets comes apart, and whoever works by the first has not read the second.",
    invalid=_HEAD + "".join(_DUTIES), valid=_HEAD + "".join(_DUTIES[:8]))


def find(post: Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for name, title, count, sides in _LONG.rows(post, handbook):
        span = handbook.procedures[name].source.span(("steps",)) if name else post.source.span(("duties",))
        yield Diagnostic(descriptor=FAULT, span=span, details={
            "sheet": title, "post": str(post.title), "count": count, "sides": sides, "limit": SIDES})


def _long(post: Post, part: Part, handbook: Handbook) -> Rows:
    """[procedure, or nothing for that of the duties, title, number of items, sides] of a sheet."""
    found, words = checklist(post, handbook, part), ChecklistWords.of(handbook, handbook.language)
    return [[sheet.procedure.id if sheet.procedure else "", words.sheet(sheet).text, sheet.size, sides]
            for sheet in packet_part(found, part) if (sides := _sides(sheet, found, handbook)) > SIDES]


def _sides(sheet: Sheet, found: Checklist, handbook: Handbook) -> int:
    """In the language that needs most."""
    return max(fit(sheet, found, ChecklistWords.of(handbook, language)).sides for language in handbook.languages)


_LONG = OnLists("sheets over two sides", _long)
CHECK = of_each("post", FAULT, find, "handbook", "procedure", once=True,  # of a procedure that is too long for several posts
                on_lists=(_LONG,))
