"""Where circumstances lead from a level that costs something to one for which no tier states an amount, so that nothing is to be paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.payments import payment_of
from generator.analysis.reachable import caps_and_shifts
from generator.analysis.scale import bounded, degrees_above, moved
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Tier
from generator.model.degree import Degree
from generator.model.modifier import Cap


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A tier by its place from 0, the degree to which circumstances can lead from it, and whether that lies above its own."""

    tier: int
    degree: Degree
    raised: bool


def unpriced(criteria: Criteria, handbook: Handbook) -> Iterator[Unpriced]:
    """Time grows with tiers and levels moved."""
    ways = caps_and_shifts(criteria) if any(tier.amount for tier in criteria.tiers) else []
    for number, tier in enumerate(criteria.tiers):
        led_to = dict.fromkeys(_led_to(tier, ways, criteria, handbook)) if tier.amount and tier.level else {}
        above = degrees_above(tier.level[-1], handbook) if led_to else []
        yield from (Unpriced(number, degree, degree in above) for degree in led_to
                    if degree not in tier.level and payment_of(degree, tier, criteria) is None)


def _led_to(tier: Tier, ways: Sequence[tuple[Cap, int]], criteria: Criteria, handbook: Handbook) -> Iterator[Degree]:
    """All that circumstances can make of a tier: moved, and then held between the levels that they name."""
    outcomes = dict.fromkeys(moved(tier.level, shift, cap, handbook) for cap, shift in ways)
    bounds = [modifier.bounds for modifier in criteria.modifiers if any(modifier.bounds)]
    yield from (degree for found in outcomes for degree in found)
    yield from (degree for found in outcomes for each in bounds for degree in bounded(found, [each], handbook))
