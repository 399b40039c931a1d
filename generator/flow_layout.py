"""Where everything of a flow chart stands: lanes, boxes, gaps and answers, in user units from the top left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from generator.flow_boxes import INDENT, Outline, Sized, Style, size
from generator.flow_graph import Graph
from generator.flow_route import Route, Routes, Side, Way, route
from generator.svg import Words, balanced, longest_piece, widest

EDGE = 10.0
"""Between the edge of a lane and what stands nearest to it."""
TRACK = 11.0
FIRST_TRACK = 16.0
"""From a box, or the answers beside it, to the first track: room for an arrowhead."""
STUB = 12.0
"""From the bottom of a box to the first line across."""
HEAD = 17.0
"""From the last line across to the box below: room for a bend and an arrowhead."""
LEVEL = 12.0
"""Between two lines across."""
MARGIN = 14.0
"""Above the first and below the last box."""
ANSWER_GAP = 5.0
MOST_ANSWER_LINES = 6
MOST_WORD = 96.0
ENTRY = -1
"""Stands among the ports of a side for all arrows that end there."""

Point = tuple[float, float]
Ports = Mapping[tuple[int, Side], list[int]]
"""(row, side) → numbers of the routes that leave there, and ENTRY, from above to below."""


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place; `rect` is its outline, without the strip of waiting time on it."""

    sized: Sized
    rect: Rect

    @property
    def top(self) -> float:
        return self.rect.y - self.sized.wait_height

    def side_at(self, side: Side, y: float) -> float:
        """Where the outline's left or right side is at height `y`."""
        share = abs(y - self.rect.middle[1]) / (self.rect.height / 2)
        inset = share * {Outline.HEXAGON: INDENT, Outline.DIAMOND: self.rect.width / 2}.get(self.sized.outline, 0.0)
        return self.rect.x + inset if side is Side.LEFT else self.rect.right - inset


@dataclass(frozen=True, slots=True)
class Answer:
    """A label beside an arrow; `rect` is the room it takes. On the left side of a box it is flush right."""

    lines: tuple[str, ...]
    lang: str
    rect: Rect
    flush_right: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane; `middle` is the x of the middle of its boxes, which is not always that of the lane."""

    lines: tuple[str, ...]
    lang: str
    x: float
    width: float
    middle: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Below a row: `upper` is the height of the line across that leaves the box above, `lower` of those to the box below.

    At `cut` only lines straight down are met.
    """

    cut: float
    upper: float
    lower: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart of which all but the arrows has its place; see `flow_lines` for these."""

    style: Style
    routes: Routes
    ports: Ports
    lane_of: tuple[int, ...]
    lanes: tuple[Lane, ...]
    margins: Mapping[tuple[int, Side], float]
    box_width: float
    boxes: tuple[Placed, ...]
    gaps: tuple[Gap, ...]
    answers: tuple[Answer, ...]
    width: float
    height: float


def lay_out(graph: Graph, style: Style) -> Layout:
    """Places everything; time grows with the number of boxes and arrows."""
    lane_of = tuple(0 if style.narrow else box.lane for box in graph.boxes)
    routes = route(graph, lane_of)
    ports = _ports(routes)
    answers = {n: _wrapped(r, _side_width(r, style), style) for n, r in enumerate(routes.routes) if r.arrow.label and r.leaves}
    margins = _margins(routes, answers, lane_of, style)
    titles = [lane.words for lane in graph.lanes][: 1 if style.narrow else None]
    lanes, box_width = _lanes(titles, routes, margins, style)
    for number, found in enumerate(routes.routes):
        if found.arrow.label and not found.leaves:
            beside = box_width / 2 + max(margins.get((lane_of[found.arrow.source], Side.RIGHT), 0.0), EDGE)
            answers[number] = _wrapped(found, beside - ANSWER_GAP, style)
    sized = [size(box, box_width, style, _port_height(row, ports, answers, style)) for row, box in enumerate(graph.boxes)]
    middles = [lanes[lane].middle for lane in lane_of]
    boxes, gaps = _rows(sized, middles, routes, answers, style)
    placed = tuple(_answer(routes.routes[n], lines, n, boxes, ports, style) for n, lines in answers.items())
    return Layout(style, routes, ports, lane_of, lanes, margins, box_width, boxes, gaps, placed,
                  lanes[-1].x + lanes[-1].width, boxes[-1].rect.bottom + MARGIN)


# --- Ports and answers -------------------------------------------------------------------------------------------

def _ports(routes: Routes) -> dict[tuple[int, Side], list[int]]:
    """Arrows that end at a side come first, then those that go up, then those that go down, the farthest first."""
    ports: dict[tuple[int, Side], list[int]] = {}
    for found in routes.routes:
        if found.enters:
            ports[found.arrow.target, found.enters] = [ENTRY]
    leaving = [(n, r) for n, r in enumerate(routes.routes) if r.leaves]
    for number, found in sorted(leaving, key=lambda item: (not item[1].arrow.back, -item[1].arrow.target)):
        assert found.leaves is not None
        ports.setdefault((found.arrow.source, found.leaves), []).append(number)
    return ports


def port_height(port: int, side: Side, row: int, box: Placed, ports: Ports) -> float:
    """The height at which an arrow leaves or, for ENTRY, enters a side: arrows enter where the waiting time stands."""
    if port == ENTRY and box.sized.wait:
        return box.rect.y - box.sized.wait_height / 2
    here = ports[row, side]
    return box.rect.y + box.rect.height * (here.index(port) + 1) / (len(here) + 1)


def _port_height(row: int, ports: Ports, answers: Mapping[int, tuple[str, ...]], style: Style) -> float:
    """The least height of a box whose sides have room for their ports, each with its answer above the line.

    The topmost answer may reach into the gap above: there is nothing beside the arrow from a step to its question.
    """
    tallest = 0.0
    for side in Side:
        here = ports.get((row, side), [])
        for place, port in enumerate(here):
            needed = len(answers.get(port, ())) * style.small_leading + 8 - (STUB + HEAD - 6 if place == 0 else 0.0)
            tallest = max(tallest, (len(here) + 1) * needed)
    return tallest


def _wrapped(found: Route, width: float, style: Style) -> tuple[str, ...]:
    assert found.arrow.label is not None
    return tuple(balanced(found.arrow.label.text, width, style.small, MOST_ANSWER_LINES))


def _side_width(found: Route, style: Style) -> float:
    """The width of an answer beside a box: what the style says, or that of its longest word."""
    assert found.arrow.label is not None
    return max(style.answer, min(longest_piece(found.arrow.label.text, style.small), MOST_WORD))


def _answer(found: Route, lines: tuple[str, ...], number: int, boxes: tuple[Placed, ...], ports: Ports, style: Style) -> Answer:
    assert found.arrow.label is not None
    box, width, height = boxes[found.arrow.source], widest(lines, style.small), len(lines) * style.small_leading
    if found.leaves is None:
        place = Rect(box.rect.middle[0] + ANSWER_GAP, box.rect.bottom + 3, width, height)
    else:
        y = port_height(number, found.leaves, found.arrow.source, box, ports) - 4 - height
        x = box.rect.right + ANSWER_GAP if found.leaves is Side.RIGHT else box.rect.x - ANSWER_GAP - width
        place = Rect(x, y, width, height)
    return Answer(lines, found.arrow.label.lang, place, found.leaves is Side.LEFT)


# --- Across ------------------------------------------------------------------------------------------------------

def _margins(routes: Routes, answers: Mapping[int, tuple[str, ...]], lane_of: tuple[int, ...],
             style: Style) -> dict[tuple[int, Side], float]:
    """(lane, side) → the room that answers take beside the boxes."""
    margins: dict[tuple[int, Side], float] = {}
    for number, lines in answers.items():
        found = routes.routes[number]
        assert found.leaves is not None
        key = lane_of[found.arrow.source], found.leaves
        margins[key] = max(margins.get(key, 0.0), float(ceil(widest(lines, style.small) + 2 * ANSWER_GAP)))
    return margins


def _lanes(titles: list[Words], routes: Routes, margins: Mapping[tuple[int, Side], float], style: Style) -> tuple[tuple[Lane, ...], float]:
    """The lanes from left to right, and the width of all boxes."""
    tracks: dict[tuple[int, Side], int] = {}
    for (lane, side, _), track in routes.tracks.items():
        tracks[lane, side] = max(tracks.get((lane, side), 0), track + 1)

    def beside(lane: int, side: Side) -> float:
        count = tracks.get((lane, side), 0)
        return EDGE + margins.get((lane, side), 0.0) + (FIRST_TRACK + (count - 1) * TRACK if count else 0.0)

    sides = [(beside(lane, Side.LEFT), beside(lane, Side.RIGHT)) for lane in range(len(titles))]
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
        if found.way is Way.TRACK or (found.way is Way.DROP and target > source + 1 and middles[source] != middles[target]):
            upper.add(source)
        elif middles[source] != middles[target]:
            lower.add(target - 1)
    return upper, lower
