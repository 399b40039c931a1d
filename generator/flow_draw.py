"""A placed flow chart as SVG: one picture a sheet, each small enough for a page of paper.

The pictures carry all they need to stand alone in a PDF. Everything black is `currentColor` and everything else has a
class, so that `charts.css` can give the page's own colours, light and dark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from generator.catalogue import catalogue
from generator.flow_boxes import INDENT, PADDING, Outline, Style, holder_height, lead_in
from generator.flow_graph import Shape
from generator.flow_layout import EDGE, STUB, Answer, Layout, Placed, Point
from generator.flow_lines import lines
from generator.flow_sheets import ROUND, Sheet, header_height, merged, sheets, within
from generator.svg import FONTS, HALF_BLANK, element, number, packed, polyline, text_lines

Href = Callable[[str, str], str]

ARROWHEAD = 8.0
RUN_IN = STUB / 2
"""So far above its first box a sheet shows the lines that come from the sheet before."""

BOLD = {"font_weight": "bold"}
PRINT_REGULAR = {"font_variation_settings": "'wght' 400"}
"""In pictures Typst sets a variable font in its thinnest weight unless the weight is given so."""
PRINT_BOLD = {"font_variation_settings": "'wght' 700"}


@dataclass(frozen=True, slots=True)
class Names:
    """What a chart is called for those who do not see it. `id` is unique on the page."""

    id: str
    title: str
    description: str
    language: str


def draw(layout: Layout, names: Names, href: Href | None, linked: bool) -> list[str]:
    """The sheets of a chart as SVG. With `linked`, boxes lead to the page's steps, and posts where `href` says."""
    pen = _Pen(layout, names, href, linked)
    return [pen.sheet(sheet) for sheet in sheets(layout)]


class _Pen:
    def __init__(self, layout: Layout, names: Names, href: Href | None, linked: bool) -> None:
        self.layout, self.names, self.href, self.linked = layout, names, href, linked
        self.style: Style = layout.style
        self.header = header_height(layout)
        self.lines = lines(layout)
        self.paths = {back: merged([line.points for line in self.lines if line.arrow.back is back]) for back in (False, True)}
        self.text = catalogue(names.language).text
        self.bold: dict[str, Any] = BOLD if linked else BOLD | PRINT_BOLD

    def sheet(self, sheet: Sheet) -> str:
        name = f"{self.names.id}-{sheet.number}"
        legend = self.legend() if sheet.number == sheet.count else []
        above = self.header + self.run_in(sheet)
        drawn = sheet.bottom - sheet.top + above
        height = drawn + (len(legend) * self.style.small_leading + 8 if legend else 0)
        title = self.names.title if sheet.count == 1 else f"{self.names.title} ({sheet.number}/{sheet.count})"
        parts = [element("title", escape(title), id=f"{name}-t")]
        described = None
        if sheet.number == 1:
            described = f"{name}-d"
            parts.append(element("desc", escape(self.names.description), id=described))
        parts += self.frame(drawn)
        parts.append(element("g", "".join(self.contents(sheet)), transform=f"translate(0 {number(above - sheet.top)})"))
        if legend:
            parts.append(text_lines(legend, EDGE, drawn + self.style.small_leading, self.style.small_leading,
                                    class_="hb-flow-small", font_size=self.style.small))
        return element(
            "svg", "".join(parts), xmlns="http://www.w3.org/2000/svg", class_="hb-flow",
            viewBox=f"0 0 {number(self.layout.width)} {number(height)}", width=self.layout.width, height=height,
            role="group" if self.linked else "img", aria_labelledby=f"{name}-t", aria_describedby=described,
            font_family=FONTS.get(self.names.language, "sans-serif"), font_size=self.style.text, fill="currentColor",
            **{} if self.linked else PRINT_REGULAR)

    def legend(self) -> list[str]:
        """What the marks mean, of those that occur."""
        boxes = [placed.sized.box for placed in self.layout.boxes]
        marks = [self.text("▲ critical step: leaving it out does serious harm")] if any(b.critical for b in boxes) else []
        if any(b.control for b in boxes):
            marks.append(self.text("◆ control point: checked as the step says"))
        if any(line.arrow.back for line in self.lines):
            marks.append(self.text("dashed line: back to an earlier step"))
        return packed(marks, self.layout.width - 2 * EDGE, self.style.small)

    def frame(self, height: float) -> Iterator[str]:
        """The lanes and their names."""
        if self.style.narrow:
            return
        for index, lane in enumerate(self.layout.lanes):
            if index % 2 == 0:
                yield element("rect", class_="hb-flow-lane", x=lane.x, y=0.0, width=lane.width, height=height, fill_opacity="0.045")
            top = (self.header - len(lane.lines) * self.style.leading) / 2
            yield text_lines(lane.lines, lane.x + lane.width / 2, top + self.baseline(self.style.leading), self.style.leading,
                             nudge=self.style.text * HALF_BLANK, text_anchor="middle", lang=lane.lang, **self.bold)
        yield element("path", class_="hb-flow-rule", d=f"M0 {number(self.header)}H{number(self.layout.width)}",
                      stroke="currentColor", stroke_opacity="0.4")

    def contents(self, sheet: Sheet) -> Iterator[str]:
        yield from self.arrows(sheet)
        for placed in self.layout.boxes:
            if sheet.top <= placed.rect.y < sheet.bottom:
                yield from self.box(placed)
        for answer in self.layout.answers:
            if sheet.top <= answer.rect.y < sheet.bottom:
                yield self.answer(answer)

    def run_in(self, sheet: Sheet) -> float:
        return RUN_IN if sheet.top and self.header else 0.0

    # --- Arrows

    def arrows(self, sheet: Sheet) -> Iterator[str]:
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
        return text_lines(answer.lines, x, rect.y + self.baseline(self.style.small_leading, self.style.small), self.style.small_leading,
                          class_="hb-flow-answer", font_size=self.style.small, text_anchor="end" if answer.flush_right else None,
                          lang=answer.lang, **self.bold)

    # --- Boxes

    def box(self, placed: Placed) -> Iterator[str]:
        sized = placed.sized
        if sized.outline is Outline.RECTANGLE:
            yield from self.process(placed)
            return
        x, y = placed.rect.middle
        top = y - len(sized.lines) * self.style.leading / 2 + self.baseline(self.style.leading)
        text = text_lines(sized.lines, x, top, self.style.leading, nudge=self.style.text * HALF_BLANK, text_anchor="middle",
                          lang=sized.box.text.lang, **self.bold if sized.box.shape is Shape.END else {})
        yield self.link(f"#step-{sized.box.step}" if sized.box.step else "", _outline(placed) + text)

    def process(self, placed: Placed) -> Iterator[str]:
        """The waiting time on top, the work with its notes, and below it the posts."""
        sized, rect, style = placed.sized, placed.rect, self.style
        upper = rect.height - sum(holder_height(found, style) for _, found in sized.holders)
        left = rect.x + PADDING
        parts = [element("rect", class_="hb-flow-box", x=rect.x, y=rect.y, width=rect.width, height=upper, fill="#fff")]
        top = rect.y + PADDING - 2
        parts.append(self.work(placed, left, top + self.baseline(style.leading)))
        if sized.notes:
            y = top + len(sized.lines) * style.leading + self.baseline(style.small_leading, style.small)
            parts.append(text_lines(sized.notes, left, y, style.small_leading, class_="hb-flow-small", font_size=style.small))
        if sized.wait:
            parts.append(self.wait(placed))
        yield self.link(f"#step-{sized.box.step}", "".join(parts))
        yield from self.holders(placed, rect.y + upper)
        yield element("rect", class_="hb-flow-outline", x=rect.x, y=rect.y, width=rect.width, height=rect.height, fill="none",
                      stroke="currentColor", stroke_width=2.4 if sized.box.critical else 1.2)

    def work(self, placed: Placed, x: float, y: float) -> str:
        """The number stands out; the first line goes on after it."""
        sized = placed.sized
        lead = lead_in(sized.box).rstrip()
        first, rest = sized.lines[0], sized.lines[1:]
        content = element("tspan", escape(lead), class_="hb-flow-critical" if sized.box.critical else "hb-flow-number", **self.bold)
        content += escape(first.removeprefix(lead), quote=False)
        content += "".join(element("tspan", escape(line, quote=False), x=x, dy=float(self.style.leading)) for line in rest)
        return element("text", content, x=x, y=y, lang=sized.box.text.lang)

    def wait(self, placed: Placed) -> str:
        sized, rect, style = placed.sized, placed.rect, self.style
        strip = element("rect", class_="hb-flow-wait", x=rect.x, y=placed.top, width=rect.width, height=sized.wait_height,
                        fill="#fff", stroke="currentColor", stroke_dasharray="3 2")
        return strip + text_lines([sized.wait], rect.middle[0], placed.top + 2 + self.baseline(style.small_leading, style.small),
                                  style.small_leading, class_="hb-flow-small", font_size=style.small, text_anchor="middle")

    def holders(self, placed: Placed, y: float) -> Iterator[str]:
        style, rect = self.style, placed.rect
        for holder, found in placed.sized.holders:
            height = holder_height(found, style)
            top = y + (height - len(found) * style.small_leading) / 2
            kind, fill = ("hb-flow-approves", "#d8dce4") if holder.approves else ("hb-flow-post", "#eceef2")
            strip = element("rect", class_=kind, x=rect.x, y=y, width=rect.width, height=height,
                            fill=fill, stroke="currentColor", stroke_width=0.6)
            text = text_lines(found, rect.middle[0], top + self.baseline(style.small_leading, style.small), style.small_leading,
                              nudge=style.small * HALF_BLANK, font_size=style.small, text_anchor="middle", lang=holder.words.lang,
                              **self.bold if holder.approves else {})
            yield self.link(self.href("post", holder.post) if self.href and holder.post else "", strip + text)
            y += height

    def link(self, address: str, content: str) -> str:
        return element("a", content, href=address) if self.linked and address else content

    def baseline(self, leading: float, size: float | None = None) -> float:
        """From the top of a line to the line its characters stand on; Chinese ones reach a little below it."""
        return leading / 2 + (size or self.style.text) * 0.36


# --- Shapes ------------------------------------------------------------------------------------------------------

def _outline(placed: Placed) -> str:
    rect, (x, y) = placed.rect, placed.rect.middle
    look = {"stroke": "currentColor", "stroke_width": 1.2}
    if placed.sized.outline is Outline.OVAL:
        return element("rect", class_="hb-flow-oval", x=rect.x, y=rect.y, width=rect.width, height=rect.height,
                       rx=min(rect.height / 2, 18.0), fill="#fff", **look)
    if placed.sized.outline is Outline.DIAMOND:
        corners = [(rect.x, y), (x, rect.y), (rect.right, y), (x, rect.bottom)]
    else:
        left, right = rect.x + INDENT, rect.right - INDENT
        corners = [(rect.x, y), (left, rect.y), (right, rect.y), (rect.right, y), (right, rect.bottom), (left, rect.bottom)]
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return element("polygon", class_="hb-flow-decision", points=points, fill="#fff", **look)


def _head(points: tuple[Point, ...]) -> str:
    """A triangle that points the way of the last piece."""
    (px, py), (x, y) = points[-2], points[-1]
    dx, dy = (x > px) - (x < px), (y > py) - (y < py)
    bx, by, half = x - dx * ARROWHEAD, y - dy * ARROWHEAD, ARROWHEAD * 0.45
    return (f"M{number(x)} {number(y)}L{number(bx + dy * half)} {number(by + dx * half)}"
            f"L{number(bx - dy * half)} {number(by - dx * half)}Z")
