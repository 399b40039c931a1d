"""What a placed flow chart is made of: lanes, boxes, gaps and answers, in user units from the top left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.charts.flow_boxes import INDENT, Outline, Sized, Style
from generator.charts.flow_route import Flank, Routes

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
ENTRY = -1
"""Stands among the ports of a side for all arrows that end there."""

Point = tuple[float, float]
Ports = Mapping[tuple[int, Flank], list[int]]
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

    def side_at(self, side: Flank, y: float) -> float:
        """Where the outline's left or right side is at height `y`."""
        share = abs(y - self.rect.middle[1]) / (self.rect.height / 2)
        inset = share * {Outline.HEXAGON: INDENT, Outline.DIAMOND: self.rect.width / 2}.get(self.sized.outline, 0.0)
        return self.rect.x + inset if side is Flank.LEFT else self.rect.right - inset


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
    margins: Mapping[tuple[int, Flank], float]
    box_width: float
    boxes: tuple[Placed, ...]
    gaps: tuple[Gap, ...]
    answers: tuple[Answer, ...]
    width: float
    height: float
