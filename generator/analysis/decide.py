"""Decides a case by a criteria set, and says which tier and which modifiers led there.

The rule (`templates/assets/decide.js` follows it for the form in the browser; both are held to the same cases):
1. the tier is the one that contains every value given, or the one that is named;
2. modifiers shift its level by the sum of their levels (up counts +, down −) along the levels of the same side and scale,
   in the order of rank; below the lowest there is no consequence, above the highest it stays there;
3. points are the tier's plus those of the modifiers;
4. the duration is the tier's, if it states one and the level is the tier's; otherwise the level brings its own.

Numbers are exact, however many digits they have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce

from generator.handbook import Handbook
from generator.model.criteria import Criteria, Modifier, Tier
from generator.model.duration import Duration
from generator.model.handbook import Level


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome: `level`, `points` and `duration` are None where there are none. `tier` is None where none fits."""

    tier: Tier | None
    modifiers: tuple[Modifier, ...] = ()
    shift: int = 0
    level: Level | None = None
    points: Decimal | None = None
    duration: Duration | None = None


def decide(criteria: Criteria, handbook: Handbook, given: Mapping[str, Decimal], modifiers: Sequence[str] = (),
           tier: str | None = None) -> Decision:
    """Decides one case. `given` maps measures to values; `tier` names a tier that is described in words."""
    chosen = find_tier(criteria, given, tier)
    applied = tuple(m for m in criteria.modifiers if m.id in modifiers)
    if chosen is None:
        return Decision(None, applied)
    shift = sum(m.shift for m in applied)
    before = handbook.find("level", chosen.level) if chosen.level else None
    level = shifted(before, shift, handbook)
    duration = lasting(chosen.duration if level is before else None, level)
    return Decision(chosen, applied, shift, level, _points(chosen, applied), duration)


def lasting(stated: Duration | None, level: Level | None) -> Duration | None:
    """How long an outcome lasts: as stated, else as long as its level does."""
    return stated or (level.duration if level else None)


def find_tier(criteria: Criteria, given: Mapping[str, Decimal], name: str | None = None) -> Tier | None:
    """The first tier whose every range contains the value given for its measure."""
    if name is not None:
        return next((t for t in criteria.tiers if t.id == name), None)
    return next((t for t in criteria.tiers if t.when and all(m in given and r.contains(given[m]) for m, r in t.when.items())), None)


def scale_of(level: Level, handbook: Handbook) -> list[Level]:
    """The levels of the same side and scale, the lightest first."""
    levels = handbook.by_kind["level"].values()
    return sorted((x for x in levels if x.side is level.side and x.scale == level.scale), key=lambda x: x.rank)


def shifted(level: Level | None, shift: int, handbook: Handbook) -> Level | None:
    """The level so many places up or down; None below the lowest, and where there was none to begin with."""
    if level is None or not shift:
        return level
    scale = scale_of(level, handbook)
    place = scale.index(level) + shift
    return None if place < 0 else scale[min(place, len(scale) - 1)]


def _points(tier: Tier, modifiers: Sequence[Modifier]) -> Decimal | None:
    parts = [p for p in (tier.points, *(m.points for m in modifiers)) if p is not None]
    return reduce(_EXACT.add, parts) if parts else None


_EXACT = Context(prec=10_000)
"""Adds without rounding."""
