"""Sets of numbers, and boxes of several of them, that are compared exactly.

Bounds become *cuts* between numbers, so that each range is half-open and all comparisons are exact, whole numbers and included ends alike:
the cut (4, 0) lies just before 4, (4, 1) just after it. Gaps are found by dividing the domain at the median face of the boxes that cross
it, as Chan's algorithm for Klee's measure problem does (T. M. Chan, "Klee's measure problem made easy", FOCS 2013), which needs about
n^(d/2) steps for n boxes in d dimensions rather than n^d.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.model.ranges import Range

Boundary = tuple[Decimal, int]
LOWEST: Boundary = (Decimal("-Infinity"), 1)
HIGHEST: Boundary = (Decimal("Infinity"), 0)


class Interval(NamedTuple):
    """Everything between two cuts; empty where `low >= high`."""

    low: Boundary
    high: Boundary


Region = tuple[Interval, ...]


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


def intersection(a: Region, b: Region) -> Region | None:
    """What two boxes of the same axes have in common; None where that is nothing."""
    box = tuple(Interval(max(x.low, y.low), min(x.high, y.high)) for x, y in zip(a, b, strict=True))
    return None if any(i.low >= i.high for i in box) else box


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


def in_turn(boxes: Sequence[Region]) -> Iterator[list[Region]]:
    """Of each box what those before it leave, as few boxes as merging neighbours gives."""
    return (merged(gaps(box, boxes[:place])) for place, box in enumerate(boxes))


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
