"""The arrows of a flow chart as points, once everything else has its place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.flow_graph import Arrow
from generator.charts.flow_places import ENTRY, FIRST_TRACK, TRACK, Layout, Point
from generator.charts.flow_ports import port_height
from generator.charts.flow_route import Course, Flank, Route


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """An arrow; its pieces are horizontal and vertical in turn, and its head is at the last point."""

    arrow: Arrow
    points: tuple[Point, ...]


def lines(layout: Layout) -> list[DrawnArrow]:
    """All arrows, in the order of the graph."""
    return [DrawnArrow(found.arrow, _without_repeats(_start(number, found, layout) + _finish(found, layout)))
            for number, found in enumerate(layout.routes.routes)]


def _start(number: int, found: Route, layout: Layout) -> list[Point]:
    """From the box to the line straight up or down that leads to the target."""
    box = layout.boxes[found.arrow.source]
    across = _across(found, layout)
    if found.leaves is None:
        x, y = box.rect.middle[0], box.rect.bottom
        level = _level(found, layout)
        return [(x, y), (x, level), (across, level)]
    y = port_height(number, found.leaves, found.arrow.source, box, layout.ports)
    return [(box.side_at(found.leaves, y), y), (across, y)]


def _level(found: Route, layout: Layout) -> float:
    source, target = found.arrow.source, found.arrow.target
    if found.way is Course.FALL or (found.way is Course.DROP and target == source + 1):
        return layout.gaps[target - 1].lower
    return layout.gaps[source].upper


def _across(found: Route, layout: Layout) -> float:
    """The x at which the arrow comes to its target: the middle of the lane, or a track."""
    lane = layout.lanes[layout.lane_of[found.arrow.target]]
    if found.enters is None:
        return lane.middle
    key = layout.lane_of[found.arrow.target], found.enters
    out = layout.box_width / 2 + layout.margins.get(key, 0.0) + FIRST_TRACK + layout.routes.tracks[*key, found.arrow.target] * TRACK
    return lane.middle - out if found.enters is Flank.LEFT else lane.middle + out


def _finish(found: Route, layout: Layout) -> list[Point]:
    """From the line straight up or down into the target."""
    box = layout.boxes[found.arrow.target]
    if found.enters is None:
        return [(box.rect.middle[0], box.top)]
    y = port_height(ENTRY, found.enters, found.arrow.target, box, layout.ports)
    return [(_across(found, layout), y), (box.side_at(found.enters, y), y)]


def _without_repeats(points: list[Point]) -> tuple[Point, ...]:
    """Points at which the line turns: none twice, none in the midst of a straight piece."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)
