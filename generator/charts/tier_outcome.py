"""What every tier of a set of criteria earns: its words, its weight among the others, and the look that shows it.

The hue tells reward, penalty and grade apart; the weight is told by a pattern and by depth, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.charts.svg import Label, element, said
from generator.facts.criteria import CriteriaFacts, TierFacts
from generator.facts.words import HandbookWords, flat
from generator.model import Criteria
from generator.model.criteria import Tier
from generator.model.handbook import Level
from generator.model.side import Side

COLOURS = {Side.REWARD: "#17653c", Side.PENALTY: "#a4241b", Side.GRADE: "#0a5878", Side.CLASS: "#5b3f8c",
           Side.FEE: "#5a5200", Side.BENEFIT: "#00574b"}
"""For pictures that stand alone; on a page the style sheet has the say."""
_PATTERNS = ("M2 2h2v2h-2z", "M0 8L8 0", "M0 0L8 8", "M0 8L8 0M0 0L8 8", "M4 0V8", "M0 4H8M4 0V8")
_TILE = 8


@dataclass(frozen=True, slots=True)
class DrawnOutcome:
    """`weight` is 0 where nothing is earned, else 1 for the lightest and up. `side` gives the hue, `number` is the tier's."""

    number: int
    title: Label
    earns: Label
    weight: int
    side: Side

    @property
    def hue(self) -> str:
        """The class by which it is coloured."""
        return f"hb-tier-{self.side.value}" if self.weight else "hb-tier-nothing"


def outcomes(criteria: Criteria, facts: CriteriaFacts, words: HandbookWords) -> list[DrawnOutcome]:
    """One for every tier, in the order in which they are written."""
    levels = [words.handbook.find("level", tier.level[-1].level) if tier.level else None for tier in criteria.tiers]
    weights = [_weight(tier, level) for tier, level in zip(criteria.tiers, levels, strict=True)]
    order = {weight: place for place, weight in enumerate(sorted({w for w in weights if w is not None}), start=1)}
    return [_outcome(tier, order.get(weight, 0) if weight else 0, level.side if level else criteria.side, words)
            for tier, weight, level in zip(facts.tiers, weights, levels, strict=True)]


def _weight(tier: Tier, level: Level | None) -> tuple[int, Decimal, int] | None:
    """Points alone weigh less than any level, a range as its highest; None where nothing is earned."""
    if level is not None:
        return 1, Decimal(level.rank), tier.level[-1].times
    if tier.points:
        return 0, abs(tier.points), 0
    return (0, Decimal(0), 0) if tier.amount else None


def _outcome(tier: TierFacts, weight: int, side: Side, words: HandbookWords) -> DrawnOutcome:
    earns = flat(tier.outcome.said)
    return DrawnOutcome(tier.number, said(tier.title, words.language), said(earns, words.language), weight, side)


def look(outcome: DrawnOutcome, name: str) -> str:
    """The value of `fill` for an outcome; its pattern must be among `patterns` of the same `name`."""
    return f"url(#{name}-{outcome.side.value}-{outcome.weight})" if outcome.weight else "none"


def patterns(found: list[DrawnOutcome], name: str) -> str:
    """The patterns that these outcomes need. `name` makes their ids unique on the page."""
    heaviest = max(outcome.weight for outcome in found)
    return element("defs", "".join(
        _pattern(side, weight, heaviest, name)
        for side, weight in dict.fromkeys((outcome.side, outcome.weight) for outcome in found if outcome.weight)))


def _pattern(side: Side, weight: int, heaviest: int, name: str) -> str:
    depth = 0.18 + 0.5 * weight / heaviest
    ground = element("rect", width=_TILE, height=_TILE, fill="currentColor", fill_opacity=f"{depth:.2f}")
    lines = element("path", d=_PATTERNS[(weight - 1) % len(_PATTERNS)], fill="none", stroke="currentColor", stroke_width=1.6)
    return element("pattern", ground + lines, id=f"{name}-{side.value}-{weight}", class_=f"hb-tier-{side.value}", color=COLOURS[side],
                   width=_TILE, height=_TILE, patternUnits="userSpaceOnUse")
