"""How large the boxes of a flow chart are, and how their texts break into lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.charts.flow_graph import CRITICAL_MARK, Box, Holder, Shape
from generator.charts.svg import balanced, longest_piece, text_width, widest, wrap

MOST_LINES = 8
"""Longer texts end in an ellipsis; the page's list of steps has them in full."""
MOST_NOTES = 3
"""Lines of one note."""
INDENT = 16.0
"""How far the points of a hexagon stick out."""
PADDING = 9.0
OVAL_PADDING = 20.0
LEAST_OVAL = 96.0
LEAST_HOLDER = 24.0
"""Height of the row of one post, so that it can be touched."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of type, and the widths: `least` and `most` of a box, `answer` of a label at its side, `aim` of the chart.

    Charts up to `limit` wide are made smaller where there is less room; wider ones would be too small to read, and scroll.
    `narrow` charts have all boxes in one column, for telephones.
    """

    narrow: bool
    text: float
    leading: float
    small: float
    small_leading: float
    aim: float
    limit: float
    least: float
    most: float
    answer: float


WIDE = Style(narrow=False, text=13, leading=19, small=12, small_leading=17, aim=680, limit=780, least=136, most=216, answer=74)
TIGHT = replace(WIDE, least=124, answer=52)
"""For charts that would be wider than the limit."""
NARROW = Style(narrow=True, text=15, leading=22, small=13, small_leading=19, aim=344, limit=412, least=168, most=288, answer=62)


class Outline(Enum):
    OVAL = "oval"
    RECTANGLE = "rectangle"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"


@dataclass(frozen=True, slots=True)
class Sized:
    """A box with its lines. `height` is that of the outline; a strip of `wait_height` with the waiting time stands on it."""

    box: Box
    outline: Outline
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    holders: tuple[tuple[Holder, tuple[str, ...]], ...] = ()
    wait: str = ""
    wait_height: float = 0.0


def lead_in(box: Box) -> str:
    """What stands before the work: the mark of a critical step and the number."""
    return (f"{CRITICAL_MARK}\u2009" if box.critical else "") + (f"{box.number}\u2002" if box.number else "")


def size(box: Box, width: float, style: Style, least_height: float = 0.0) -> Sized:
    """The box at `width`; `least_height` is what the arrows at its sides need."""
    if box.shape is Shape.DECISION:
        return _decision(box, width, style, least_height)
    if box.shape is Shape.PROCESS:
        return _process(box, width, style, least_height)
    return _oval(box, width, style, least_height)


def _oval(box: Box, width: float, style: Style, least_height: float) -> Sized:
    """As wide as its text needs; a word too long for the wide margins may come as near to the outline as in other boxes."""
    room = min(width - 2 * PADDING, max(width - 2 * OVAL_PADDING, longest_piece(box.text.text, style.text)))
    lines = balanced(box.text.text, room, style.text, MOST_LINES)
    own = min(width, max(LEAST_OVAL, widest(lines, style.text) + 2 * OVAL_PADDING))
    return Sized(box, Outline.OVAL, own, max(len(lines) * style.leading + 14, least_height), tuple(lines))


def _process(box: Box, width: float, style: Style, least_height: float) -> Sized:
    room = width - 2 * PADDING
    lines = _without_orphan(lead_in(box) + box.text.text, room, style.text)
    notes = tuple(line for note in box.notes for line in wrap(note, room, style.small, MOST_NOTES))
    holders = tuple((holder, tuple(balanced(holder.words.text, room, style.small, 3))) for holder in box.holders)
    height = len(lines) * style.leading + len(notes) * style.small_leading + 2 * PADDING - 4
    height += sum(holder_height(found, style) for _, found in holders)
    wait = wrap(box.wait, room, style.small, 1)[0] if box.wait else ""
    return Sized(box, Outline.RECTANGLE, width, max(height, least_height), tuple(lines), notes, holders,
                 wait, style.small_leading + 5 if wait else 0.0)


def _without_orphan(text: str, width: float, size: float) -> list[str]:
    """Full lines, unless the last one would hold but a character or two."""
    lines = wrap(text, width, size, MOST_LINES)
    return balanced(text, width, size, MOST_LINES) if text_width(lines[-1]) < 3 else lines


def holder_height(lines: Sequence[str], style: Style) -> float:
    """Height of the row of one post."""
    return max(LEAST_HOLDER, len(lines) * style.small_leading + 8)


def _decision(box: Box, width: float, style: Style, least_height: float) -> Sized:
    """A diamond for a short question, a hexagon for a longer one.

    In a diamond of `times` lines' height, the upper edge of the first of `most` lines has `share` of the width.
    """
    for most, share, times in ((1, 0.66, 3.4), (2, 0.56, 4.9)):
        lines = balanced(box.text.text, width * share, style.text)
        if len(lines) <= most:
            return Sized(box, Outline.DIAMOND, width, max(style.leading * times, least_height), tuple(lines))
    lines = balanced(box.text.text, width - 2 * INDENT - 4, style.text, MOST_LINES)
    return Sized(box, Outline.HEXAGON, width, max(len(lines) * style.leading + 18, least_height), tuple(lines))
