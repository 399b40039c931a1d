"""HB602 overlapping-tiers: two tiers that claim the same values.

With `<= 4` and `>= 4`, four hours are both a reprimand and a demerit. Every pair of tiers is compared, over all measures
together; two tiers may share a range of one measure as long as another measure keeps them apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.amounts import units_agree
from generator.analysis.decision_table import find_overlaps
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET, region, tier_name
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB602", name="overlapping-tiers",
    message="the tiers \"{first}\" and \"{second}\" both claim \"{region}\"",
    hint="a bound belongs to one tier only: use < on one side of it and >= on the other; "
         "of several measures another may keep the tiers apart; where the first tier that fits is to count, write first_counts: true",
    why="The same case could be decided in two ways, and whoever is punished will ask for the milder one.",
    invalid=SET + "tiers:\n  - {when: \"<= 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n" + CASES,
    valid=SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n" + CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for overlap in find_overlaps(criteria) if units_agree(criteria) else ():
            if not overlap.inside:
                yield Diagnostic(
                    descriptor=FAULT, span=criteria.source.span(("tiers", overlap.second, "when")),
                    related=criteria.source.span(("tiers", overlap.first, "when")),
                    details={"first": tier_name(criteria, overlap.first), "second": tier_name(criteria, overlap.second),
                             "region": region(overlap.box, criteria.measures)})


CHECK = of_entries(FAULT, find)
