"""HB629 added-to-nothing: a circumstance adds money in a table of fees or benefits, and a tier of that table states no amount.

Where a tier states none, nothing is due, and a circumstance changes what is due: half of nothing is nothing, but whoever reads "plus £5"
expects £5. An amount of 0 says that what is added is due there too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria

_FEE = """\
kind: criteria
id: copies
title: 影印收費
side: fee
basis: [{cite: 收費標準}]
measures: [{id: pages, title: 張數, unit: 張, whole: true, minimum: 1}]
tiers:
  - {id: few, title: 少量, when: 10以下AMOUNT}
  - {id: many, title: 多量, when: 超過10, amount: 每張2元}
modifiers: [{id: post, title: 郵寄, amount: 加收50元}]
cases:
  - {given: 10, expect: {}}
  - {given: 11, expect: {amount: 22元}}
"""

FAULT = Descriptor(
    code="HB629", name="added-to-nothing", severity=Severity.WARNING,
    message="\"{circumstance}\" adds to the amount, but \"{tier}\" states none: there nothing at all is paid, with it or without",
    hint="where what is added is due here too, write an amount of 0; where it cannot apply here, give what is added a table of its own",
    why="One reads that it is paid in every case, the other that it is paid in none of these, and both can show it in the table.",
    invalid=_FEE.replace("AMOUNT", ""),
    valid=_FEE.replace("AMOUNT", ", amount: 0元").replace("expect: {}", "expect: {amount: 0元}"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in current(handbook.criteria, handbook):
        if not criteria.side.earns_levels:
            yield from _of_table(criteria)


def _of_table(criteria: Criteria) -> Iterator[Diagnostic]:
    """One finding for each tier, with the first circumstance that adds."""
    adding = next((each for each in criteria.modifiers if each.amount and each.amount.more > 0), None)
    for number, tier in enumerate(criteria.tiers if adding else ()):
        if adding and not tier.amount:
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", number)), details={
                "circumstance": adding.title, "tier": tier.title or tier.id})


CHECK = of_entries(FAULT, find)
