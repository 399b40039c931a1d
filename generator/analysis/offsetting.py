"""Rewards and penalties that offset each other (功過相抵), where a scale says `offset: true`. Pure.

A level and its `mirror` weigh the same. Everything is counted in the lightest level as which it counts (`equals`: a merit is three
commendations), each side by itself; the lesser is taken from the greater, and what is left goes on to the rules of its own scale. A
level without a mirror, such as a last warning before expulsion, stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.scale import scale_entry
from generator.handbook import Handbook
from generator.model.degree import Degree
from generator.model.handbook import Level


@dataclass(frozen=True, slots=True)
class Worth:
    """A level counts as so many of its lightest level, and that one offsets another `against` it."""

    count: int
    lightest: str
    against: str


def worth(level: Level | None, handbook: Handbook) -> Worth | None:
    """What a level weighs against those of the other side; None where it offsets none."""
    mirror = handbook.find("level", level.mirror) if level and level.mirror else None
    if level is None or mirror is None:
        return None
    if not any(entry and entry.offset for entry in (scale_entry(level, handbook), scale_entry(mirror, handbook))):
        return None
    (count, lightest), (weighs, against) = _counted(level, handbook), _counted(mirror, handbook)
    return Worth(count, lightest.id, against.id) if count == weighs and lightest.mirror == against.id else None


def _counted(level: Level, handbook: Handbook) -> tuple[int, Level]:
    """How many of its lightest level a level counts as."""
    lower = handbook.find("level", level.equals.level) if level.equals else None
    if level.equals is None or lower is None or lower.rank >= level.rank:
        return 1, level
    count, lightest = _counted(lower, handbook)
    return count * level.equals.count, lightest


def after_offset(acts: Sequence[Degree], handbook: Handbook) -> list[Degree]:
    """What is left of acts when rewards and penalties have offset each other; the same acts where none do."""
    worths = [worth(handbook.find("level", act.level), handbook) for act in acts]
    sums = Counter[str]()
    for act, found in zip(acts, worths, strict=True):
        if found:
            sums[found.lightest] += found.count * act.times
    met = {found.lightest: found.against for found in worths if found and sums[found.against]}
    rest = [Degree(lightest) for lightest, against in met.items() for _ in range(sums[lightest] - sums[against])]
    return [*(act for act, found in zip(acts, worths, strict=True) if found is None or found.lightest not in met), *rest]
