"""The levels that a set of criteria can come to: what limits and branches may be told apart by."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.moves import cap_of
from generator.analysis.scale import degrees_around, moved
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.degree import Degree
from generator.model.modifier import Cap


def reachable_levels(criteria: Criteria, handbook: Handbook) -> tuple[str, ...]:
    """The ids of the levels that some case can come to, in the order of their scale. Time grows with tiers and levels moved."""
    found = {degree for outcome in unbounded(criteria, handbook) for degree in outcome}
    found |= {bound for modifier in criteria.modifiers for bound in modifier.bounds if bound}  # each is reached, or HB623 tells
    around = dict.fromkeys(each for tier in criteria.tiers for degree in tier.level for each in degrees_around(degree, handbook))
    return tuple(dict.fromkeys(degree.level for degree in around if degree in found))


def unbounded(criteria: Criteria, handbook: Handbook) -> set[tuple[Degree, ...]]:
    """The degrees to choose from of every tier, moved by circumstances in every way, and not yet held between what these name; nothing
    where there is no consequence.
    """
    ways = caps_and_shifts(criteria)
    return {moved(tier.level, shift, cap, handbook) for cap, shift in ways for tier in criteria.tiers}


def caps_and_shifts(criteria: Criteria) -> list[tuple[Cap, int]]:
    """(cap, levels moved as far as it allows) in every way, of the circumstances under which the cap holds, and of all of them where one
    lifts it.
    """
    return [(cap, shift) for cap, shifts in _asked(criteria) for shift in sorted({cap.held(shift) for shift in shifts})]


def _asked(criteria: Criteria) -> Iterator[tuple[Cap, set[int]]]:
    """The same, before the cap is looked at."""
    under_cap = [modifier for modifier in criteria.modifiers if not modifier.lifts_cap]
    for modifiers in (under_cap, criteria.modifiers) if len(under_cap) < len(criteria.modifiers) else (under_cap,):
        shifts = {0}
        for modifier in modifiers:
            shifts |= {shift + option.shift for shift in shifts for option in modifier.options}
        yield cap_of(criteria, modifiers), shifts
