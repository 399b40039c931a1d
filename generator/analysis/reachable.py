"""The levels that a set of criteria can come to: what limits and branches may be told apart by."""

from __future__ import annotations

from generator.analysis.scale import degrees_around, moved
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.modifier import UNCAPPED


def reachable_levels(criteria: Criteria, handbook: Handbook) -> tuple[str, ...]:
    """The ids of the levels that some case can come to, in the order of their scale. Time grows with tiers and levels moved."""
    shifts = {0}
    for modifier in criteria.modifiers:
        shifts |= {shift + option.shift for shift in shifts for option in modifier.options}
    cap = criteria.cap or UNCAPPED
    held = {cap.held(shift) for shift in shifts}
    found = {degree for tier in criteria.tiers for shift in held for degree in moved(tier.level, shift, cap, handbook)}
    around = dict.fromkeys(each for tier in criteria.tiers for degree in tier.level for each in degrees_around(degree, handbook))
    return tuple(dict.fromkeys(degree.level for degree in around if degree in found))
