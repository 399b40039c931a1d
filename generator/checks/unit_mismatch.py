"""HB606 unit-mismatch: a range in another unit than the measure is counted in.

`>= 2 days` of a measure in hours is sixteen hours or forty-eight, as the reader likes. Units are compared as words, in every
language of the handbook; units of time also across languages (小時 and hours are the same).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.amounts import same_unit
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB606", name="unit-mismatch",
    message="the range is in \"{given}\", but the measure is counted in \"{unit}\"",
    hint="compute the bound in {unit}, or leave its unit out",
    why="Two units in one table let the same case fall into two tiers.",
    invalid=SET + "tiers:\n  - {when: \"< 2 days\", level: reprimand}\n  - {when: \">= 2 days\", level: demerit}\n" + CASES,
    valid=SET + "tiers:\n  - {when: \"< 16 hours\", level: reprimand}\n  - {when: \">= 16 小時\", level: demerit}\n" + CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        measures = {m.id: m for m in criteria.measures}
        for number, tier in enumerate(criteria.tiers):
            for name, range_ in tier.when.items():
                wrong = [u for u in dict.fromkeys((range_.unit, range_.upper_unit)) if u and not same_unit(u, measures[name])]
                for unit in wrong:
                    yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", number, "when", name)),
                                     details={"given": unit, "unit": measures[name].unit})


CHECK = of_entries(FAULT, find)
