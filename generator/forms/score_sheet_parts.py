"""The facts of a set of criteria as both score sheets print them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.facts.criteria import CriteriaFacts, MeasureFacts, TierFacts
from generator.facts.words import Words, flat, plain


def measures(facts: CriteriaFacts) -> list[Words]:
    """What is measured, in which unit and over which period; numbered where there are several."""
    return [Words(measure.title.language, f"{measure.number} {plain(measure.full)}".strip()) for measure in facts.measures]


def units(facts: CriteriaFacts) -> list[dict[str, Any]]:
    """The number of each measure, where there are several, and its unit."""
    return _units(facts.measures)


def columns(facts: CriteriaFacts) -> list[dict[str, Any]]:
    """The same of the measures that divide the tiers."""
    return _units(dividing(facts))


def _units(found: Iterable[MeasureFacts]) -> list[dict[str, Any]]:
    return [{"number": measure.number, "unit": measure.unit} for measure in found]


def dividing(facts: CriteriaFacts) -> list[MeasureFacts]:
    """The measures of which some tier has a range; all where tiers are described in words only."""
    named = {value.measure.id for tier in facts.tiers for value in tier.ranges}
    return [measure for measure in facts.measures if measure.id in named] or [*facts.measures]


def tiers(facts: CriteriaFacts) -> list[dict[str, Any]]:
    """Every tier: its title, what it requires, and what it earns, each None where there is none.

    `ranges` are lines, and say to which measure each belongs; `values` are the same by measure, of those that divide the tiers.
    """
    return [_tier(tier, facts) for tier in facts.tiers]


def _tier(tier: TierFacts, facts: CriteriaFacts) -> dict[str, Any]:
    ranges = [Words(value.words.language, plain(value.numbered)) for value in tier.ranges]
    if tier.rest:
        ranges = [tier.rest]
    values = {value.measure.id: value.words for value in tier.ranges}
    earned = tier.outcome
    return {"title": tier.title, "ranges": [*ranges, *(found for found in (tier.after, tier.description) if found)],
            "values": [values.get(measure.id) for measure in dividing(facts)], "description": tier.description or tier.after,
            "level": flat(earned.levels) if earned.levels else None, "points": earned.points, "duration": earned.duration}


def modifiers(facts: CriteriaFacts) -> list[dict[str, Any]]:
    """Each circumstance with its number and its effect."""
    return [{"number": modifier.number, "title": modifier.title, "effect": modifier.effect.text, "each_time": modifier.most_times > 1,
             "excludes": plain(modifier.exclusion)}
            for modifier in facts.modifiers]
