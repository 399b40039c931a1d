"""What is to be paid, in words: by the rule, and in a case how much that is. Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from generator.analysis.decide import Result
from generator.facts.words import HandbookWords
from generator.i18n import formatting
from generator.model.adjustment import Adjustment
from generator.model.counted_unit import multiple_in
from generator.model.counting import Counted, Steps
from generator.model.criteria import Criteria
from generator.model.currencies import one_name
from generator.model.english import singular
from generator.model.measure import Measure
from generator.model.payment import NO_LEVEL, Payment, Share
from generator.model.payment_limits import Bound, Rounding, Way
from generator.model.ranges import Range
from generator.model.shares import PERCENT, TIMES

_LOW, _HIGH = Decimal(1), Decimal(2)


def paid_said(result: Result, criteria: Criteria, words: HandbookWords) -> str:
    """`罚款` costs `25,000元以上50,000元以下（工程造价的5%以上10%以下）`; the rule alone where no case is decided, empty for no payment."""
    if result.payment is None:
        return _range(result.due, _expected_unit(result, criteria, words), words) if result.due else ""
    rule = payment_said(result.payment, criteria, words)
    if result.due is None:
        return rule
    unit = currency(result.payment, criteria, words)
    amount = formatting.either([_range(way, unit, words) for way in result.ways or (result.due,)], words.language)
    return amount if not result.payment.counts else words.text("{amount} ({rule})", amount=amount, rule=rule)


def _expected_unit(result: Result, criteria: Criteria, words: HandbookWords) -> str:
    """The money of an amount that a case expects: its own, else that in which the level costs something."""
    assert result.due is not None
    costs = (tier.amount.get(str(result.degree or NO_LEVEL)) for tier in criteria.tiers)
    payment = None if result.due.unit else next(filter(None, costs), None)
    return currency(payment, criteria, words) if payment else money_in(result.due.unit, words)


def payment_said(payment: Payment, criteria: Criteria, words: HandbookWords) -> str:
    """`5% to 10% of the cost`, `每日罚款数额的3%，不超过罚款数额`, `2,000元，另加每平方米100元，不少于5,000元`."""
    said = reduce(lambda one, other: words.text("{one} plus {other}", one=one, other=other),
                  [_part_said(part, criteria, words) for part in payment.parts])
    if payment.rounding:
        said = words.text(_ROUNDED[payment.rounding.way], amount=said, step=_step_said(payment.rounding, words))
    if payment.floor:
        said = words.text("{amount}, at least {least}", amount=said, least=_bound_said(payment.floor, criteria, words))
    if payment.ceiling:
        said = words.text("{amount}, at most {most}", amount=said, most=_bound_said(payment.ceiling, criteria, words))
    return said


def adjustment_said(change: Adjustment, words: HandbookWords) -> str:
    """What a circumstance makes of an amount: `half the amount`, `金額減少30%`, `金額增加500元`, with the limits of that."""
    said = _change_said(change, words)
    for key, bound in (("{amount}, at least {least}", change.floor), ("{amount}, at most {most}", change.ceiling)):
        limit = formatting.counted(bound.number, money_in(bound.unit, words), words.language) if bound and bound.number is not None else ""
        said = words.text(key, amount=said, least=limit, most=limit) if limit else said
    return said


def _change_said(change: Adjustment, words: HandbookWords) -> str:
    if change.more:
        money = formatting.counted(abs(change.more), money_in(change.unit, words), words.language)
        return words.text("amount: {money} more" if change.more > 0 else "amount: {money} less", money=money)
    if change.low == change.high == Decimal("0.5"):
        return words.text("half the amount")
    low, high = (Fraction(end) / Fraction(change.parts) for end in (change.low, change.high))
    if low == high:
        return (words.text("amount: {share} more", share=share_said(low - 1, words)) if low > 1
                else words.text("amount: {share} less", share=share_said(1 - low, words)))
    if low == 1:
        return words.text("amount: up to {share} more", share=share_said(high - 1, words))
    if high == 1:
        return words.text("amount: up to {share} less", share=share_said(1 - low, words))
    if low > 1 and low.denominator == high.denominator == 1:
        ends = (formatting.number(Decimal(end.numerator)) for end in (low, high))
        return words.text("amount: {low} to {high} times", low=next(ends), high=next(ends))
    return words.text("amount: {low} to {high} of the amount", low=share_said(low, words), high=share_said(high, words))


def share_said(share: Fraction, words: HandbookWords) -> str:
    """`30%`, and what digits cannot write as `1/3`, 三分之一."""
    percent = Decimal(100 * share.numerator) / share.denominator
    if Fraction(percent) == 100 * share:
        return f"{formatting.number(percent)}%"
    number, parts = (formatting.numeral(each, words.language) for each in (share.numerator, share.denominator))
    return words.text("{number}/{parts}", number=number, parts=parts)


_ROUNDED = {Way.DOWN: "{amount}, rounded down to {step}", Way.UP: "{amount}, rounded up to {step}",
            Way.NEAREST: "{amount}, rounded to {step}"}


def _part_said(part: Share, criteria: Criteria, words: HandbookWords) -> str:
    said = _of_measure(part, criteria, words) if part.of else _rate(part.rate, words)
    for counted in reversed(part.per):
        said = _counted_said(said, counted, bool(part.of) and counted == part.per[-1], criteria, words)
    return said


def _counted_said(said: str, counted: Counted, is_share: bool, criteria: Criteria, words: HandbookWords) -> str:
    """`5 yuan per cubic metre over 180 cubic metres`, `每滿10日100元`, `每10公斤20元，不足10公斤的按10公斤計`."""
    several = _unit(counted.name, criteria, words, several=True)
    by_one = counted.each == 1 or not counted.steps
    unit = _unit(counted.name, criteria, words) if by_one else formatting.counted(counted.each, several, words.language)
    key = {None: "{share} per {unit}" if is_share else "{amount} per {unit}",
           Steps.FULL: "{amount} for each full {unit}" if by_one else "{amount} per full {unit}",
           Steps.STARTED: "{amount} for each {unit} or part thereof" if by_one else "{amount} per {unit} or part thereof"}[counted.steps]
    said = words.text(key, amount=said, share=said, unit=unit)
    if _has_its_unit_beside(counted.name, criteria):
        said = words.text("{amount} of the {measure}", amount=said, measure=_title(counted.name, criteria, words))
    base = formatting.counted(counted.over, several, words.language)
    return words.text("{amount} over {base}", amount=said, base=base) if counted.over else said


def _of_measure(part: Share, criteria: Criteria, words: HandbookWords) -> str:
    """`5 to 10% of the cost`, `3 times the cost or more`; what is paid as it is measured, by its name alone."""
    if not part.per and part.divisor == 1 and part.rate.unit == TIMES and part.rate.lower == part.rate.upper == 1:
        return _title(part.of, criteria, words)
    if part.divisor != 1 and part.rate.lower is not None:
        share = share_said(Fraction(part.rate.lower) / part.divisor, words)
        return words.text("{rate} of {measure}", rate=share, measure=_title(part.of, criteria, words))
    key = "{rate} of {measure}" if part.rate.unit == PERCENT else "{times} {measure}"
    open_end = part.rate.lower is not None and part.rate.lower_included and part.rate.upper is None
    rate = _rate(replace(part.rate, upper=part.rate.lower) if open_end else part.rate, words)
    said = words.text(key, rate=rate, times=rate, measure=_title(part.of, criteria, words))
    return formatting.between(part.rate, said, "", words.language) if open_end else said


def _bound_said(bound: Bound, criteria: Criteria, words: HandbookWords) -> str:
    if bound.number is not None:
        return formatting.counted(bound.number, money_in(bound.unit, words), words.language)
    measure = _title(bound.of, criteria, words)
    rate = f"{formatting.number(bound.share * 100)}%"
    return measure if bound.share == 1 else words.text("{rate} of {measure}", rate=rate, measure=measure)


def _step_said(rounding: Rounding, words: HandbookWords) -> str:
    return formatting.counted(rounding.step, money_in(rounding.unit, words), words.language)


def currencies(criteria: Criteria, words: HandbookWords) -> list[str]:
    """The units of all money that a set of criteria names, each once."""
    return list(dict.fromkeys(currency(payment, criteria, words) for tier in criteria.tiers for payment in tier.payments))


def amount_said(amount: Range, criteria: Criteria, words: HandbookWords) -> str:
    """What several acts cost together, in the money of the criteria, else in that of the acts."""
    known = [unit for unit in currencies(criteria, words) if not amount.unit or one_name(unit) == one_name(money_in(amount.unit, words))]
    return _range(amount, known[0] if known else money_in(amount.unit, words), words)


def amount_forms(payment: Payment, criteria: Criteria, words: HandbookWords) -> dict[str, str]:
    """How every shape of a range of this money is said, with {low} and {high} for the numbers: for the form in a browser.

    `one` behind a shape: where the number beside the unit is one, 1 dollar.
    """
    said = {"by rule": "{amount} ({rule})", ", ": ", ", "{list} or {last}": "{list} or {last}"}
    return {**{name: words.unfilled(key) for name, key in said.items()}, **money_forms(currency(payment, criteria, words), words)}


def money_forms(unit: str, words: HandbookWords) -> dict[str, str]:
    """The same of any amount in this unit."""
    said = {"": formatting.counted(Decimal(0), unit, words.language).replace("0", "{number}"),
            " one": formatting.counted(Decimal(1), unit, words.language).replace("1", "{number}")}
    return {f"{shape}{one}": form for one, amount in said.items() for shape, form in _shapes(amount, unit, words.language).items()}


def _shapes(amount: str, unit: str, language: str) -> dict[str, str]:
    low, high = amount.replace("{number}", "{low}"), amount.replace("{number}", "{high}")
    lower, upper = (("", None), ("from", _LOW), ("over", _LOW)), (("", None), ("up to", _HIGH), ("under", _HIGH))
    ranges = {f"{first}-{last}".strip("-"): Range(least, most, first == "from", last == "up to", unit, unit)
              for first, least in lower for last, most in upper if first or last}
    return {"exactly": low, **{
        shape: formatting.between(found, low if found.upper is None else formatting.shorter("{low}", low, found, language), high, language)
        for shape, found in ranges.items()}}


def currency(payment: Payment, criteria: Criteria, words: HandbookWords) -> str:
    """The unit of the money: as the rule writes it, or that of the measure of which it is a share, 元 of 万元."""
    if payment.money:
        return money_in(payment.money, words)
    unit = _measure(payment.parts[0].of, criteria).unit
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


def _unit(name: str, criteria: Criteria, words: HandbookWords, *, several: bool = False) -> str:
    unit = _measure(name, criteria).unit
    if unit is None:
        return _title(name, criteria, words)
    language, said = unit.best(words.language)
    return singular(said) if language.partition("-")[0] == "en" and not several else said


def _has_its_unit_beside(name: str, criteria: Criteria) -> bool:
    """Whether another measure is counted in the same unit, so that the unit alone does not say what is counted."""
    unit = _measure(name, criteria).unit
    return unit is not None and sum(each.unit == unit for each in criteria.measures) > 1


def _measure(name: str, criteria: Criteria) -> Measure:
    return next(measure for measure in criteria.measures if measure.id == name)
