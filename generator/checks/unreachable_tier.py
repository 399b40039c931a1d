"""HB603 unreachable-tier: a tier whose range holds no value that can occur.

Its range lies outside the measure's `minimum` and `maximum`, or between two whole numbers. Such a tier looks like a rule
and never applies; more often the minimum, the maximum or the range is a slip.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.decision_table import find_unreachable
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET, tier_name
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

_MEASURE = SET.replace("unit: 小時", "unit: 小時, maximum: 16")

FAULT = Descriptor(
    code="HB603", name="unreachable-tier",
    message="no value that can occur falls into the tier \"{tier}\"",
    hint="correct its range, or the measure's minimum, maximum or whole",
    why="A rule that can never apply hides the rule that was meant.",
    invalid=_MEASURE + "tiers:\n  - {when: \"<= 16\", level: reprimand}\n  - {when: \"> 16\", level: demerit}\n" + CASES,
    valid=_MEASURE + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n" + CASES)

_TAKEN = "the tiers before it take every case, and the first that fits counts: put it before them, or delete it"
"""What to do where the order of the tiers decides."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for index in find_unreachable(criteria):
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", index, "when")),
                             hint=_TAKEN if criteria.first_counts else None, details={"tier": tier_name(criteria, index)})


CHECK = of_entries(FAULT, find)
