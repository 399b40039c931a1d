"""The units of the organisation as a chart for print: boxes with their posts, and lines from each unit to those below it.

Where a handbook has no units, its posts stand in their place, as they report to each other. Boxes that have none below them hang from
their unit in a column; others stand beside each other, so many in a row as a page has room for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate
from typing import NamedTuple

from generator.charts.svg import BOLD, BOLDER, Label, Picture, element, number, text_lines, wrap
from generator.facts.words import HandbookWords

BOX, PADDING, SIZE, LEADING = 152.0, 8.0, 12.0, 16.0
BETWEEN, DROP, INDENT, HANGING = 16.0, 30.0, 22.0, 10.0
WIDEST, HIGHEST = 680.0, 1100.0
"""What fits on a page; a higher chart is divided."""


class ChartNode(NamedTuple):
    """A box: its title, what stands in it, and the boxes below it."""

    title: Label
    lines: tuple[Label, ...]
    below: tuple[ChartNode, ...]


class _Block(NamedTuple):
    """A box with everything below it: its SVG, its size, and where a line from above meets it."""

    svg: str
    width: float
    height: float
    anchor: float


def unit_chart(root: ChartNode, words: HandbookWords) -> list[Picture]:
    """The chart of everything; where that is too high for a page, the uppermost boxes and then a chart of each part."""
    whole = _laid_out(root)
    if whole.height <= HIGHEST or not root.below:
        return [_picture(whole, [root], words)]
    overview = root._replace(below=tuple(each._replace(lines=(), below=()) for each in root.below))
    return [_picture(_laid_out(node), [node], words) for node in (overview, *root.below)]


def _picture(block: _Block, nodes: Sequence[ChartNode], words: HandbookWords) -> Picture:
    alt = in_words(nodes, words)
    svg = element("svg", element("title", escape(alt)) + block.svg, xmlns="http://www.w3.org/2000/svg", role="img",
                  viewBox=f"-2 -2 {block.width + 4:.0f} {block.height + 4:.0f}", width=round(block.width + 4),
                  height=round(block.height + 4), font_size=SIZE, fill="currentColor")
    return Picture(svg, alt, block.width + 4, block.height + 4)


def in_words(nodes: Iterable[ChartNode], words: HandbookWords) -> str:
    """The same in words: `Registry (Head, Clerk); …`"""
    return words.text("; ").join(_node_said(node, words) for node in nodes)


def _node_said(node: ChartNode, words: HandbookWords) -> str:
    posts = words.text(" ({words})", words=words.text(", ").join(line.text for line in node.lines)) if node.lines else ""
    below = words.text(": ") + in_words(node.below, words) if node.below else ""
    return node.title.text + posts + below


def _laid_out(node: ChartNode, uppermost: bool = True) -> _Block:
    if not node.below:
        return _box(node)
    blocks = [_laid_out(each, uppermost=False) for each in node.below]
    hang = not uppermost and len(blocks) > 1 and not any(each.below for each in node.below)
    return _hanging(node, blocks) if hang else _beside(node, blocks)


def _box(node: ChartNode) -> _Block:
    title = wrap(node.title.text, BOX - 2 * PADDING, SIZE * BOLDER)
    lines = [(line, label.lang) for label in node.lines for line in wrap(label.text, BOX - 2 * PADDING, SIZE)]
    height = 2 * PADDING + (len(title) + len(lines)) * LEADING
    top = PADDING + SIZE
    parts = [element("rect", width=BOX, height=height, fill="#fff", stroke="currentColor", stroke_width=1.2),
             text_lines(title, PADDING, top, LEADING, lang=node.title.lang, **BOLD)]
    parts += [element("text", escape(line, quote=False), x=PADDING, y=top + (len(title) + place) * LEADING, lang=lang)
              for place, (line, lang) in enumerate(lines)]
    return _Block("".join(parts), BOX, height, BOX / 2)


def _hanging(node: ChartNode, blocks: Sequence[_Block]) -> _Block:
    """Below each other, moved in, on one line down the left side."""
    box = _box(node)
    tops = [*accumulate((block.height + HANGING for block in blocks), initial=box.height + HANGING)]
    middles = [top + PADDING + SIZE / 2 for top in tops[:-1]]
    line = f"M{number(INDENT / 2)} {number(box.height)}V{number(middles[-1])}" + "".join(
        f"M{number(INDENT / 2)} {number(y)}H{number(INDENT)}" for y in middles)
    parts = [box.svg, _line(line), *(_moved(block.svg, INDENT, top) for block, top in zip(blocks, tops, strict=False))]
    return _Block("".join(parts), INDENT + max(block.width for block in blocks), tops[-1] - HANGING, box.anchor)


def _beside(node: ChartNode, blocks: Sequence[_Block]) -> _Block:
    """In rows; a line along the left side leads to every row but the first."""
    box, rows = _box(node), [*_rows(blocks)]
    margin = INDENT if len(rows) > 1 else 0.0
    width = margin + max(_row_width(row) for row in rows)
    anchor = width / 2 if len(rows) > 1 or len(blocks) > 1 else margin + blocks[0].anchor
    x, y, lines = max(0.0, anchor - BOX / 2), box.height, ""
    parts, buses = [_moved(box.svg, x, 0.0)], []
    for place, row in enumerate(rows):
        buses.append(bus := y + DROP / 2)
        lefts = [*accumulate((block.width + BETWEEN for block in row), initial=margin)]
        anchors = [left + block.anchor for left, block in zip(lefts, row, strict=False)]
        ends = [*anchors, x + BOX / 2] if place == 0 else anchors
        ends = [*ends, margin / 2] if len(rows) > 1 else ends
        lines += f"M{number(min(ends))} {number(bus)}H{number(max(ends))}"
        lines += "".join(f"M{number(each)} {number(bus)}V{number(y + DROP)}" for each in anchors)
        parts += [_moved(block.svg, left, y + DROP) for left, block in zip(lefts, row, strict=False)]
        y += DROP + max(block.height for block in row)
    lines += f"M{number(x + BOX / 2)} {number(box.height)}V{number(buses[0])}M{number(margin / 2)} {number(buses[0])}V{number(buses[-1])}"
    return _Block(_line(lines) + "".join(parts), max(width, x + BOX), y, x + BOX / 2)


def _rows(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """So many beside each other as fit on a page, the rows as even as can be."""
    widest = max(block.width for block in blocks)
    most = max(1, int((WIDEST - INDENT + BETWEEN) // (widest + BETWEEN)))
    count = -(-len(blocks) // most)
    length = -(-len(blocks) // count)
    yield from (list(blocks[start:start + length]) for start in range(0, len(blocks), length))


def _row_width(row: Sequence[_Block]) -> float:
    return sum(block.width for block in row) + BETWEEN * (len(row) - 1)


def _line(d: str) -> str:
    return element("path", d=d, fill="none", stroke="currentColor", stroke_width=1.2)


def _moved(svg: str, x: float, y: float) -> str:
    return element("g", svg, transform=f"translate({number(x)} {number(y)})")
