"""Where lines go on that a sheet of a chart cuts: `→ 7` where one leaves the sheet, `4 →` where it comes in again. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.charts.flow_graph import Shape
from generator.charts.flow_lines import DrawnArrow
from generator.charts.flow_places import Layout
from generator.charts.flow_sheets import ChartSheet
from generator.charts.svg import BOLDER, text_width


class Connector(NamedTuple):
    """What stands beside a line at the height at which it is cut; `at_top` tells the upper edge of a sheet from the lower."""

    x: float
    at_top: bool
    text: str


def connectors(sheet: ChartSheet, lines: Iterable[DrawnArrow], layout: Layout, end: str) -> Iterator[Connector]:
    """One for every cut line of a sheet; lines that run together share theirs. `end` is what the end of the procedure is called."""
    found: dict[tuple[float, bool, bool], list[str]] = {}
    for line in lines:
        for at_top, edge in ((True, sheet.top), (False, sheet.bottom)):
            for x, downwards in _crossings(line, edge):
                leaves = downwards is not at_top
                row = line.arrow.target if leaves else line.arrow.source
                found.setdefault((x, at_top, leaves), []).append(_called(row, layout, end))
    for (x, at_top, leaves), names in found.items():
        said = ", ".join(dict.fromkeys(names))
        yield Connector(x, at_top, f"→ {said}" if leaves else f"{said} →")


def in_strip(found: Iterable[Connector], size: float, width: float) -> list[tuple[str, float]]:
    """The connectors of one edge in letters of a size, and where each begins in a strip of a width: as near to its line as others let."""
    placed: list[tuple[str, float, float]] = []
    end = 0.0
    for each in sorted(found):
        start, length = max(each.x - size, end), text_width(each.text, size) * BOLDER + size / 2
        placed.append((each.text, start, length))
        end = start + length
    begun, end = [], width
    for text, start, length in reversed(placed):
        end = min(start, end - length)
        begun.append((text, end))
    return begun[::-1]


def _crossings(line: DrawnArrow, edge: float) -> Iterator[tuple[float, bool]]:
    """Where a line crosses a height: its place across, and whether it goes down."""
    for (x, y), (_, after) in pairwise(line.points):
        if min(y, after) < edge < max(y, after):
            yield x, after > y


def _called(row: int, layout: Layout, end: str) -> str:
    """The number of the step to which a box belongs; a question has that of the work above it."""
    box = layout.boxes[row].sized.box
    if box.shape is Shape.DECISION and row:
        box = layout.boxes[row - 1].sized.box
    return box.number or (end if box.shape is Shape.END else "")
