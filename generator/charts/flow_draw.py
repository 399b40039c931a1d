"""A placed flow chart as SVG: one picture a sheet, each small enough for a page of paper.

The pictures carry all they need to stand alone in a PDF. Everything black is `currentColor` and everything else has a
class, so that `charts.css` can give the page's own colours, light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from generator.charts.flow_box_pen import BoxPen, Href, baseline
from generator.charts.flow_boxes import Style
from generator.charts.flow_connectors import connectors, in_strip
from generator.charts.flow_lines import DrawnArrow, lines
from generator.charts.flow_places import EDGE, STUB, Answer, Layout, Point
from generator.charts.flow_sheets import (
    NATURAL,
    PRINTED_PAGE,
    ROUND,
    ChartSheet,
    header_height,
    merged,
    paper_height,
    sheets,
    whole,
    within,
)
from generator.charts.svg import BOLD, FONTS, HALF_SPACE, Picture, element, number, packed, polyline, text_lines
from generator.i18n.own_words import OwnWords, own_catalogue

ARROWHEAD = 8.0
RUN_IN = STUB / 2
"""So far above its first box a sheet shows the lines that come from the sheet before."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a chart is called for those who do not see it. `id` is unique on the page; `own` are the organisation's words."""

    id: str
    title: str
    description: str
    language: str
    own: OwnWords = ()


def draw(layout: Layout, names: Names, href: Href | None, room: tuple[float, float] | None = None,
         slowest: frozenset[str] = frozenset()) -> list[Picture]:
    """The sheets of a chart for the `room` on a page of paper; else a single picture for a page, below `draw_lanes`.

    There boxes lead to the page's steps and posts where `href` says. `slowest` are the steps of the slowest path.
    """
    pen = _Pen(layout, names, href, room is not None, slowest, header_height(layout) if room else 0.0)
    return [pen.sheet(sheet) for sheet in (sheets(layout, paper_height(layout, room)) if room else whole(layout))]


def draw_cut(layout: Layout, names: Names, slowest: frozenset[str] = frozenset()) -> str:
    """The picture that `draw` makes for a page once more for paper: by reference, cut into sheets on one scale at which each fits."""
    pen = _Pen(layout, names, None, False, slowest, header_height(layout))
    cut = sheets(layout, paper_height(layout, PRINTED_PAGE))
    width, height = PRINTED_PAGE
    scale = min(NATURAL, width / layout.width, *(height / pen.height(sheet) for sheet in cut))
    return "".join(pen.cut(sheet, scale) for sheet in cut)


def draw_lanes(layout: Layout, language: str) -> str:
    """The names of the lanes as a picture of their own, which stays in sight while the chart below it scrolls; empty for one column."""
    if layout.style.narrow:
        return ""
    height = header_height(layout)
    pen = _Pen(layout, Names("", "", "", language), None, False, frozenset(), height)
    return element("svg", "".join(pen.lanes(height, height)), xmlns="http://www.w3.org/2000/svg", class_="hb-flow hb-flow-lanes",
                   viewBox=f"0 0 {number(layout.width)} {number(height)}", width=layout.width, height=height, aria_hidden="true",
                   font_family=FONTS.get(language, "sans-serif"), font_size=layout.style.text, fill="currentColor")


class _Pen:
    """Draws the parts of a chart, each with the names of the lanes in a band as high as `header`."""

    def __init__(self, layout: Layout, names: Names, href: Href | None, paper: bool, slowest: frozenset[str], header: float) -> None:
        self.layout, self.names, self.paper, self.header = layout, names, paper, header
        self.style: Style = layout.style
        self.text = own_catalogue(names.language, names.own).text
        self.boxes = BoxPen(layout.style, href, linked=not paper, slowest=slowest)
        self.slowest = slowest

    @cached_property
    def lines(self) -> list[DrawnArrow]:
        return lines(self.layout)

    @cached_property
    def paths(self) -> dict[bool, list[tuple[Point, ...]]]:
        """The lines forward and those back, without what another line draws as well."""
        return {back: merged([line.points for line in self.lines if line.arrow.back is back]) for back in (False, True)}

    def sheet(self, sheet: ChartSheet) -> Picture:
        name, title = f"{self.names.id}-{sheet.number}", self.title(sheet)
        parts = [element("title", escape(title), id=f"{name}-t")]
        described = self.names.description if sheet.number == 1 else ""
        if described:
            parts.append(element("desc", escape(described), id=f"{name}-d"))
        parts += self.around(sheet, element("g", "".join(self.contents(sheet)), id=None if self.paper else self.drawing))
        height = self.height(sheet)
        svg = self.svg(parts, height, width=self.layout.width, height=height, role="img" if self.paper else "group",
                       aria_labelledby=f"{name}-t", aria_describedby=described and f"{name}-d")
        return Picture(svg, ". ".join(filter(None, (title, described))), self.layout.width, height)

    def cut(self, sheet: ChartSheet, scale: float) -> str:
        """A sheet of the picture that stands elsewhere on the page, so many points a pixel large."""
        name, top = f"{self.names.id}-cut-{sheet.number}", sheet.top - self.run_in(sheet)
        window = element("rect", x=0.0, y=top, width=self.layout.width, height=sheet.bottom - top)
        shown = element("g", element("use", href=f"#{self.drawing}"), clip_path=f"url(#{name})")
        height = self.height(sheet)
        parts = [element("clipPath", window, id=name), *self.around(sheet, shown + "".join(self.connectors(sheet)))]
        return self.svg(parts, height, width=f"{number(self.layout.width * scale)}pt", height=f"{number(height * scale)}pt",
                        role="img", aria_label=self.title(sheet))

    @property
    def drawing(self) -> str:
        """What the whole drawing of a page is called."""
        return f"{self.names.id}-drawing"

    def title(self, sheet: ChartSheet) -> str:
        return self.names.title if sheet.count == 1 else f"{self.names.title} ({sheet.number}/{sheet.count})"

    def svg(self, parts: list[str], high: float, **attributes: Any) -> str:
        return element("svg", "".join(parts), xmlns="http://www.w3.org/2000/svg", class_="hb-flow",
                       viewBox=f"0 0 {number(self.layout.width)} {number(high)}", **attributes, fill="currentColor",
                       font_family=FONTS.get(self.names.language, "sans-serif"), font_size=self.style.text)

    def above(self, sheet: ChartSheet) -> float:
        """Height of what stands above the drawing."""
        return self.header + self.run_in(sheet) + self.strip(sheet.number > 1)

    def height(self, sheet: ChartSheet) -> float:
        last = sheet.number == sheet.count and self.legend
        return self.drawn(sheet) + (len(self.legend) * self.style.small_leading + 8 if last else 0)

    def drawn(self, sheet: ChartSheet) -> float:
        """Height without what the marks mean, which stands below the last sheet."""
        return sheet.bottom - sheet.top + self.above(sheet) + self.strip(sheet.number < sheet.count)

    def around(self, sheet: ChartSheet, drawing: str) -> Iterator[str]:
        """The drawing in its frame, and below it what the marks mean."""
        drawn = self.drawn(sheet)
        yield from self.frame(drawn)
        yield element("g", drawing, transform=f"translate(0 {number(self.above(sheet) - sheet.top)})")
        if sheet.number == sheet.count and self.legend:
            yield text_lines(self.legend, EDGE, drawn + self.style.small_leading, self.style.small_leading,
                             class_="hb-flow-small", font_size=self.style.small)

    @cached_property
    def legend(self) -> list[str]:
        """What the marks mean, of those that occur."""
        boxes = [placed.sized.box for placed in self.layout.boxes]
        marks = [self.text("▲ critical step: omitting it does serious harm")] if any(b.critical for b in boxes) else []
        if any(b.control for b in boxes):
            marks.append(self.text("◆ control point: checked as the step says"))
        if self.slowest:
            marks.append(self.text("thick left edge: on the slowest path"))
        if any(line.arrow.back for line in self.lines):
            marks.append(self.text("dashed line: back to an earlier step"))
        return packed(marks, self.layout.width - 2 * EDGE, self.style.small)

    def frame(self, height: float) -> Iterator[str]:
        """The lanes, and on paper their names."""
        if not self.style.narrow:
            yield from self.lanes(height, self.header)

    def lanes(self, height: float, named: float) -> Iterator[str]:
        """The lanes; their names stand in a band of the height `named`, where there is one."""
        for index, lane in enumerate(self.layout.lanes):
            if index % 2 == 0:
                yield element("rect", class_="hb-flow-lane", x=lane.x, y=0.0, width=lane.width, height=height, fill_opacity="0.045")
            if not named:
                continue
            top = (named - len(lane.lines) * self.style.leading) / 2
            yield text_lines(lane.lines, lane.x + lane.width / 2, top + baseline(self.style.leading, self.style.text), self.style.leading,
                             nudge=self.style.text * HALF_SPACE, text_anchor="middle", lang=lane.lang, **BOLD)
        if named:
            yield element("path", class_="hb-flow-rule", d=f"M0 {number(named)}H{number(self.layout.width)}",
                          stroke="currentColor", stroke_opacity="0.4")

    def contents(self, sheet: ChartSheet) -> Iterator[str]:
        yield from self.arrows(sheet)
        for placed in self.layout.boxes:
            if sheet.top <= placed.rect.y < sheet.bottom:
                yield from self.boxes.box(placed)
        for answer in self.layout.answers:
            if sheet.top <= answer.rect.y < sheet.bottom:
                yield self.answer(answer)
        if sheet.count > 1:
            yield from self.connectors(sheet)

    def connectors(self, sheet: ChartSheet) -> Iterator[str]:
        """What says at the edges of a sheet where each line goes on and where it comes from."""
        small = self.style.small
        found = list(connectors(sheet, self.lines, self.layout, self.text("End")))
        for at_top, y in ((True, sheet.top - self.run_in(sheet) - 4), (False, sheet.bottom + small)):
            for text, x in in_strip((each for each in found if each.at_top is at_top), small, self.layout.width):
                yield element("text", escape(text), class_="hb-flow-small", x=x, y=y, font_size=small, **BOLD)

    def strip(self, cut: bool) -> float:
        """Height of the strip in which connectors stand, at an edge where the chart is cut."""
        return float(self.style.small_leading) if cut else 0.0

    def run_in(self, sheet: ChartSheet) -> float:
        return RUN_IN if sheet.top and self.header else 0.0

    # --- Arrows

    def arrows(self, sheet: ChartSheet) -> Iterator[str]:
        """Lines forward and back make one path each, and all heads another."""
        top = sheet.top - self.run_in(sheet)
        for back, dashes in ((False, None), (True, "5 3")):
            pieces = [polyline(piece, ROUND) for points in self.paths[back] for piece in within(points, top, sheet.bottom)]
            if pieces:
                yield element("path", class_="hb-flow-back" if back else "hb-flow-line", d="".join(dict.fromkeys(pieces)), fill="none",
                              stroke="currentColor", stroke_width=1.4, stroke_dasharray=dashes)
        heads = [_head(line.points) for line in self.lines if sheet.top <= line.points[-1][1] < sheet.bottom]
        if heads:
            yield element("path", class_="hb-flow-head", d="".join(dict.fromkeys(heads)))

    def answer(self, answer: Answer) -> str:
        rect = answer.rect
        x = rect.right if answer.flush_right else rect.x
        return text_lines(answer.lines, x, rect.y + baseline(self.style.small_leading, self.style.small), self.style.small_leading,
                          class_="hb-flow-answer", font_size=self.style.small, text_anchor="end" if answer.flush_right else None,
                          lang=answer.lang, **BOLD)


def _head(points: tuple[Point, ...]) -> str:
    """A triangle that points the way of the last piece."""
    (px, py), (x, y) = points[-2], points[-1]
    dx, dy = (x > px) - (x < px), (y > py) - (y < py)
    bx, by, half = x - dx * ARROWHEAD, y - dy * ARROWHEAD, ARROWHEAD * 0.45
    return (f"M{number(x)} {number(y)}L{number(bx + dy * half)} {number(by + dx * half)}"
            f"L{number(bx - dy * half)} {number(by - dx * half)}Z")
