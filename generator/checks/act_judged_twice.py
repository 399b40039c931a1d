"""HB609 act-judged-twice: the same act earns different levels in two sets.

Two sets of the same side that name the same `act`, apply to a common post or party outside and measure the same thing must agree wherever
their ranges meet. Sets are compared tier by tier, set against set of the same act only.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from generator.analysis.decision_table import tier_box
from generator.checks.shared.base import of_kinds
from generator.checks.shared.criteria_words import SET, named_levels, region
from generator.diagnostics import Descriptor, Diagnostic
from generator.facts.applying import posts_named
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Tier
from generator.model.degree import NamedLevels
from generator.model.regions import intersection

_ONE = SET + "act: 曠職\ntiers:\n  - {when: any, level: reprimand}\ncases: [{given: 1, expect: {level: reprimand}}]\n"
_OTHER = _ONE.replace("id: absence", "id: absence-again")

FAULT = Descriptor(
    code="HB609", name="act-judged-twice",
    message="the same act earns \"{level}\" here and \"{other}\" in \"{set}\", at {region}",
    hint="keep one of the two sets, or make their tiers agree",
    why="The same act must not be punished differently, whichever table is at hand.",
    invalid=_ONE + "---\n" + _OTHER.replace("level: reprimand", "level: demerit"),
    valid=_ONE + "---\n" + _OTHER)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    by_act: dict[tuple[str, str, tuple[str, ...]], list[Criteria]] = {}
    for criteria in handbook.criteria.values():
        if criteria.act is not None:
            key = criteria.side.value, str(criteria.act), tuple(m.id for m in criteria.measures)
            by_act.setdefault(key, []).append(criteria)
    for sets in by_act.values():
        for first, second in combinations(sets, 2):
            if _judge_somebody_both(first, second, handbook):
                yield from _disagreements(first, second, handbook)


def _judge_somebody_both(first: Criteria, second: Criteria, handbook: Handbook) -> bool:
    """What names nobody holds for every post, and for nobody outside."""
    if first.applies_to and second.applies_to:
        return bool(set(first.applies_to) & set(second.applies_to))
    return all(not each.applies_to or posts_named(each, handbook) for each in (first, second))


def _disagreements(first: Criteria, second: Criteria, handbook: Handbook) -> Iterator[Diagnostic]:
    for number, tier in enumerate(second.tiers):
        for earlier in first.tiers:
            common = intersection(tier_box(earlier, first.measures), tier_box(tier, second.measures))
            if tier.when and earlier.when and tier.degrees != earlier.degrees and common:
                yield Diagnostic(descriptor=FAULT, span=second.source.span(("tiers", number)), related=first.source.span(("act",)),
                                 details={"level": _levels(tier, handbook), "other": _levels(earlier, handbook), "set": first.title,
                                          "region": region(common, second.measures)})


def _levels(tier: Tier, handbook: Handbook) -> NamedLevels:
    return named_levels(tier.degrees or (None,), handbook)


CHECK = of_kinds(FAULT, find, "criteria")
