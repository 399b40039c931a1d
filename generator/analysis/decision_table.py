"""Verifies the tiers of a criteria set as a decision table is verified: gaps, overlaps, rows that no case can reach.

Every measure is an axis, every tier a box, and the values that can occur are a box too: see `generator.model.regions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.criteria import Criteria, Tier
from generator.model.measure import Measure
from generator.model.ranges import Range
from generator.model.regions import HIGHEST, LOWEST, Region, gaps, in_turn, intersection, interval, merged


@dataclass(frozen=True, slots=True)
class Overlap:
    """Tiers `first` and `second` (indexes) both claim `box`; `inside` tells whether the second lies wholly in the first."""

    first: int
    second: int
    box: Region
    inside: bool


def find_gaps(criteria: Criteria) -> list[Region]:
    """The values that can occur and that no tier claims, as few boxes as merging neighbours gives. Empty without any range."""
    if any(tier.otherwise for tier in criteria.tiers):
        return []
    return left_over(criteria)


def left_over(criteria: Criteria) -> list[Region]:
    """What the ranges of the tiers leave of all that can occur."""
    if not any(tier.when for tier in criteria.tiers):
        return []
    return merged(gaps(_domain(criteria), [box for _, box in _reachable(criteria)]))


def neighbours(gap: Region, criteria: Criteria) -> tuple[int | None, int | None]:
    """The tiers (indexes) that end where a gap begins and begin where it ends, on some axis and beside it on all others."""
    before = after = None
    for index, box in _reachable(criteria):
        for axis, (tier, empty) in enumerate(zip(box, gap, strict=True)):
            beside = all(other == axis or (x.low < y.high and y.low < x.high) for other, (x, y) in enumerate(zip(box, gap, strict=True)))
            if beside and tier.high == empty.low:
                before = index if before is None else before
            elif beside and tier.low == empty.high:
                after = index if after is None else after
    return before, after


def goes_on(gap: Region, criteria: Criteria) -> bool:
    """Whether a gap begins where the tiers end and has no end of its own, on some axis."""
    return any((low < i.low and i.high == HIGHEST) or (i.low == LOWEST and i.high < high)
               for i, (low, high) in zip(gap, _domain(criteria), strict=True))


def find_overlaps(criteria: Criteria) -> list[Overlap]:
    """The pairs of tiers that claim the same values; none where the first of them counts."""
    return [] if criteria.first_counts else list(overlaps(_reachable(criteria)))


def decided_by(criteria: Criteria) -> dict[int, list[Region]]:
    """Tiers that are given as ranges (indexes) → the values that can occur and that they decide, in as few boxes as merging gives."""
    reachable = _reachable(criteria)
    boxes = [box for _, box in reachable]
    decided = in_turn(boxes) if criteria.first_counts else ([box] for box in boxes)
    return {index: found for (index, _), found in zip(reachable, decided, strict=True) if found}


def find_unreachable(criteria: Criteria) -> list[int]:
    """The tiers (indexes) whose range holds no value that can occur, or none that no tier before takes where the first counts."""
    reachable = decided_by(criteria)
    return [i for i, t in enumerate(criteria.tiers) if (t.when and i not in reachable) or (t.otherwise and not left_over(criteria))]


def _reachable(criteria: Criteria) -> list[tuple[int, Region]]:
    """Tiers that are given as ranges, each with the part of its box that lies in the domain."""
    domain = _domain(criteria)
    boxes = ((i, intersection(domain, tier_box(t, criteria.measures))) for i, t in enumerate(criteria.tiers) if t.when)
    return [(i, box) for i, box in boxes if box is not None]


def _domain(criteria: Criteria) -> Region:
    return tuple(interval(Range(m.lowest, m.highest), m.in_steps) for m in criteria.measures)


def tier_box(tier: Tier, measures: Sequence[Measure]) -> Region:
    """The box of a tier; a measure that it does not name may have any value."""
    return tuple(interval(tier.when.get(m.id, Range()), m.in_steps) for m in measures)


def overlaps(boxes: Iterable[tuple[int, Region]]) -> Iterator[Overlap]:
    """Every pair that overlaps, by a sweep along the first axis: only boxes that are open at the same time are compared."""
    active: list[tuple[int, Region]] = []
    for index, box in sorted(boxes, key=lambda item: item[1][0].low):
        active = [(i, b) for i, b in active if b[0].high > box[0].low]
        for other, earlier in active:
            if common := intersection(earlier, box):
                first, second = sorted((other, index))
                whole = box if second == index else earlier
                yield Overlap(first, second, common, inside=common == whole)
        active.append((index, box))
