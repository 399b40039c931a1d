"""HB616 idle-measure-field: a field of a measure that says nothing of what it measures.

A length of time is written with its units and never below nothing, and words stand in their own order: neither has a unit, whole
numbers only, or a smallest and a largest number. Such a field looks like a rule and is none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import SET
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model.measure import Measure

_TIME = SET.replace("unit: 小時", "type: time")
_TIERS = "tiers:\n  - {when: 未滿4小時, level: reprimand}\n  - {when: 4小時以上, level: demerit}\n"
_CASES = "cases:\n  - {given: 3小時, expect: {level: reprimand}}\n  - {given: 4小時, expect: {level: demerit}}\n"

FAULT = Descriptor(
    code="HB616", name="idle-measure-field", severity=Severity.WARNING,
    message="\"{field}\" says nothing about a measure of {type}",
    hint="leave it out; what cannot occur is what no tier's range reaches",
    why="A limit that does not hold is taken for one that does.",
    invalid=_TIME.replace("type: time", "type: time, maximum: 24") + _TIERS + _CASES, valid=_TIME + _TIERS + _CASES)

_NUMBERS_ONLY = ("unit", "whole", "minimum", "maximum")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        for number, measure in enumerate(criteria.measures):
            for field in _idle(measure):
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("measures", number, field)),
                                 details={"field": field, "type": Term("words" if measure.choices else "time")})


def _idle(measure: Measure) -> Iterator[str]:
    if not measure.is_number:
        yield from (field for field in _NUMBERS_ONLY if field in measure.model_fields_set)
    if measure.choices and "type" in measure.model_fields_set:
        yield "type"


CHECK = of_entries(FAULT, find)
