"""Where arrows leave and enter the sides of boxes, and the answers beside them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.charts.flow_boxes import Style
from generator.charts.flow_places import ANSWER_GAP, ENTRY, HEAD, STUB, Answer, Placed, Ports, Rect
from generator.charts.flow_route import Flank, Route, Routes
from generator.charts.svg import balanced, longest_piece, widest

MOST_ANSWER_LINES = 9
MOST_WORD = 96.0


def ports_of(routes: Routes) -> dict[tuple[int, Flank], list[int]]:
    """Arrows that end at a side come first, then those that go up, then those that go down, the farthest first."""
    ports: dict[tuple[int, Flank], list[int]] = {}
    for found in routes.routes:
        if found.enters:
            ports[found.arrow.target, found.enters] = [ENTRY]
    leaving = [(n, r) for n, r in enumerate(routes.routes) if r.leaves]
    for number, found in sorted(leaving, key=lambda item: (not item[1].arrow.back, -item[1].arrow.target)):
        assert found.leaves is not None
        ports.setdefault((found.arrow.source, found.leaves), []).append(number)
    return ports


def port_height(port: int, side: Flank, row: int, box: Placed, ports: Ports) -> float:
    """The height at which an arrow leaves or, for ENTRY, enters a side: arrows enter where the waiting time stands."""
    if port == ENTRY and box.sized.wait:
        return box.rect.y - box.sized.wait_height / 2
    here = ports[row, side]
    return box.rect.y + box.rect.height * (here.index(port) + 1) / (len(here) + 1)


def least_height(row: int, ports: Ports, answers: Mapping[int, tuple[str, ...]], style: Style) -> float:
    """The least height of a box whose sides have room for their ports, each with its answer above the line.

    The topmost answer may reach into the gap above: there is nothing beside the arrow from a step to its question.
    """
    tallest = 0.0
    for side in Flank:
        here = ports.get((row, side), [])
        for place, port in enumerate(here):
            needed = len(answers.get(port, ())) * style.small_leading + 8 - (STUB + HEAD - 6 if place == 0 else 0.0)
            tallest = max(tallest, (len(here) + 1) * needed)
    return tallest


def wrapped(found: Route, width: float, style: Style) -> tuple[str, ...]:
    """The answer on a route, in lines of at most `width`."""
    assert found.arrow.label is not None
    return tuple(balanced(found.arrow.label.text, width, style.small, MOST_ANSWER_LINES))


def side_width(found: Route, style: Style) -> float:
    """The width of an answer beside a box: what the style says, or that of its longest word."""
    assert found.arrow.label is not None
    return max(style.answer, min(longest_piece(found.arrow.label.text, style.small), MOST_WORD))


def placed_answer(found: Route, lines: tuple[str, ...], number: int, boxes: tuple[Placed, ...], ports: Ports, style: Style) -> Answer:
    """The answer in its place: beside the first piece of its arrow."""
    assert found.arrow.label is not None
    box, width, height = boxes[found.arrow.source], widest(lines, style.small), len(lines) * style.small_leading
    if found.leaves is None:
        place = Rect(box.rect.middle[0] + ANSWER_GAP, box.rect.bottom + 3, width, height)
    else:
        y = port_height(number, found.leaves, found.arrow.source, box, ports) - 4 - height
        x = box.rect.right + ANSWER_GAP if found.leaves is Flank.RIGHT else box.rect.x - ANSWER_GAP - width
        place = Rect(x, y, width, height)
    return Answer(lines, found.arrow.label.lang, place, found.leaves is Flank.LEFT)
