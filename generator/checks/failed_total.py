"""HB617 failed-total: a worked example of several acts that its scale decides otherwise than it expects.

Several acts at one time, and a new outcome while an earlier one lasts, follow the rules that a scale states (`different`, `same`,
`running`, `at_most`, `amount_at_most`, `counts_for`). Its examples are their proof, with their days and amounts. What an example does not
state about the time or the amount is not compared.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.analysis.combine import Combined, combine, counts, period_of
from generator.analysis.combined_amounts import Owed, combined_amount, lasting, priced
from generator.analysis.payments import same_amount
from generator.checks.shared.base import of_kinds
from generator.checks.shared.criteria_words import named_levels
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.scale import ScaleCase, Spread

_HEAD = ("kind: handbook\nid: totals\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
         "levels: [{id: demerit, title: 記過, side: penalty, rank: 1, duration: 12 months}]\n"
         "scales:\n  - id: penalty\n    title: 處分\n    side: penalty\n    same: up-to-sum\n    at_most: 48 months\n    cases:\n")

FAULT = Descriptor(
    code="HB617", name="failed-total",
    message="the example expects {expected} ({what}), but by the scale it is {actual}",
    hint="correct the rules of the scale, or the example",
    why="Where several acts are judged together, the rule does not do what its author thinks it does.",
    invalid=_HEAD + "      - {acts: [demerit, demerit], expect: {level: demerit, duration: 24 months}}\n",
    valid=_HEAD + "      - {acts: [demerit, demerit], expect: {level: demerit, duration: [12 months, 24 months]}}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, scale in enumerate(handbook.entry.scales):
        for which, case in enumerate(scale.cases):
            acts = priced(act for act in case.acts if counts(act, handbook, case.decided))
            found = combine([act.degree for act in acts], handbook, case.running, case.decided, lasting(acts))
            for what, expected, actual in differences(case, found, handbook, combined_amount(acts, handbook)):
                yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("scales", number, "cases", which, "expect")),
                                 details={"what": Term(what), "expected": expected, "actual": actual})


def differences(case: ScaleCase, found: Combined | None, handbook: Handbook,
                owed: Owed | None = None) -> Iterator[tuple[str, object, object]]:
    """(what, expected, actual) for everything in which the total is not the one expected."""
    expected = case.expect
    if found is None:
        yield "level", named_levels(expected.level, handbook), Term("none")
        return
    if expected.level != found.degrees:
        yield "level", named_levels(expected.level, handbook), named_levels(found.degrees, handbook)
    periods = dict.fromkeys(each for each in (found.shortest, found.longest) if each)
    if expected.duration and [period_of(each) for each in expected.duration] != list(periods):
        yield "duration", _spread(expected.duration), _spread([each.duration for each in periods])
    if expected.until and expected.until != found.until:
        yield "last day", _spread(expected.until), _spread(found.until)
    if expected.amount is not None and not (owed and same_amount(expected.amount, owed.amount)):
        yield "amount", expected.amount, owed.amount if owed else Term("none")


def _spread(found: Sequence[object]) -> object:
    """The least and the most, where they differ."""
    return Spread(found[0], found[-1]) if len(found) > 1 else found[0] if found else Term("none")


CHECK = of_kinds(FAULT, find, "handbook")
