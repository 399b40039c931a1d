"""The flow chart of a procedure: lanes for the posts, a box for every step, its post below the work.

A page holds the chart twice, with lanes for wide screens and in one column for narrow ones, and refers to one of them once more in
parts that fit on paper; the style sheet shows one of the three. The page's list of steps says the same in words, so the chart has
only a short description.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from markupsafe import Markup

from generator.analysis.slowest_path import slowest_path
from generator.charts.flow_boxes import NARROW, TIGHT, WIDE
from generator.charts.flow_draw import Names, draw, draw_cut, draw_lanes
from generator.charts.flow_graph import Graph, Shape, graph_of
from generator.charts.flow_layout import lay_out
from generator.charts.flow_places import Layout
from generator.charts.flow_sheets import LEAST_TYPE, PAPERS, PRINTED_PAGE
from generator.charts.svg import Picture, element
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import Procedure

MOST_DESCRIBED = 40
"""Steps that the description names."""


def flowchart(procedure: Procedure, handbook: Handbook, language: str, href: Callable[[str, str], str] | None = None) -> Markup:
    """The chart for a page: a `div` of class `hb-chart`. Boxes lead to `#step-<key>`, posts to `href("post", id)`."""
    words = HandbookWords.of(handbook, language)
    graph = graph_of(procedure, words)
    layouts = [lay_out(graph, WIDE, TIGHT), lay_out(graph, NARROW)] if len(graph.lanes) > 1 else [lay_out(graph, NARROW)]
    slowest = _slowest(procedure, handbook)
    parts = [_part(layout, _pictures(graph, layout, procedure, words, href, slowest=slowest), words) for layout in layouts]
    printed = layouts[0] if _legible(layouts[0], PRINTED_PAGE) else layouts[-1]
    parts.append(element("div", draw_cut(printed, _names(graph, printed, procedure, words), slowest), class_="hb-chart-paper"))
    return Markup(element("div", "".join(parts), class_="hb-chart" if len(layouts) > 1 else "hb-chart hb-chart-column"))


def flowchart_sheets(procedure: Procedure, handbook: Handbook, language: str) -> list[Picture]:
    """The chart for print: pictures without links, each to stand on a page of the office's paper."""
    words = HandbookWords.of(handbook, language)
    graph = graph_of(procedure, words)
    layout = lay_out(graph, WIDE, TIGHT) if len(graph.lanes) > 1 else lay_out(graph, NARROW)
    room = PAPERS[handbook.entry.paper]
    if not _legible(layout, room):
        layout = lay_out(graph, NARROW)
    return _pictures(graph, layout, procedure, words, None, room)


def _slowest(procedure: Procedure, handbook: Handbook) -> frozenset[str]:
    """The keys of the steps on the slowest path; none where no time is stated, or where every step lies on it."""
    path = slowest_path(procedure, handbook)
    keys = frozenset(procedure.step_key(leg.index) for leg in path.legs) if path.total else frozenset()
    return keys if len(keys) < len(procedure.steps) else frozenset()


def _legible(layout: Layout, room: tuple[float, float]) -> bool:
    """Whether a chart can be read when it is as wide as a page of paper; one with many lanes is printed in one column."""
    return layout.width * LEAST_TYPE / layout.style.small <= room[0]


def _part(layout: Layout, pictures: list[Picture], words: HandbookWords) -> str:
    """One form of the chart. Where it is too wide to be made smaller it scrolls, and so must take the focus."""
    narrow = layout.style.narrow
    scrolls: dict[str, object] = {}
    if layout.width > layout.style.limit:
        scrolls = {"tabindex": 0, "role": "region", "aria_label": words.text("Flow chart, scrolls sideways")}
    drawn = draw_lanes(layout, words.language) + "".join(picture.svg for picture in pictures)
    kind = "hb-chart-narrow" if narrow else "hb-chart-wide"
    if not scrolls:
        return element("div", drawn, class_=kind)
    hint = element("p", "↔ " + escape(words.text("Scrolls sideways")), class_="hb-chart-hint", aria_hidden="true")
    return element("div", hint + element("div", drawn, class_="hb-chart-scroll", **scrolls), class_=kind)


def _pictures(graph: Graph, layout: Layout, procedure: Procedure, words: HandbookWords, href: Callable[[str, str], str] | None,
              room: tuple[float, float] | None = None, slowest: frozenset[str] = frozenset()) -> list[Picture]:
    return draw(layout, _names(graph, layout, procedure, words), href, room, slowest)


def _names(graph: Graph, layout: Layout, procedure: Procedure, words: HandbookWords) -> Names:
    title = words.text("Flow chart: {title}", title=words.said(procedure.title).text)
    name = f"flow-{procedure.id}-{'narrow' if layout.style.narrow else 'wide'}"
    return Names(name, title, _description(graph, words), words.language, words.own_words)


def _description(graph: Graph, words: HandbookWords) -> str:
    """The posts in the order of their steps, and where it does not simply go on: `1 Registry clerk; 2 Director (no → 1); …`"""
    text = words.text
    ways: dict[int, list[str]] = {}
    for arrow in graph.arrows:
        if arrow.label or arrow.target != arrow.source + 1:
            target = graph.boxes[arrow.target].number or text("End")
            ways.setdefault(arrow.source, []).append(f"{arrow.label.text} → {target}" if arrow.label else f"→ {target}")
    doers = {row: text(", ").join(holder.words.text for holder in box.holders if not holder.approves)
             for row, box in enumerate(graph.boxes) if box.shape is Shape.PROCESS}
    steps = [text("{number} {post}", number=graph.boxes[row].number, post=post) + _ways(graph, row, ways) for row, post in doers.items()]
    named = [*steps[:MOST_DESCRIBED], "…"] if len(steps) > MOST_DESCRIBED else steps
    return text("Steps in order, by post: {steps}. The list of steps says the same in full.", steps="; ".join(named))


def _ways(graph: Graph, row: int, ways: dict[int, list[str]]) -> str:
    """The ways on from a step, in brackets; they leave from the box of its question if it has one."""
    decides = row + 1 < len(graph.boxes) and graph.boxes[row + 1].shape is Shape.DECISION
    found = ways.get(row + 1 if decides else row)
    return f" ({', '.join(found)})" if found else ""
