"""HB627 given-besides-twice: a tier gives the same level besides that it earns already, or gives it besides twice.

What is given in addition (`also`) is another consequence than the level of the tier: a fine, and besides a suspension. The levels from
which one is chosen stand together under `level`; how often one is given at a time is written there too (`reprimand x2`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import CASES, SET
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.criteria import Criteria

_TIERS = "tiers:\n  - {when: any, level: reprimand, also: demerit}\n"
_CASES = CASES.replace("level: reprimand", "level: reprimand, also: demerit")

FAULT = Descriptor(
    code="HB627", name="given-besides-twice",
    message="\"{level}\" is given in addition (\"also\"), but this tier gives it already",
    hint="write another level under \"also\"; how often a level is given at one time stands behind it: level: reprimand x2",
    why="Whoever decides would give the same thing twice, or wonder what else was meant.",
    invalid=SET + _TIERS.replace("demerit", "reprimand") + _CASES.replace("also: demerit", "also: reprimand"),
    valid=SET + _TIERS + _CASES)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        yield from _repeated(criteria)


def _repeated(criteria: Criteria) -> Iterator[Diagnostic]:
    for number, tier in enumerate(criteria.tiers):
        given = {degree.level for degree in tier.level}
        for place, further in enumerate(tier.also):
            for which, degree in enumerate(further.level):
                if degree.level in given:
                    yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", number, "also", place, "level", which)),
                                     details={"level": degree.level})
            given |= {degree.level for degree in further.level}


CHECK = of_entries(FAULT, find)
