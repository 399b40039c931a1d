"""HB605 unbounded-end: the tiers stop, and the measure goes on.

Where a measure has no largest value, a last tier such as `4 to 16` leaves open what happens at 17. Either the last tier is
open (`>= 4`), or the measure has a `maximum`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.decision_table import find_gaps, goes_on
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET, region
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB605", name="unbounded-end",
    message="the tiers end, but the measure goes on: nothing is said of \"{region}\"",
    hint="leave the last tier open (for example \">= 16\"), or give the measure a maximum",
    why="The gravest and the best cases lie at the ends.",
    invalid=SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4, <= 16\", level: demerit}\n" + CASES,
    valid=SET + "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n" + CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for box in find_gaps(criteria):
            if goes_on(box, criteria):
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers",), key=True),
                                 details={"region": region(box, criteria.measures)})


CHECK = of_entries(FAULT, find)
