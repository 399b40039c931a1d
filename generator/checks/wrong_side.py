"""HB613 wrong-side: a tier whose level belongs to another side than the set.

A set of penalties that ends in a reward is a slip of the pen, or two sets in one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import CASES, SET, places_of_levels
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model import Criteria

_TIERS = "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n"

FAULT = Descriptor(
    code="HB613", name="wrong-side",
    message="\"{level}\" is a level of {found}, but this set is one of {side}",
    hint="choose a level of the right side, or divide the set in two",
    why="A penalty must not turn into a reward by a slip.",
    invalid=SET.replace("side: penalty", "side: reward") + _TIERS + CASES, valid=SET + _TIERS + CASES)


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, tier in enumerate(criteria.tiers):
        for path, degree in places_of_levels(tier):
            level = handbook.find("level", degree.level)
            if level is not None and level.side is not criteria.side:
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", number, *path)),
                                 details={"level": level.id, "found": Term(level.side.value), "side": Term(criteria.side.value)})


CHECK = of_each_entry("criteria", FAULT, find, "handbook")
