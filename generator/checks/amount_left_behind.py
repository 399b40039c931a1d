"""HB628 amount-left-behind: circumstances raise a case from a level that costs something to one of which no tier says anything.

A fine of 60,000 that is raised to a suspension leaves the fine behind: the amount belongs to the level of its tier, and no tier says
whether a suspension costs something too. Where a tier earns that level, it says so, if only by stating no amount; where none does, nobody
can tell whether the money was meant to fall away.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.unpriced import unpriced
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria

_TIERS = ("tiers:\n  - {when: any, level: reprimand, amount: 5000元}\nmodifiers: [{id: intent, title: 故意, effect: up}]\n")

FAULT = Descriptor(
    code="HB628", name="amount-left-behind", severity=Severity.WARNING,
    message="circumstances raise this to \"{level}\", for which no tier states an amount: what is to be paid here would no longer be due",
    hint="where \"{level}\" is given beside what is to be paid, write it under \"also\" of the tier; where it takes its place, add a tier "
         "that earns it, with or without an amount; where circumstances do not lead there, say so: cap: {{highest: {highest}}}",
    why="A heavier case would cost less than a lighter one, and nothing says that this is meant.",
    invalid=SET + _TIERS + CASES,
    valid=SET + _TIERS + "cap: {highest: reprimand}\n" + CASES)


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    """One finding for each level: the first tier whose amount is left behind."""
    earned, told = {degree.level for tier in criteria.tiers for degree in tier.level}, set[str]()
    for found in unpriced(criteria, handbook):
        level = found.degree.level
        if found.raised and level not in earned and level not in told:
            told.add(level)
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", found.tier, "amount")),
                             details={"level": level, "highest": criteria.tiers[found.tier].level[-1]})


CHECK = of_each_entry("criteria", FAULT, find, "handbook")
