"""Verifies the tiers of a criteria set as a decision table is verified: gaps, overlaps, rows that no case can reach.

Every measure is an axis, every tier a box, and the values that can occur are a box too. Bounds become *cuts* between
numbers, so that each range is half-open and all comparisons are exact, whole numbers and included ends alike: the cut
(4, 0) lies just before 4, (4, 1) just after it. Gaps are found by dividing the domain at the median face of the boxes
that cross it, as Chan's algorithm for Klee's measure problem does (T. M. Chan, "Klee's measure problem made easy", FOCS
2013), which needs about n^(d/2) steps for n boxes in d dimensions rather than n^d.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.model.criteria import Criteria, Tier
from generator.model.measure import Measure
from generator.model.ranges import Range

Boundary = tuple[Decimal, int]
LOWEST: Boundary = (Decimal("-Infinity"), 1)
HIGHEST: Boundary = (Decimal("Infinity"), 0)


class Interval(NamedTuple):
    """Everything between two cuts; empty where `low >= high`."""

    low: Boundary
    high: Boundary


Region = tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Tiers `first` and `second` (indexes) both claim `box`; `inside` tells whether the second lies wholly in the first."""

    first: int
    second: int
    box: Region
    inside: bool


def find_gaps(criteria: Criteria) -> list[Region]:
    """The values that can occur and that no tier claims, as few boxes as merging neighbours gives. Empty without any range."""
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
    """The pairs of tiers that claim the same values."""
    return list(overlaps(_reachable(criteria)))


def find_unreachable(criteria: Criteria) -> list[int]:
    """The tiers (indexes) whose range holds no value that can occur."""
    reachable = {index for index, _ in _reachable(criteria)}
    return [i for i, t in enumerate(criteria.tiers) if t.when and i not in reachable]


def _reachable(criteria: Criteria) -> list[tuple[int, Region]]:
    """Tiers that are given as ranges, each with the part of its box that lies in the domain."""
    domain = _domain(criteria)
    boxes = ((i, intersection(domain, tier_box(t, criteria.measures))) for i, t in enumerate(criteria.tiers) if t.when)
    return [(i, box) for i, box in boxes if box is not None]


def _domain(criteria: Criteria) -> Region:
    return tuple(interval(Range(m.lowest, m.highest), m.in_steps) for m in criteria.measures)


def interval(range_: Range, whole: bool) -> Interval:
    """The cuts of a range; over whole numbers `> 3` and `>= 4` come to the same."""
    low = LOWEST if range_.lower is None else (range_.lower, 0 if range_.lower_included else 1)
    high = HIGHEST if range_.upper is None else (range_.upper, 1 if range_.upper_included else 0)
    return Interval(_to_whole(low), _to_whole(high)) if whole else Interval(low, high)


def _to_whole(cut: Boundary) -> Boundary:
    """The same cut, just before the next whole number: between 3 and 4 there is only one place to cut."""
    number, after = cut
    if not number.is_finite():
        return cut
    rounded = Decimal(math.ceil(number))
    return (rounded + 1, 0) if after and rounded == number else (rounded, 0)


def tier_box(tier: Tier, measures: Sequence[Measure]) -> Region:
    """The box of a tier; a measure that it does not name may have any value."""
    return tuple(interval(tier.when.get(m.id, Range()), m.in_steps) for m in measures)


def intersection(a: Region, b: Region) -> Region | None:
    """What two boxes of the same axes have in common; None where that is nothing."""
    box = tuple(Interval(max(x.low, y.low), min(x.high, y.high)) for x, y in zip(a, b, strict=True))
    return None if any(i.low >= i.high for i in box) else box


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


def gaps(region: Region, boxes: Sequence[Region]) -> Iterator[Region]:
    """The parts of `region` that no box covers."""
    crossing = [c for b in boxes if (c := intersection(region, b)) is not None]
    if not crossing:
        yield region
        return
    if any(box == region for box in crossing):
        return
    axis, cut = _dividing_cut(region, crossing)
    before, after = region[axis]._replace(high=cut), region[axis]._replace(low=cut)
    for half in (before, after):
        yield from gaps((*region[:axis], half, *region[axis + 1:]), crossing)


def _dividing_cut(region: Region, boxes: Sequence[Region]) -> tuple[int, Boundary]:
    """The median face on the axis that is crossed by most faces."""
    faces = [sorted({c for b in boxes for c in b[axis] if region[axis].low < c < region[axis].high}) for axis in range(len(region))]
    axis = max(range(len(region)), key=lambda a: len(faces[a]))
    return axis, faces[axis][len(faces[axis]) // 2]


def merged(boxes: Iterable[Region]) -> list[Region]:
    """The same region in fewer boxes: neighbours that share a whole face become one, axis by axis."""
    found = list(boxes)
    for axis in range(len(found[0]) if found else 0):
        groups: dict[Region, list[Interval]] = {}
        for box in found:
            groups.setdefault((*box[:axis], *box[axis + 1:]), []).append(box[axis])
        found = [(*rest[:axis], joined, *rest[axis:]) for rest, parts in groups.items() for joined in _joined(parts)]
    return sorted(found)


def _joined(intervals: Iterable[Interval]) -> Iterator[Interval]:
    last: Interval | None = None
    for current in sorted(intervals):
        if last is not None and last.high == current.low:
            last = Interval(last.low, current.high)
        else:
            if last is not None:
                yield last
            last = current
    if last is not None:
        yield last


def as_range(found: Interval) -> Range:
    """The range between two cuts, for showing it."""
    lower, upper = (None if not cut[0].is_finite() else cut[0] for cut in found)
    return Range(lower, upper, found.low[1] == 0, found.high[1] == 1)
