"""HB610 no-mirror: a level of reward without a penalty of the same weight, or the reverse.

The stated aim of reward and penalty is that good and bad work are told apart alike. Where a scale has mirrors at all, each
of its levels has one, on the other side, and the two name each other.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model.handbook import Level
from generator.model.side import Side

_HEAD = "kind: handbook\nid: scale\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\nlevels:\n"
_FIRST = ("  - {id: reprimand, title: 申誡, side: penalty, rank: 1, mirror: praise}\n"
          "  - {id: praise, title: 嘉獎, side: reward, rank: 1, mirror: reprimand}\n")

FAULT = Descriptor(
    code="HB610", name="no-mirror", severity=Severity.WARNING,
    message="the level \"{level}\" {problem}",
    hint="name the level of the same weight on the other side under \"mirror\", at both of them",
    why="Rewards that mirror the penalties keep the scale fair.",
    invalid=_HEAD + _FIRST + "  - {id: demerit, title: 記過, side: penalty, rank: 2}\n",
    valid=_HEAD + _FIRST + "  - {id: demerit, title: 記過, side: penalty, rank: 2, mirror: merit}\n"
                           "  - {id: merit, title: 記功, side: reward, rank: 2, mirror: demerit}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    levels = handbook.entry.levels
    mirrored = {(level.side, level.scale) for level in levels if level.mirror}
    for number, level in enumerate(levels):
        if level.side in (Side.REWARD, Side.PENALTY) and (level.side, level.scale) in mirrored and (problem := _problem(level, handbook)):
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("levels", number)),
                             details={"level": level.id, "problem": Term(problem)})


def _problem(level: Level, handbook: Handbook) -> str | None:
    mirror = handbook.find("level", level.mirror) if level.mirror else None
    if mirror is None:
        return "has no mirror"
    if mirror.side is level.side:
        return "is mirrored by a level of its own side"
    return None if mirror.mirror == level.id else "is not named by its mirror"


CHECK = of_kinds(FAULT, find, "handbook")
