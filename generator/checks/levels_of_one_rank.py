"""HB622 levels-of-one-rank: two levels of one scale that weigh the same.

A circumstance moves the outcome to the next level, and of several acts the heaviest level counts: both go by the rank, and of two levels of
one rank nobody can say which is the heavier. Classes of things need no order, and may share a rank.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.side import Side

_HEAD = ("kind: handbook\nid: scale\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\nlevels:\n"
         "  - {id: reprimand, title: 申誡, side: penalty, rank: 1}\n  - {id: demerit, title: 記過, side: penalty, rank: ")

FAULT = Descriptor(
    code="HB622", name="levels-of-one-rank",
    message="\"{level}\" has the rank {rank}, as \"{other}\" has on the same scale",
    hint="give the heavier one the higher number; a level of another scale says so under \"scale\"",
    why="Nobody can say which of the two a heavier penalty leads to, or which counts where both are earned.",
    invalid=_HEAD + "1}\n", valid=_HEAD + "2}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[Side, str | None, int], tuple[int, str]] = {}
    source = handbook.entry.source
    for number, level in enumerate(handbook.entry.levels):
        if not level.side.judges_people:
            continue
        place, other = first.setdefault((level.side, level.scale, level.rank), (number, level.id))
        if place != number:
            yield Diagnostic(descriptor=FAULT, span=source.span(("levels", number, "rank")),
                             details={"level": level.id, "other": other, "rank": level.rank},
                             related=source.span(("levels", place, "rank")))


CHECK = of_kinds(FAULT, find, "handbook")
