"""HB601 gap-in-tiers: values that can occur and that no tier claims.

A case that falls into a gap earns nothing and costs nothing, whatever it deserves, and two supervisors will fill the gap
differently. The gap may be a single value: after `< 4` and `> 4` nothing is said of exactly 4. All measures are looked at
together, so a corner that no combination reaches is found as well. (A gap without end is HB605.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.amounts import units_agree
from generator.analysis.decision_table import find_gaps, goes_on, neighbours
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET, region
from generator.diagnostics import Descriptor, Diagnostic, Span
from generator.handbook import Handbook
from generator.model.criteria import Criteria

FAULT = Descriptor(
    code="HB601", name="gap-in-tiers",
    message="no tier says what happens at \"{region}\"",
    hint="widen a neighbouring tier, or add one; use < on one side of a bound and >= on the other",
    why="A case that falls into a gap would go without reward or penalty, or be decided differently by everyone.",
    invalid=SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \"> 4\", level: demerit}\n" + CASES,
    valid=SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n" + CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for box in find_gaps(criteria) if units_agree(criteria) else ():
            if not goes_on(box, criteria):
                before, after = neighbours(box, criteria)
                yield Diagnostic(descriptor=FAULT, span=_place(criteria, after if after is not None else before),
                                 related=_place(criteria, before) if after is not None and before is not None else None,
                                 details={"region": region(box, criteria.measures)})


def _place(criteria: Criteria, tier: int | None) -> Span:
    """The range of a tier beside the gap; the list of tiers where there is none beside it."""
    found: Span = criteria.source.span(("tiers",), key=True) if tier is None else criteria.source.span(("tiers", tier, "when"))
    return found


CHECK = of_entries(FAULT, find)
