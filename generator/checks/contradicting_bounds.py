"""HB636 contradicting-bounds: two circumstances that may both be the case, one of which forbids the levels that the other asks for.

Whoever had a major merit in the year is to have a grade of at least B, whoever had a major demerit one of at most C: what holds for
somebody who had both is then decided by chance, and the rule does not say it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import product

from generator.analysis.scale import degrees_around
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.modifier import Modifier

_RULE = (SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\nmodifiers:\n"
         "  - {id: intent, title: 故意, lowest: demerit}\n  - {id: negligence, title: 過失, highest: reprimandNEXT}\n" + CASES)

FAULT = Descriptor(
    code="HB636", name="contradicting-bounds", severity=Severity.WARNING,
    message="where \"{one}\" and \"{other}\" are both the case, the outcome can be neither below {lowest} nor above {highest}",
    hint="where they cannot both be the case, or one goes before the other, write that one excludes the other: excludes: {excluded}",
    why="What holds for whoever meets both is then left to whoever decides.",
    invalid=_RULE.replace("NEXT", ""), valid=_RULE.replace("NEXT", ", excludes: intent"))


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    bounding = [(number, modifier) for number, modifier in enumerate(criteria.modifiers) if any(modifier.bounds)]
    for (number, one), (_, other) in product(bounding, repeat=2):
        if _contradict(one, other, handbook):
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("modifiers", number, "highest")), details={
                "one": other.title, "other": one.title, "lowest": handbook.title("level", other.lowest.level) if other.lowest else "",
                "highest": handbook.title("level", one.highest.level) if one.highest else "", "excluded": other.id})


def _contradict(one: Modifier, other: Modifier, handbook: Handbook) -> bool:
    """Whether the highest level of one lies below the lowest of the other, and both may be the case."""
    if one.highest is None or other.lowest is None or other.id in one.excludes or one.id in other.excludes:
        return False
    scale = degrees_around(one.highest, handbook)
    return other.lowest in scale and one.highest in scale and scale.index(one.highest) < scale.index(other.lowest)


CHECK = of_each_entry("criteria", FAULT, find, "handbook")
