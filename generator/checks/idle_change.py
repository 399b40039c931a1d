"""HB623 idle-change: a circumstance that changes an amount, in criteria by which nothing is to be paid.

What a circumstance makes of an amount (half, 20% more) is computed of the amounts that the tiers state. Where no tier states any, the
circumstance has no effect, although it reads as if it had one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

_TIERS = "tiers:\n  - {when: any, level: demerit}\nmodifiers: [{id: poor, title: 家境清寒, amount: 減半}]\n"

FAULT = Descriptor(
    code="HB623", name="idle-change",
    message="\"{circumstance}\" changes an amount, but no tier says how much is to be paid",
    hint="write amount: … beside the level of a tier, or take this one out",
    why="A word without effect is read as one that has one.",
    invalid=SET + _TIERS + CASES,
    valid=SET + _TIERS.replace("level: demerit", "level: demerit, amount: 5000元") + CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        if any(tier.amount for tier in criteria.tiers):
            continue
        for number, modifier in enumerate(criteria.modifiers):
            if modifier.amount:
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("modifiers", number, "amount")),
                                 details={"circumstance": modifier.title})


CHECK = of_entries(FAULT, find, "handbook", "criteria")
