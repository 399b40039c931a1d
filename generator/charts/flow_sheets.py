"""A flow chart cut into sheets that fit on pages of paper, and what of each arrow a sheet shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.charts.flow_graph import Shape
from generator.charts.flow_places import MARGIN, Layout, Point
from generator.model.handbook import Paper

PAPERS = {Paper.A4: (510.0, 660.0), Paper.LETTER: (527.0, 635.0)}
"""Width and height in points of the room on a page of the printed form, which has its head and foot besides."""
PRINTED_PAGE = (504.0, 595.0)
"""The same on a page that a browser prints, below a heading: as wide as A4 and as high as Letter leave it."""
LEAST_TYPE = 8.0
"""Points of the smallest type on paper: what is smaller is not read there."""
NATURAL = 0.75
"""Points of a pixel at natural size; charts are made smaller for paper, and never larger."""
ROOM = 56.0
"""Pixels for what stands on a sheet besides the boxes: lines that run in, what the marks mean."""
ROUND = 6.0
"""Radius of the bends of arrows."""


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """The part of a chart between two heights, with the lanes' names above it."""

    top: float
    bottom: float
    number: int
    count: int


def whole(layout: Layout) -> list[ChartSheet]:
    """The chart in one piece, for a screen, which goes on as far as it must."""
    return [ChartSheet(0.0, layout.height, 1, 1)]


def paper_height(layout: Layout, room: tuple[float, float]) -> float:
    """How long a part may be in the room on a page: as much as can still be read."""
    width, height = room
    return height / min(width / layout.width, LEAST_TYPE / layout.style.small)


def sheets(layout: Layout, longest: float) -> list[ChartSheet]:
    """The chart cut at gaps between rows into parts of about the same height, none longer than `longest` with the lanes' names.

    A question stays with the step it belongs to.
    """
    most = longest - header_height(layout) - ROOM
    edges = _cut(layout, most)
    for share in (1.0, 1.05, 1.1, 1.2, 1.35):
        even = _cut(layout, min(most, layout.height / (len(edges) - 1) * share))
        if len(even) <= len(edges):
            edges = even
            break
    return [ChartSheet(top, bottom, n + 1, len(edges) - 1) for n, (top, bottom) in enumerate(pairwise(edges))]


def _cut(layout: Layout, most: float) -> list[float]:
    """Heights at which parts begin and end, each part as high as `most` allows."""
    edges, last = [0.0], 0.0
    for gap, below in zip(layout.gaps, layout.boxes[1:], strict=True):
        if below.sized.box.shape is not Shape.DECISION:
            last = gap.cut
        if below.rect.bottom + MARGIN - edges[-1] > most and last > edges[-1]:
            edges.append(last)
    return [*edges, layout.height]


def header_height(layout: Layout) -> float:
    """Height of the band with the names of the lanes; charts in one column have none."""
    if layout.style.narrow:
        return 0.0
    return max(len(lane.lines) for lane in layout.lanes) * layout.style.leading + 12


def merged(paths: list[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """Lines that come to the same box on the same track run together: all but the longest end where they join it.

    Dashes drawn twice over one another would look like a line without gaps.
    """
    longest: dict[tuple[Point, ...], float] = {}
    for path in paths:
        if len(path) > 3:
            longest[path[-2:]] = max(longest.get(path[-2:], 0.0), abs(path[-3][1] - path[-2][1]))
    kept: list[tuple[Point, ...]] = []
    for path in paths:
        length = abs(path[-3][1] - path[-2][1]) if len(path) > 3 else 0.0
        if len(path) > 3 and length < longest[path[-2:]]:
            (x, y), towards = path[-3], 1 if path[-2][1] > path[-3][1] else -1
            path = (*path[:-2], (x, y + towards * min(2 * ROUND, length)))
        kept.append(path)
    return kept


def within(points: tuple[Point, ...], top: float, bottom: float) -> Iterator[list[Point]]:
    """The parts of a line between two heights that only its upright pieces cross."""
    part: list[Point] = []
    for (x, y), (nx, ny) in pairwise(points):
        low, high = max(min(y, ny), top), min(max(y, ny), bottom)
        if low > high or (low == high and y != ny):
            continue
        start, end = ((x, low), (nx, high)) if y <= ny else ((x, high), (nx, low))
        if part and part[-1] != start:
            yield part
            part = []
        part += [end] if part else [start, end]
    if part:
        yield part
