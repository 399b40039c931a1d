"""HB607 modifier-off-scale: a modifier that moves every tier beyond the ends of its scale.

A shift of four levels on a scale of three cannot mean what it says. At the ends an outcome stays at the highest level, or
comes to no consequence below the lowest; that is as it should be for one tier, but not for all of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.scale import degrees_around
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria

_TIERS = "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n"

FAULT = Descriptor(
    code="HB607", name="modifier-off-scale", severity=Severity.WARNING,
    message="the modifier moves by {levels} levels, but the scale has only {size}",
    hint="lower \"levels\", or say what happens in a tier of its own",
    why="A modifier that always ends at the same level no longer weighs the case.",
    invalid=SET + _TIERS + "modifiers: [{id: intent, title: 故意, effect: up, levels: 5}]\n" + CASES,
    valid=SET + _TIERS + "modifiers: [{id: intent, title: 故意, effect: up, levels: 1}]\n" + CASES)


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    size = largest_scale(criteria, handbook)
    for number, modifier in enumerate(criteria.modifiers):
        if size and modifier.moves and modifier.levels > size:
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("modifiers", number, "levels")),
                             details={"levels": modifier.levels, "size": size})


def largest_scale(criteria: Criteria, handbook: Handbook) -> int:
    """The number of degrees in the longest scale that the tiers use; 0 where no tier has a level."""
    used = dict.fromkeys(degree for tier in criteria.tiers for degree in tier.level)
    return max((len(degrees_around(degree, handbook)) for degree in used), default=0)


CHECK = of_each_entry("criteria", FAULT, find, "handbook")
