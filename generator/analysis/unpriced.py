"""Where circumstances lead from a level that costs something to one for which no tier states an amount, so that nothing is to be paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.payments import payment_of
from generator.analysis.reachable import caps_and_shifts
from generator.analysis.scale import bounded, moved
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Tier
from generator.model.degree import Degree


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A tier by its place from 0, the degree to which circumstances can lead from it, and whether that lies above its own."""

    tier: int
    degree: Degree
    raised: bool


def unpriced(criteria: Criteria, handbook: Handbook) -> Iterator[Unpriced]:
    """Time grows with tiers and levels moved."""
    for number, tier in enumerate(criteria.tiers):
        moves = dict.fromkeys(_led_to(tier, criteria, handbook)) if tier.amount and tier.level else {}
        yield from (Unpriced(number, degree, raised) for degree, raised in moves
                    if degree not in tier.level and payment_of(degree, tier, criteria) is None)


def _led_to(tier: Tier, criteria: Criteria, handbook: Handbook) -> Iterator[tuple[Degree, bool]]:
    """(degree, whether it lies above that of the tier) of everything that circumstances can make of a tier."""
    for cap, shifts in caps_and_shifts(criteria):
        for shift in sorted({cap.held(shift) for shift in shifts}):
            yield from ((degree, shift > 0) for degree in moved(tier.level, shift, cap, handbook))
    for modifier in criteria.modifiers:
        yield from ((degree, degree == modifier.lowest) for degree in bounded(tier.level, [modifier.bounds], handbook))
