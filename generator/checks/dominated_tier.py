"""HB604 dominated-tier: a tier that lies wholly within another.

Whatever falls into it falls into the other as well, so it is either superfluous or meant to be an exception, and an
exception must be taken out of the wider tier.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.amounts import units_agree
from generator.analysis.decision_table import find_overlaps, tier_box
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET, region, tier_name
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB604", name="dominated-tier",
    message="the tier \"{inner}\" lies wholly within \"{outer}\" ({region})",
    hint="delete it, or take its range out of the wider tier",
    why="Nobody can tell which of the two counts.",
    invalid=SET + "tiers:\n  - {when: any, level: reprimand}\n  - {when: \">= 4, < 16\", level: demerit}\n" + CASES,
    valid=SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n" + CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for overlap in find_overlaps(criteria) if units_agree(criteria) else ():
            if not overlap.inside:
                continue
            # Of two tiers with the same range the later one is named as the inner.
            whole = tier_box(criteria.tiers[overlap.second], criteria.measures) != overlap.box
            inner, outer = (overlap.first, overlap.second) if whole and overlap.box == tier_box(
                criteria.tiers[overlap.first], criteria.measures) else (overlap.second, overlap.first)
            yield Diagnostic(
                descriptor=FAULT, span=criteria.source.span(("tiers", inner, "when")),
                    related=criteria.source.span(("tiers", outer, "when")),
                details={"inner": tier_name(criteria, inner), "outer": tier_name(criteria, outer),
                         "region": region(overlap.box, criteria.measures)})


CHECK = of_entries(FAULT, find)
