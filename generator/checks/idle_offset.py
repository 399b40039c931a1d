"""HB620 idle-offset: a scale whose rewards and penalties are to offset each other, and levels of it that offset nothing.

Levels offset by their counterparts (`mirror`), and only where both count as equally many of their lightest levels: where a demerit is three
reprimands and a merit two commendations, nobody can say what is left. Where only one of two names the other, HB610 says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.offsetting import worth
from generator.analysis.scale import scale_entry
from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.handbook import Level
from generator.model.scale import Scale

_INVALID = ("kind: handbook\nid: scale\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\nlevels:\n"
            "  - {id: reprimand, title: 申誡, side: penalty, rank: 1, mirror: praise}\n"
            "  - {id: demerit, title: 記過, side: penalty, rank: 2, equals: {count: 3, level: reprimand}, mirror: merit}\n"
            "  - {id: praise, title: 嘉獎, side: reward, rank: 1, mirror: reprimand}\n"
            "  - {id: merit, title: 記功, side: reward, rank: 2, equals: {count: 2, level: praise}, mirror: demerit}\n"
            "scales:\n  - {id: penalty, title: 處分, side: penalty, same: sum, different: sum, offset: true}\n")

FAULT = Descriptor(
    code="HB620", name="idle-offset",
    message="\"{scale}\" lets rewards and penalties offset each other, but the level \"{level}\" offsets nothing",
    hint="name its counterpart under \"mirror\", and let both equal as many of their lighter levels",
    why="What is left of rewards and penalties is counted in the lightest levels; where they do not match, nothing is offset.",
    invalid=_INVALID, valid=_INVALID.replace("count: 2", "count: 3"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, scale in enumerate(handbook.entry.scales):
        if scale.offset and (level := _idle(scale, handbook)):
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("scales", number, "offset")),
                             details={"scale": scale.title, "level": level})


def _idle(scale: Scale, handbook: Handbook) -> object:
    """The first level that has a counterpart, and offsets nothing; the first of all where none has one."""
    levels = [level for level in handbook.entry.levels if scale_entry(level, handbook) is scale]
    mirrored = [level for level in levels if level.mirror] or levels
    return next((level.title for level in mirrored if worth(level, handbook) is None and not _half_mirrored(level, handbook)), None)


def _half_mirrored(level: Level, handbook: Handbook) -> bool:
    """Whether it names a counterpart that does not name it, or is named by one that it does not name."""
    names = {other.id for other in handbook.entry.levels if other.mirror == level.id}
    return names != ({level.mirror} if level.mirror else set())


CHECK = of_kinds(FAULT, find, "handbook")
