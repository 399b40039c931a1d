"""Which way every arrow of a flow chart goes, before anything has a size.

Every box has a row of its own, so an arrow may run sideways through the row it starts or ends in, through the gaps
between rows, down the middle of a lane where no box stands, and up and down the tracks at both sides of a lane. None of
these crosses a box. What remains is to keep two arrows off the same piece of line unless they lead to the same box.

Heights are counted in half rows: row `r` is `2 * r`, the gap below it `2 * r + 1`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.charts.flow_graph import Arrow, Graph


class Flank(Enum):
    LEFT = -1
    RIGHT = 1


class Course(Enum):
    """How an arrow covers the distance. DROP: down the middle of the target's lane; FALL: down the middle of its own
    lane, then across; TRACK: beside the target's lane, and into the side of the box."""

    DROP = "drop"
    FALL = "fall"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class Route:
    """`leaves` is the side on which the arrow leaves its box, None for the bottom; `enters` likewise, None for the top."""

    arrow: Arrow
    way: Course
    leaves: Flank | None
    enters: Flank | None


HalfRows = tuple[int, int, int]
"""(first half row, last half row, row of the box it leads to)"""


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes, and which track of its lane and side every box is reached by: (lane, side, target) → 0, 1, … outwards."""

    routes: list[Route]
    tracks: dict[tuple[int, Flank, int], int]


class _Router:
    def __init__(self, graph: Graph, lanes: Sequence[int]) -> None:
        self.graph = graph
        self.lanes = lanes
        self.rows: dict[int, list[int]] = {}
        for row, lane in enumerate(lanes):
            self.rows.setdefault(lane, []).append(row)
        self.middles: dict[int, list[HalfRows]] = {}
        self.beside: dict[tuple[int, Flank, int], tuple[int, int]] = {}
        self.used_sides: set[tuple[int, Flank]] = set()

    def route(self) -> Routes:
        arrows = self.graph.arrows
        downwards = self.downwards()
        order = sorted(range(len(arrows)), key=lambda n: (n not in downwards, abs(arrows[n].target - arrows[n].source), n))
        found = {n: self.down(arrows[n]) if n in downwards else self.sideways(arrows[n]) for n in order}
        return Routes([found[n] for n in range(len(arrows))], _tracks(self.beside))

    def downwards(self) -> set[int]:
        """Of every box's arrows the one that leaves at the bottom: the one that leads on to the nearest box below."""
        nearest: dict[int, int] = {}
        for number, arrow in enumerate(self.graph.arrows):
            known = nearest.get(arrow.source)
            if not arrow.back and (known is None or arrow.target < self.graph.arrows[known].target):
                nearest[arrow.source] = number
        return set(nearest.values())

    def down(self, arrow: Arrow) -> Route:
        own, other, above = self.lanes[arrow.source], self.lanes[arrow.target], 2 * arrow.source + 1
        if self.take(other, arrow, above):
            return Route(arrow, Course.DROP, None, None)
        if self.take(own, arrow, above):
            return Route(arrow, Course.FALL, None, None)
        side = Flank.LEFT if other > own else Flank.RIGHT
        self.run_beside(other, side, arrow, above)
        return Route(arrow, Course.TRACK, None, side)

    def sideways(self, arrow: Arrow) -> Route:
        own, other, row = self.lanes[arrow.source], self.lanes[arrow.target], 2 * arrow.source
        leaves = self.side(arrow, own, other)
        self.used_sides.add((arrow.source, leaves))
        if own != other and not arrow.back and self.take(other, arrow, row):
            return Route(arrow, Course.DROP, leaves, None)
        enters = leaves if own == other else Flank(-leaves.value)
        self.run_beside(other, enters, arrow, row)
        return Route(arrow, Course.TRACK, leaves, enters)

    def side(self, arrow: Arrow, own: int, other: int) -> Flank:
        """Towards the target; within a lane loops back go left and leaps forward right, if that side is still free."""
        if own != other:
            return Flank.RIGHT if other > own else Flank.LEFT
        wanted = Flank.LEFT if arrow.back else Flank.RIGHT
        against = Flank(-wanted.value)
        return against if (arrow.source, wanted) in self.used_sides and (arrow.source, against) not in self.used_sides else wanted

    def take(self, lane: int, arrow: Arrow, above: int) -> bool:
        """Takes the middle of `lane` from half row `above` down to the target, if no box and no other arrow is in the way."""
        rows = self.rows[lane]
        following = bisect_right(rows, arrow.source)
        if following < len(rows) and rows[following] < arrow.target:
            return False
        below = 2 * arrow.target - 1
        taken = self.middles.setdefault(lane, [])
        if any(first <= below and above <= last and target != arrow.target for first, last, target in taken):
            return False
        taken.append((above, below, arrow.target))
        return True

    def run_beside(self, lane: int, side: Flank, arrow: Arrow, start: int) -> None:
        """Arrows to the same box share a track."""
        first, last = sorted((start, 2 * arrow.target))
        known = self.beside.get((lane, side, arrow.target), (first, last))
        self.beside[lane, side, arrow.target] = min(first, known[0]), max(last, known[1])


def _tracks(beside: dict[tuple[int, Flank, int], tuple[int, int]]) -> dict[tuple[int, Flank, int], int]:
    """A track for every run beside a lane, short runs nearest to the boxes, so that loops lie within one another."""
    taken: dict[tuple[int, Flank], list[list[tuple[int, int]]]] = {}
    tracks: dict[tuple[int, Flank, int], int] = {}
    for key, (first, last) in sorted(beside.items(), key=lambda item: (item[1][1] - item[1][0], item[1][0], item[0][2])):
        lines = taken.setdefault(key[:2], [])
        free = next((n for n, runs in enumerate(lines) if all(last + 1 < low or high + 1 < first for low, high in runs)), len(lines))
        if free == len(lines):
            lines.append([])
        lines[free].append((first, last))
        tracks[key] = free
    return tracks


def route(graph: Graph, lanes: Sequence[int]) -> Routes:
    """A route for every arrow, in the order of the graph. `lanes[i]` is the lane of box `i` (all 0 for a single column)."""
    return _Router(graph, lanes).route()
