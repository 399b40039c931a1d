"""Where circumstances lead from a level that costs something to one for which no tier states an amount, so that nothing is to be paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.payments import payment_of
from generator.analysis.reachable import caps_and_shifts
from generator.analysis.scale import moved
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.degree import Degree


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A tier by its place from 0, the degree to which circumstances can lead from it, and whether that lies above its own."""

    tier: int
    degree: Degree
    raised: bool


def unpriced(criteria: Criteria, handbook: Handbook) -> Iterator[Unpriced]:
    """Time grows with tiers and levels moved."""
    ways = list(caps_and_shifts(criteria)) if any(tier.amount for tier in criteria.tiers) else []
    for number, tier in enumerate(criteria.tiers):
        moves = {(degree, shift > 0): None for cap, shifts in ways for shift in sorted({cap.held(shift) for shift in shifts})
                 for degree in moved(tier.level, shift, cap, handbook)} if tier.amount and tier.level else {}
        yield from (Unpriced(number, degree, raised) for degree, raised in moves
                    if degree not in tier.level and payment_of(degree, tier, criteria) is None)
