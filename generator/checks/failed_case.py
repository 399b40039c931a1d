"""HB611 failed-case: a worked case that the criteria decide otherwise than it expects.

The cases of a set are its proof: given these values and modifiers, this level, these points, this duration. When a tier is
changed and a case no longer comes out, either the tier or the case is wrong, and somebody must say which. What a case does
not state about points, amount or duration is not compared; a level left out means that no consequence is expected, and `also` left out
that nothing is given in addition.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.analysis.decide import Decision, decide
from generator.analysis.payments import moneys, same_amount
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.criteria_words import SET, named_levels
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.criteria import Case, Criteria
from generator.model.currencies import one_name
from generator.model.degree import Degree
from generator.model.measure import Measure
from generator.model.payment import Payment
from generator.model.ranges import Range
from generator.model.text import Text

_TIERS = "tiers:\n  - {when: \"< 4\", level: reprimand}\n  - {when: \">= 4\", level: demerit}\n"

FAULT = Descriptor(
    code="HB611", name="failed-case",
    message="the case expects {expected} ({what}), but by the criteria it is {actual}",
    hint="\"handbook decide\" shows step by step how the outcome comes about; correct the tier, or the case",
    why="The rule does not do what its author thinks it does.",
    invalid=SET + _TIERS + "cases:\n  - {given: 4, expect: {level: reprimand}}\n",
    valid=SET + _TIERS + "cases:\n  - {given: 4, expect: {level: demerit}}\n")


_MISSING = "say under \"given\" what the value of each measure is; missing: {missing}"
_HINT = ("\"handbook decide\" shows step by step how the outcome comes about; correct the tier, or the case, in which this outcome is "
         "written: {written}")


def find(criteria: Criteria, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, case in enumerate(criteria.cases):
        decision = decide(criteria, handbook, case.values, case.modifiers, case.tier)
        if _in_a_gap(case, decision, criteria) or _of_another_side(decision, criteria, handbook):
            continue  # that is told already
        for what, expected, actual in differences(case, decision, criteria, handbook):
            written = _written(decision) if what == "level" else ""
            missing = [str(measure.title) for measure in criteria.measures if measure.id not in case.values]
            hint = _MISSING if missing and not decision.tier and case.tier is None else _HINT if written else None
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("cases", number, "expect")), hint=hint, details={
                "what": Term(what), "expected": expected, "actual": actual, "written": written, "missing": ", ".join(missing)})


def _in_a_gap(case: Case, decision: Decision, criteria: Criteria) -> bool:
    """Whether a case has values that can occur, and that no tier claims."""
    def can_occur(measure: Measure) -> bool:
        value, low, high = case.values.get(measure.id), measure.lowest, measure.highest
        return value is not None and (low is None or value >= low) and (high is None or value <= high)

    return decision.tier is None and case.tier is None and all(map(can_occur, criteria.measures))


def _of_another_side(decision: Decision, criteria: Criteria, handbook: Handbook) -> bool:
    levels = [handbook.find("level", degree.level) for degree in (decision.tier.level if decision.tier else ())]
    return any(level and level.side is not criteria.side for level in levels)


def _written(decision: Decision) -> str:
    """How the outcome is written where a level is given several times, which readers see in other words; else empty."""
    degrees = [result.degree for result in decision.results if result.degree]
    said = ", ".join(map(str, degrees))
    return "" if all(degree.times == 1 for degree in degrees) else f"[{said}]" if len(degrees) > 1 else said


def differences(case: Case, decision: Decision, criteria: Criteria, handbook: Handbook) -> Iterator[tuple[str, object, object]]:
    """(what, expected, actual) for everything in which the outcome is not the one expected; of another level, what it costs and how long it
    lasts goes without saying."""
    degrees = [result.degree for result in decision.results]
    expected = [None] * (case.expect.or_nothing + bool(not case.expect.level and (case.expect.amount or not case.expect.or_nothing)))
    if decision.tier is None:
        yield "level", named_levels([*expected, *case.expect.level], handbook), Term("no tier")
        return
    elif [*expected, *case.expect.level] != degrees:
        yield "level", named_levels([*expected, *case.expect.level], handbook), named_levels(degrees, handbook)
        return
    besides = [degree for each in decision.beside for degree in each.degrees]
    if [*case.expect.also] != besides:
        yield "given in addition", _named(case.expect.also, handbook), _named(besides, handbook)
    if case.expect.points is not None and case.expect.points != decision.points:
        yield "points", case.expect.points, Term("none") if decision.points is None else decision.points
    if (expected_amount := case.expect.amount) is not None:
        dues = list(dict.fromkeys(_in_its_money(result.due, result.payment, criteria, expected_amount.unit)
                                  for result in decision.results if result.payment))
        if len(dues) != 1 or dues[0] is None or not same_amount(dues[0], expected_amount):
            yield "amount", expected_amount, tuple(filter(None, dues)) or Term("none")
    elif fees := tuple(result.due for result in decision.results if result.degree is None and result.due):
        yield "amount", Term("none"), fees
    durations = dict.fromkeys(result.duration for result in decision.results)
    if case.expect.duration is not None and list(durations) != [case.expect.duration]:
        yield "duration", case.expect.duration, tuple(filter(None, durations)) or Term("none")


def _named(found: Sequence[Degree], handbook: Handbook) -> tuple[Text, ...] | Term:
    """Levels that are given besides, by their titles."""
    return tuple(level.title for degree in found if (level := handbook.find("level", degree.level))) or Term("none")


def _in_its_money(due: Range | None, payment: Payment, criteria: Criteria, expected: str) -> Range | None:
    """An amount with the unit of its money, by the name that the case expects where it is one of its names."""
    names = moneys(payment, criteria)
    unit = expected if not names or not expected or one_name(expected) in map(one_name, names) else names[0]
    return replace(due, unit=unit, upper_unit=unit) if due else None


CHECK = of_each_entry("criteria", FAULT, find, "handbook")
