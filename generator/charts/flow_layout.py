"""Gives everything of a flow chart but the arrows its place; for these see `flow_lines`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from generator.charts.flow_boxes import PADDING, Sized, Style, size
from generator.charts.flow_graph import Graph
from generator.charts.flow_places import (
    ANSWER_GAP,
    EDGE,
    FIRST_TRACK,
    HEAD,
    LEVEL,
    MARGIN,
    STUB,
    TRACK,
    Gap,
    Lane,
    Layout,
    Placed,
    Rect,
)
from generator.charts.flow_ports import least_height, placed_answer, ports_of, side_width, wrapped
from generator.charts.flow_route import Course, Flank, Routes, route
from generator.charts.svg import Label, balanced, longest_piece, widest

LONG_WORDS = 1.25
"""So much wider than the least width boxes may be to hold a long word."""


def lay_out(graph: Graph, style: Style, tighter: Style | None = None) -> Layout:
    """Places everything; time grows with the number of boxes and arrows. A chart wider than its limit is laid out in the `tighter` style,
    if there is one.
    """
    lane_of = tuple(0 if style.narrow else box.lane for box in graph.boxes)
    routes = route(graph, lane_of)
    ports = ports_of(routes)
    answers = {n: wrapped(r, side_width(r, style), style) for n, r in enumerate(routes.routes) if r.arrow.label and r.leaves}
    margins = _margins(routes, answers, lane_of, style)
    titles = [lane.words for lane in graph.lanes][: 1 if style.narrow else None]
    lanes, box_width = _lanes(titles, routes, margins, replace(style, least=_least_width(graph, style)))
    whole_width = lanes[-1].x + lanes[-1].width
    if tighter and whole_width > style.limit:
        return lay_out(graph, tighter)
    for number, found in enumerate(routes.routes):
        if found.arrow.label and not found.leaves:
            beside = box_width / 2 + max(margins.get((lane_of[found.arrow.source], Flank.RIGHT), 0.0), EDGE)
            answers[number] = wrapped(found, beside - ANSWER_GAP, style)
    sized = [size(box, box_width, style, least_height(row, ports, answers, style)) for row, box in enumerate(graph.boxes)]
    middles = [lanes[lane].middle for lane in lane_of]
    boxes, gaps = _rows(sized, middles, routes, answers, style)
    placed = tuple(placed_answer(routes.routes[n], lines, n, boxes, ports, style) for n, lines in answers.items())
    return Layout(style, routes, ports, lane_of, lanes, margins, box_width, boxes, gaps, placed,
                  whole_width, boxes[-1].rect.bottom + MARGIN)


# --- Across ------------------------------------------------------------------------------------------------------

def _margins(routes: Routes, answers: Mapping[int, tuple[str, ...]], lane_of: tuple[int, ...],
             style: Style) -> dict[tuple[int, Flank], float]:
    """(lane, side) → the room that answers take beside the boxes."""
    margins: dict[tuple[int, Flank], float] = {}
    for number, lines in answers.items():
        found = routes.routes[number]
        assert found.leaves is not None
        key = lane_of[found.arrow.source], found.leaves
        margins[key] = max(margins.get(key, 0.0), float(ceil(widest(lines, style.small) + 2 * ANSWER_GAP)))
    return margins


def _least_width(graph: Graph, style: Style) -> float:
    """So wide that no word of the work is broken, unless it is far longer than words usually are."""
    longest = max(longest_piece(box.text.text, style.text) for box in graph.boxes) + 2 * PADDING
    return longest if style.least < longest <= style.least * LONG_WORDS else style.least


def _lanes(titles: list[Label], routes: Routes, margins: Mapping[tuple[int, Flank], float], style: Style) -> tuple[tuple[Lane, ...], float]:
    """The lanes from left to right, and the width of all boxes."""
    tracks: dict[tuple[int, Flank], int] = {}
    for (lane, side, _), track in routes.tracks.items():
        tracks[lane, side] = max(tracks.get((lane, side), 0), track + 1)

    def beside(lane: int, side: Flank) -> float:
        count = tracks.get((lane, side), 0)
        return EDGE + margins.get((lane, side), 0.0) + (FIRST_TRACK + (count - 1) * TRACK if count else 0.0)

    sides = [(beside(lane, Flank.LEFT), beside(lane, Flank.RIGHT)) for lane in range(len(titles))]
    room = (style.aim - sum(map(sum, sides))) / len(titles)
    box_width = float(round(min(max(room, style.least), style.most)))
    lanes: list[Lane] = []
    x = 0.0
    for title, (left, right) in zip(titles, sides, strict=True):
        width = left + box_width + right
        lines = tuple(balanced(title.text, width - 2 * EDGE, style.text, 3))
        lanes.append(Lane(lines, title.lang, x, width, x + left + box_width / 2))
        x += width
    return tuple(lanes), box_width


# --- Down --------------------------------------------------------------------------------------------------------

def _rows(sized: list[Sized], middles: list[float], routes: Routes, answers: Mapping[int, tuple[str, ...]],
          style: Style) -> tuple[tuple[Placed, ...], tuple[Gap, ...]]:
    """Every box below the one before it, with a gap as high as the lines across and the answer in it need."""
    labels = {routes.routes[n].arrow.source: len(lines) * style.small_leading + 3
              for n, lines in answers.items() if routes.routes[n].leaves is None}
    upper, lower = _lines_across(routes, middles)
    boxes: list[Placed] = []
    gaps: list[Gap] = []
    y = MARGIN
    for row, item in enumerate(sized):
        y += item.wait_height
        boxes.append(Placed(item, Rect(middles[row] - item.width / 2, y, item.width, item.height)))
        free = y + item.height + labels.get(row, 0.0)
        y = free + STUB + (LEVEL if row in upper and row in lower else 0.0) + HEAD
        gaps.append(Gap(free + STUB / 2, free + STUB, y - HEAD))
    return tuple(boxes), tuple(gaps[:-1])


def _lines_across(routes: Routes, middles: list[float]) -> tuple[set[int], set[int]]:
    """Rows below which a line runs across at the upper height, and at the lower height."""
    upper: set[int] = set()
    lower: set[int] = set()
    for found in routes.routes:
        source, target = found.arrow.source, found.arrow.target
        if found.leaves is not None:
            continue
        if found.way is Course.TRACK or (found.way is Course.DROP and target > source + 1 and middles[source] != middles[target]):
            upper.add(source)
        elif middles[source] != middles[target]:
            lower.add(target - 1)
    return upper, lower
