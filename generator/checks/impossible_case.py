"""HB638 impossible-case: a worked case with a value that its measure says cannot occur.

A measure is never below its `minimum` (0 where none is written) nor above its `maximum`, and one that is `whole` has no fractions. Who
decides a case is told so; a worked case that says otherwise proves nothing, and readers see a value that they may not enter.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from generator.analysis.measured import Unfit, why_unfit
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import SET
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.measure import Measure

_TIERS = "tiers:\n  - {when: \"< 4\"}\n  - {when: \">= 4\", level: reprimand}\ncases:\n  - {given: 0, expect: {}}\n"

FAULT = Descriptor(
    code="HB638", name="impossible-case",
    message="\"{measure}\" cannot be {given}: its \"{field}\" is {limit}",
    hint="correct the case; if such a value does occur, write in the measure: {field}: {meant}",
    why="The criteria are proved by a case that nobody can enter, or the measure keeps out cases that do occur.",
    invalid=SET + _TIERS + "  - {given: -1, expect: {}}\n",
    valid=SET + _TIERS + "  - {given: 3, expect: {}}\n")


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, case in enumerate(criteria.cases):
        for measure in criteria.measures:
            value = case.values.get(measure.id)
            if value is not None and measure.is_number and (why := why_unfit(value, measure)):
                field, limit, meant = _bound(why, value, measure)
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("cases", number, "given", measure.id)), details={
                    "measure": measure.title, "given": value, "field": field, "limit": limit, "meant": meant})


def _bound(why: Unfit, value: Decimal, measure: Measure) -> tuple[str, object, object]:
    """(field of the measure that keeps the value out, what it says, what would let it in)"""
    if why is Unfit.NOT_WHOLE:
        return "whole", "true", "false"
    return ("minimum", measure.minimum, f"{value:f}") if why is Unfit.TOO_SMALL else ("maximum", measure.maximum, f"{value:f}")


CHECK = of_each_entry("criteria", FAULT, find)
