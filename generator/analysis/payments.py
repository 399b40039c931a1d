"""What a case has to pay: the rate of a payment times what the case measures, and no more than its ceiling. Exact.

`templates/assets/decide-payment.js` computes it so for the form in a browser; both are held to the same cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import reduce

from generator.model.counted_unit import multiple_in
from generator.model.criteria import Criteria, Tier
from generator.model.degree import Degree
from generator.model.payment import PERCENT, Ceiling, Payment
from generator.model.ranges import Range

_EXACT = Context(prec=10_000)


@dataclass(frozen=True, slots=True)
class Factor:
    """By what a rate is multiplied: the measures whose values count, each once, and a number that stands for units and percents."""

    number: Decimal
    measures: tuple[str, ...]

    def value(self, given: Mapping[str, Decimal]) -> Decimal:
        return reduce(_EXACT.multiply, (given[name] for name in self.measures), self.number)


def factor_of(payment: Payment, criteria: Criteria) -> Factor:
    """Of a measure in 万元 a share is so many times 10,000 元."""
    percent = Decimal("0.01") if payment.rate.unit == PERCENT else Decimal(1)
    return Factor(percent * _multiple(payment.of, criteria), tuple(filter(None, (*payment.per, payment.of))))


def ceiling_of(ceiling: Ceiling, criteria: Criteria) -> Factor:
    return Factor(_multiple(ceiling.of, criteria), (ceiling.of,)) if ceiling.number is None else Factor(ceiling.number, ())


def due(payment: Payment, criteria: Criteria, given: Mapping[str, Decimal]) -> Range | None:
    """From how much to how much is to be paid; None where a value is missing. Its unit is that of the money."""
    if any(name not in given for name in payment.measures):
        return None
    factor = factor_of(payment, criteria).value(given)
    low, high = (None if end is None else _EXACT.multiply(end, factor) for end in (payment.rate.lower, payment.rate.upper))
    found = replace(payment.rate, lower=low, upper=high, unit="", upper_unit="")
    most = ceiling_of(payment.ceiling, criteria).value(given) if payment.ceiling else None
    return found if most is None else _held(found, most)


def _held(found: Range, most: Decimal) -> Range:
    """No more than `most`: where all of it would be more, it is `most` exactly."""
    if found.lower is not None and found.lower >= most:
        return replace(found, lower=most, upper=most, lower_included=True, upper_included=True)
    return replace(found, upper=most, upper_included=True) if found.upper is None or found.upper > most else found


def payment_of(degree: Degree, tier: Tier, criteria: Criteria) -> Payment | None:
    """What a degree costs: as its tier says, else the nearest tier of the set that earns the level to which circumstances led."""
    place = next(number for number, each in enumerate(criteria.tiers) if each is tier)
    near = sorted(enumerate(criteria.tiers), key=lambda found: abs(found[0] - place))
    return next((each.amount[str(degree)] for _, each in near if str(degree) in each.amount), None)


def _multiple(name: str, criteria: Criteria) -> Decimal:
    """How much one of a measure's unit is."""
    units = [str(measure.unit) for measure in criteria.measures if measure.id == name and measure.unit]
    return multiple_in(units[0])[0] if units else Decimal(1)
