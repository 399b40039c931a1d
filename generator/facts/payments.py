"""What is to be paid, in words: by the rule, and in a case how much that is. Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.analysis.decide import Result
from generator.analysis.payments import factor_of
from generator.facts.words import HandbookWords
from generator.i18n import formatting
from generator.i18n.english import singular
from generator.model.counted_unit import multiple_in
from generator.model.criteria import Criteria
from generator.model.measure import Measure
from generator.model.payment import PERCENT, TIMES, Payment
from generator.model.ranges import Range

_LOW, _HIGH = Decimal(1), Decimal(2)


def paid_said(result: Result, criteria: Criteria, words: HandbookWords) -> str:
    """`罚款` costs `25,000元以上50,000元以下（工程造价的5%以上10%以下）`; the rule alone where no case is decided, empty for no payment."""
    if result.payment is None:
        return _range(result.due, money_in(result.due.unit, words), words) if result.due else ""
    rule = payment_said(result.payment, criteria, words)
    if result.due is None:
        return rule
    amount = _range(result.due, currency(result.payment, criteria, words), words)
    return amount if not factor_of(result.payment, criteria).measures else words.text("{amount} ({rule})", amount=amount, rule=rule)


def payment_said(payment: Payment, criteria: Criteria, words: HandbookWords) -> str:
    """`5% to 10% of the cost`, `每日罚款数额的3%，不超过罚款数额`."""
    said = _rate(payment.rate, words)
    if payment.of:
        key = "{rate} of {measure}" if payment.rate.unit == PERCENT else "{times} {measure}"
        said = words.text(key, rate=said, times=said, measure=_title(payment.of, criteria, words))
    for name in reversed(payment.per):
        key = "{share} per {unit}" if payment.of and name == payment.per[-1] else "{amount} per {unit}"
        said = words.text(key, amount=said, share=said, unit=_unit(name, criteria, words))
    if payment.ceiling is None:
        return said
    most = (_title(payment.ceiling.of, criteria, words) if payment.ceiling.number is None
            else formatting.counted(payment.ceiling.number, money_in(payment.ceiling.unit, words), words.language))
    return words.text("{amount}, at most {most}", amount=said, most=most)


def not_added(criteria: Criteria, words: HandbookWords) -> str:
    """That what several acts come to says nothing of money, where the criteria do; else empty."""
    if not any(tier.amount for tier in criteria.tiers):
        return ""
    return words.text("Amounts are not added up here: what each act costs is computed by itself.")


def amount_forms(payment: Payment, criteria: Criteria, words: HandbookWords) -> dict[str, str]:
    """How every shape of a range of this money is said, with {low} and {high} for the numbers: for the form in a browser."""
    unit = currency(payment, criteria, words)
    zero = formatting.counted(Decimal(0), unit, words.language)
    lower, upper = (("", None), ("from", _LOW), ("over", _LOW)), (("", None), ("up to", _HIGH), ("under", _HIGH))
    shapes = {f"{first}-{last}".strip("-"): Range(low, high, first == "from", last == "up to", unit, unit)
              for first, low in lower for last, high in upper if first or last}
    low, high = zero.replace("0", "{low}"), zero.replace("0", "{high}")
    return {"exactly": low, "by rule": words.unfilled("{amount} ({rule})"), **{
        shape: formatting.between(found, formatting.shorter("{low}", low, found, words.language), high, words.language)
        for shape, found in shapes.items()}}


def currency(payment: Payment, criteria: Criteria, words: HandbookWords) -> str:
    """The unit of the money: as the rule writes it, or that of the measure of which it is a share, 元 of 万元."""
    if not payment.is_share:
        return money_in(payment.rate.unit, words)
    unit = _measure(payment.of, criteria).unit
    return multiple_in(unit.best(words.language)[1])[1] if unit else ""


def money_in(unit: str, words: HandbookWords) -> str:
    """The unit of an amount in the reader's language: a rule is written once, and an English reader knows 元 by the country's own name."""
    foreign = unit in _YUAN and not words.language.startswith("zh")
    return _DOLLARS.get(words.handbook.entry.calendar.country, "yuan") if foreign else unit


_YUAN = frozenset({"元", "圓", "圆"})
_DOLLARS = {"TW": "NT$", "HK": "HK$"}


def _rate(found: Range, words: HandbookWords) -> str:
    """`5 to 10%`, `1 to 3 times`, or money."""
    if found.unit != TIMES:
        return _range(found, money_in(found.unit, words), words)
    low, high = ("" if end is None else words.text("{number} times", number=formatting.number(end)) for end in (found.lower, found.upper))
    if found.lower is None or found.lower == found.upper:
        return formatting.between(found, low, high, words.language) if found.lower is None else low
    return formatting.between(found, formatting.shorter(formatting.number(found.lower), low, found, words.language), high, words.language)


def _range(found: Range, unit: str, words: HandbookWords) -> str:
    if found.lower == found.upper and found.lower is not None:
        return formatting.counted(found.lower, unit, words.language)
    return formatting.range_(replace(found, unit=unit, upper_unit=unit), None, words.language)


def _title(name: str, criteria: Criteria, words: HandbookWords) -> str:
    return words.said(_measure(name, criteria).title).text


def _unit(name: str, criteria: Criteria, words: HandbookWords) -> str:
    unit = _measure(name, criteria).unit
    if unit is None:
        return _title(name, criteria, words)
    language, said = unit.best(words.language)
    return singular(said) if language.partition("-")[0] == "en" else said


def _measure(name: str, criteria: Criteria) -> Measure:
    return next(measure for measure in criteria.measures if measure.id == name)
