"""HB608 unequal-equivalence: a scale of levels whose sums do not add up.

Three reprimands make a demerit: then a demerit weighs three times the points of a reprimand, stands above it on the same
side, and where a commendation mirrors the reprimand and a merit the demerit, three commendations make a merit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.handbook import Level

_HEAD = "kind: handbook\nid: scale\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\nlevels:\n"

FAULT = Descriptor(
    code="HB608", name="unequal-equivalence",
    message="{count} × \"{lower}\" should make one \"{level}\", but {problem}",
    hint="correct \"equals\", the rank, the points or the mirror",
    why="Whoever adds up reprimands would come to another level than the table says.",
    invalid=_HEAD + "  - {id: reprimand, title: 申誡, side: penalty, rank: 1, points: 1}\n"
                    "  - {id: demerit, title: 記過, side: penalty, rank: 2, points: 2, equals: {count: 3, level: reprimand}}\n",
    valid=_HEAD + "  - {id: reprimand, title: 申誡, side: penalty, rank: 1, points: 1}\n"
                  "  - {id: demerit, title: 記過, side: penalty, rank: 2, points: 3, equals: {count: 3, level: reprimand}}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, level in enumerate(handbook.entry.levels):
        if level.equals is None:
            continue
        lower = handbook.find("level", level.equals.level)
        for problem in _problems(level, lower, level.equals.count, handbook):
            details = {"count": level.equals.count, "lower": level.equals.level, "level": level.id, "problem": Term(problem)}
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("levels", number, "equals")), details=details)


def _problems(level: Level, lower: Level, count: int, handbook: Handbook) -> Iterator[str]:
    if lower.side is not level.side or lower.scale != level.scale:
        yield "they are on different sides or scales"
    elif lower.rank >= level.rank:
        yield "it does not rank above"
    if level.points is not None and lower.points is not None and level.points != count * lower.points:
        yield "the points do not add up"
    mirror = handbook.find("level", level.mirror) if level.mirror else None
    if mirror is not None and mirror.equals is not None and mirror.equals.level == lower.mirror and mirror.equals.count != count:
        yield "its mirror takes another number"


CHECK = of_kinds(FAULT, find, "handbook")
