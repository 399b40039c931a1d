"""What a case has to pay: the sum of rates times what the case measures, rounded, and then held between floor and ceiling. Exact.

Circumstances change that: first those that multiply it, in their order, then those that add or take money, and what comes of it is
rounded again. Where one may be applied or not, the amounts with and without it may come of it.

`templates/assets/decide-payment.js` computes it so for the form in a browser; both are held to the same cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce

from generator.model.adjustment import Adjustment
from generator.model.counted_unit import multiple_in
from generator.model.counting import Counted, Steps
from generator.model.criteria import Criteria, Tier
from generator.model.currencies import one_name
from generator.model.degree import Degree
from generator.model.modifier import Modifier
from generator.model.payment import Payment, Share
from generator.model.payment_limits import Bound, Rounding, Way
from generator.model.ranges import Range
from generator.model.shares import PERCENT

_EXACT = Context(prec=10_000)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Factor:
    """By what a rate is multiplied: the measures whose values count, each once, and a number that stands for units and percents."""

    number: Decimal
    measures: tuple[Counted, ...]

    def value(self, given: Mapping[str, Decimal]) -> Decimal:
        return reduce(_EXACT.multiply, (so_many(counted, given[counted.name]) for counted in self.measures), self.number)


def so_many(counted: Counted, value: Decimal) -> Decimal:
    """How many of what is counted a value comes to."""
    above = max(_EXACT.subtract(value, counted.over), Decimal(0)) if counted.over else value
    if counted.steps is None:
        return above
    whole, left = divmod(Fraction(above) / Fraction(counted.each), 1)
    return Decimal(int(whole) + (left > 0 and counted.steps is Steps.STARTED))


def factor_of(part: Share, criteria: Criteria, divisor: int) -> Factor:
    """Of a measure in 万元 a share is so many times 10,000 元. What it comes to is `divisor` times what is to be paid."""
    percent = Decimal("0.01") if part.rate.unit == PERCENT else Decimal(1)
    return Factor(percent * (divisor // part.divisor) * _multiple(part.of, criteria), (*part.per, *([Counted(part.of)] if part.of else [])))


def bound_of(bound: Bound, criteria: Criteria) -> Factor:
    if bound.number is not None:
        return Factor(bound.number, ())
    return Factor(bound.share * _multiple(bound.of, criteria), (Counted(bound.of),))


def due(payment: Payment, criteria: Criteria, given: Mapping[str, Decimal]) -> Range | None:
    """From how much to how much is to be paid; None where a value is missing. Its unit is that of the money."""
    if any(name not in given for name in payment.measures):
        return None
    divisor = payment.divisor
    found = total([_part_due(part, factor_of(part, criteria, divisor).value(given)) for part in payment.parts])
    found = _in_steps(found, payment.rounding, Decimal(divisor))
    least, most = limits_of(payment, criteria, given)
    found = found if least is None else _at_least(found, least)
    return found if most is None else at_most(found, most)


def limits_of(payment: Payment, criteria: Criteria, given: Mapping[str, Decimal]) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that is to be paid by the rule, before circumstances change it."""
    least, most = (bound_of(bound, criteria).value(given) if bound else None for bound in (payment.floor, payment.ceiling))
    return least, most


def beyond_limits(ways: Sequence[Range], least: Decimal | None, most: Decimal | None) -> bool:
    """Whether circumstances led an amount below the least or above the most that its rule states: those do not hold it any more."""
    lows, highs = [way.lower for way in ways], [way.upper for way in ways]
    return ((least is not None and any(low is None or low < least for low in lows))
            or (most is not None and any(high is None or high > most for high in highs)))


def adjusted(found: Range, modifiers: Iterable[Modifier], rounding: Rounding | None) -> tuple[Range, ...]:
    """What circumstances make of an amount, the least first: several sums where one of them may be applied or not, and nothing between
    them may be chosen."""
    changes = [(modifier.amount, modifier.may) for modifier in modifiers if modifier.amount]
    ways, parts = [found], Decimal(1)
    for change, may in sorted(changes, key=lambda change: not change[0].multiplies):
        parts *= change.parts
        same = [_times(way, change.parts) for way in ways] if may else []
        ways = [*same, *(_changed(way, change, parts) for way in ways)]
    return _apart(_in_steps(way, rounding, parts) if changes else way for way in ways)


_HUNDREDTHS = Rounding(Way.NEAREST, Decimal("0.01"), "")
"""To what a third of an amount is rounded of which its rule says nothing."""


def _in_steps(found: Range, rounding: Rounding | None, parts: Decimal) -> Range:
    """One of the equal parts of an amount, rounded; what is not divided is rounded where its rule says so only."""
    step = rounding if rounding or parts == 1 else _HUNDREDTHS
    return _divided(_rounded(found, replace(step, step=step.step * parts)), parts) if step else found


def _times(found: Range, factor: Decimal) -> Range:
    lower, upper = (end if end is None else _EXACT.multiply(end, factor) for end in (found.lower, found.upper))
    return replace(found, lower=lower, upper=upper)


def _divided(found: Range, parts: Decimal) -> Range:
    """What is a whole number of steps in each of its parts, so that nothing is left over."""
    lower, upper = (end if end is None else _EXACT.divide(end, parts) for end in (found.lower, found.upper))
    return replace(found, lower=lower, upper=upper)


def _apart(ways: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in their order, those that meet as one."""
    found: list[Range] = []
    for way in sorted(ways, key=lower_end):
        if found and _meet(found[-1], way):
            found[-1] = around(found[-1], way)
        else:
            found.append(way)
    return tuple(found)


def _meet(one: Range, other: Range) -> bool:
    """Whether nothing lies between a range and one that does not begin before it."""
    if one.upper is None or other.lower is None or other.lower < one.upper:
        return True
    return other.lower == one.upper and (one.upper_included or other.lower_included)


def _changed(found: Range, change: Adjustment, parts: Decimal) -> Range:
    """What the change makes of an amount, `parts` times over: so often it must be divided at last, and nothing is lost before."""
    more = change.more * parts
    low, high = (None if end is None else max(Decimal(0), _EXACT.add(_EXACT.multiply(end, factor), more))
                 for end, factor in ((found.lower, change.low), (found.upper, change.high)))
    found = replace(found, lower=low, upper=high)
    least, most = (bound.number * parts if bound and bound.number is not None else None for bound in (change.floor, change.ceiling))
    found = found if least is None else _at_least(found, least)
    return found if most is None else at_most(found, most)


def lower_end(found: Range) -> tuple[bool, Decimal, bool]:
    """Orders ranges of money by where they begin; no end is less than any."""
    return found.lower is not None, found.lower or Decimal(0), not found.lower_included


def upper_end(found: Range) -> tuple[bool, Decimal, bool]:
    """Orders ranges of money by where they end; no end is greater than any."""
    return found.upper is None, found.upper or Decimal(0), found.upper_included


def around(one: Range, other: Range) -> Range:
    """From the lesser of the lower ends to the greater of the upper."""
    low, high = min(one, other, key=lower_end), max(one, other, key=upper_end)
    return Range(low.lower, high.upper, low.lower_included, high.upper_included)


def _part_due(part: Share, factor: Decimal) -> Range:
    low, high = (None if end is None else _EXACT.multiply(end, factor) for end in (part.rate.lower, part.rate.upper))
    return replace(part.rate, lower=low, upper=high, unit="", upper_unit="")


def same_amount(one: Range, other: Range) -> bool:
    """Whether two ranges of money have the same ends, and are in one money as far as they name it."""
    if one.unit and other.unit and one_name(one.unit) != one_name(other.unit):
        return False
    return all(getattr(one, name) == getattr(other, name) for name in ("lower", "upper", "lower_included", "upper_included"))


def total(parts: Sequence[Range]) -> Range:
    """Of several ranges from the least of each to the most of each; a part without a least may be nothing."""
    lows = [part.lower for part in parts if part.lower is not None]
    highs = [part.upper for part in parts if part.upper is not None]
    return Range(reduce(_EXACT.add, lows) if lows else None, reduce(_EXACT.add, highs) if len(highs) == len(parts) else None,
                 all(part.lower_included for part in parts), all(part.upper_included for part in parts))


def _rounded(found: Range, rounding: Rounding) -> Range:
    """Every sum of a range rounded: its ends are sums that occur, so they belong to it."""
    step, way = rounding.step, rounding.way
    low = None if found.lower is None else _to_step(found.lower, step, way, True)
    high = None if found.upper is None else _to_step(found.upper, step, way, found.upper_included)
    if low is not None and low == found.lower and not found.lower_included and way is Way.UP:
        low = _EXACT.add(low, step)
    if high is not None and high == found.upper and not found.upper_included and way is Way.DOWN:
        high = _EXACT.subtract(high, step)
    return replace(found, lower=low, upper=high, lower_included=True, upper_included=True)


def _to_step(number: Decimal, step: Decimal, way: Way, half_up: bool) -> Decimal:
    whole, left = divmod(Fraction(number) / Fraction(step), 1)
    up = {Way.DOWN: False, Way.UP: left > 0, Way.NEAREST: left > _HALF or (half_up and left == _HALF)}[way]
    return _EXACT.multiply(step, Decimal(int(whole) + up))


def _at_least(found: Range, least: Decimal) -> Range:
    """No less than `least`: where all of it would be less, it is `least` exactly."""
    if found.upper is not None and found.upper <= least:
        return replace(found, lower=least, upper=least, lower_included=True, upper_included=True)
    return replace(found, lower=least, lower_included=True) if found.lower is None or found.lower < least else found


def at_most(found: Range, most: Decimal) -> Range:
    """No more than `most`: where all of it would be more, it is `most` exactly."""
    if found.lower is not None and found.lower >= most:
        return replace(found, lower=most, upper=most, lower_included=True, upper_included=True)
    return replace(found, upper=most, upper_included=True) if found.upper is None or found.upper > most else found


def moneys(payment: Payment, criteria: Criteria) -> tuple[str, ...]:
    """What the money of a payment is called: as its rule writes it, else as the measure of which it is a share is counted."""
    if payment.money:
        return (payment.money,)
    units = [measure.unit for measure in criteria.measures if measure.id in payment.bases and measure.unit]
    return tuple(multiple_in(words)[1] for unit in units[:1] for words in unit.by_language.values())


def payment_of(degree: Degree, tier: Tier, criteria: Criteria) -> Payment | None:
    """What a degree costs: as its tier says; of a level to which circumstances led, as the nearest tier of the set says that earns it."""
    if degree in tier.level:
        return tier.amount.get(str(degree))
    place = next(number for number, each in enumerate(criteria.tiers) if each is tier)
    near = sorted(enumerate(criteria.tiers), key=lambda found: abs(found[0] - place))
    return next((each.amount[str(degree)] for _, each in near if str(degree) in each.amount), None)


def _multiple(name: str, criteria: Criteria) -> Decimal:
    """How much one of a measure's unit is."""
    units = [str(measure.unit) for measure in criteria.measures if measure.id == name and measure.unit]
    return multiple_in(units[0])[0] if units else Decimal(1)
