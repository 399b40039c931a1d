"""HB637 idle-measure: a measure on which nothing depends.

A measure is there for the ranges of tiers, or for an amount that is so much for each of its units or a share of it. One that no tier and no
amount names is asked for in every case, on the page and on the sheet, and what is answered changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import SET
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria

_OTHER = SET.replace("unit: 小時}]", "unit: 小時}, {id: harm, title: 損失, unit: 元}]")
_TIERS = "tiers:\n  - {when: {hours: \"< 4\"}, level: reprimand}\n  - {when: {hours: \">= 4\"}, level: demerit}\n"

FAULT = Descriptor(
    code="HB637", name="idle-measure", severity=Severity.WARNING,
    message="nothing depends on \"{measure}\": no tier has a range of it, and no amount counts it",
    hint="delete it, or write which of its ranges a tier has: when: {{{id}: …}}",
    why="Whoever judges a case has to find a value that changes nothing, or believes that it does.",
    invalid=_OTHER + _TIERS, valid=_OTHER + _TIERS.replace("< 4\"}", "< 4\", harm: \"< 1000\"}"))


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    used = {name for tier in criteria.tiers for name in (*tier.when, *(name for payment in tier.payments for name in payment.measures))}
    for number, measure in enumerate(criteria.measures):
        if measure.id not in used:
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("measures", number)),
                             details={"measure": measure.title, "id": measure.id})


CHECK = of_each_entry("criteria", FAULT, find)
