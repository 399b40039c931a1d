"""Draws the boxes of a flow chart: the work above, the posts below it, and what leads the reader on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from generator.charts.flow_boxes import INDENT, PADDING, Outline, Style, holder_height, lead_in
from generator.charts.flow_graph import Shape
from generator.charts.flow_places import Placed
from generator.charts.svg import BOLD, HALF_SPACE, element, number, text_lines

Href = Callable[[str, str], str]


def baseline(leading: float, size: float) -> float:
    """From the top of a line to the line its characters stand on; Chinese ones reach a little below it."""
    return leading / 2 + size * 0.36


class BoxPen:
    """With `linked`, boxes lead to the page's steps, and posts where `href` says.

    `slowest` are the keys of the steps on the slowest path, which are marked.
    """

    def __init__(self, style: Style, href: Href | None, linked: bool, slowest: frozenset[str] = frozenset()) -> None:
        self.style, self.href, self.linked, self.slowest = style, href, linked, slowest

    def box(self, placed: Placed) -> Iterator[str]:
        sized = placed.sized
        if sized.outline is Outline.RECTANGLE:
            yield from self.process(placed)
            return
        x, y = placed.rect.middle
        top = y - len(sized.lines) * self.style.leading / 2 + baseline(self.style.leading, self.style.text)
        text = text_lines(sized.lines, x, top, self.style.leading, nudge=self.style.text * HALF_SPACE, text_anchor="middle",
                          lang=sized.box.text.lang, **BOLD if sized.box.shape is Shape.END else {})
        yield self.link(f"#step-{sized.box.step}" if sized.box.step else "", _outline(placed) + text)

    def process(self, placed: Placed) -> Iterator[str]:
        """The waiting time on top, the work with its notes, and below it the posts."""
        sized, rect, style = placed.sized, placed.rect, self.style
        upper = rect.height - sum(holder_height(found, style) for _, found in sized.holders)
        left = rect.x + PADDING
        parts = [element("rect", class_="hb-flow-box", x=rect.x, y=rect.y, width=rect.width, height=upper, fill="#fff")]
        top = rect.y + PADDING - 2
        parts.append(self.work(placed, left, top + baseline(style.leading, style.text)))
        if sized.notes:
            y = top + len(sized.lines) * style.leading + baseline(style.small_leading, style.small)
            parts.append(text_lines(sized.notes, left, y, style.small_leading, class_="hb-flow-small", font_size=style.small))
        if sized.wait:
            parts.append(self.wait(placed))
        yield self.link(f"#step-{sized.box.step}", "".join(parts))
        yield from self.holders(placed, rect.y + upper)
        yield element("rect", class_="hb-flow-outline", x=rect.x, y=rect.y, width=rect.width, height=rect.height, fill="none",
                      stroke="currentColor", stroke_width=2.4 if sized.box.critical else 1.2)
        if sized.box.step in self.slowest:
            yield element("rect", class_="hb-flow-slowest", x=rect.x, y=rect.y, width=5.0, height=rect.height)

    def work(self, placed: Placed, x: float, y: float) -> str:
        """The number stands out; the first line goes on after it."""
        sized = placed.sized
        lead = lead_in(sized.box).rstrip()
        first, rest = sized.lines[0], sized.lines[1:]
        content = element("tspan", escape(lead), class_="hb-flow-critical" if sized.box.critical else "hb-flow-number", **BOLD)
        content += escape(first.removeprefix(lead), quote=False)
        content += "".join(element("tspan", escape(line, quote=False), x=x, dy=float(self.style.leading)) for line in rest)
        return element("text", content, x=x, y=y, lang=sized.box.text.lang)

    def wait(self, placed: Placed) -> str:
        sized, rect, style = placed.sized, placed.rect, self.style
        strip = element("rect", class_="hb-flow-wait", x=rect.x, y=placed.top, width=rect.width, height=sized.wait_height,
                        fill="#fff", stroke="currentColor", stroke_dasharray="3 2")
        return strip + text_lines([sized.wait], rect.middle[0], placed.top + 2 + baseline(style.small_leading, style.small),
                                  style.small_leading, class_="hb-flow-small", font_size=style.small, text_anchor="middle")

    def holders(self, placed: Placed, y: float) -> Iterator[str]:
        style, rect = self.style, placed.rect
        for holder, found in placed.sized.holders:
            height = holder_height(found, style)
            top = y + (height - len(found) * style.small_leading) / 2
            kind, fill = ("hb-flow-approves", "#d9d9d9") if holder.approves else ("hb-flow-post", "#eeeeee")
            strip = element("rect", class_=kind, x=rect.x, y=y, width=rect.width, height=height,
                            fill=fill, stroke="currentColor", stroke_width=0.6)
            text = text_lines(found, rect.middle[0], top + baseline(style.small_leading, style.small), style.small_leading,
                              nudge=style.small * HALF_SPACE, font_size=style.small, text_anchor="middle", lang=holder.words.lang,
                              **BOLD if holder.approves else {})
            yield self.link(self.href(holder.doer.kind, holder.doer.name) if self.href and holder.doer else "", strip + text)
            y += height

    def link(self, address: str, content: str) -> str:
        return element("a", content, href=address) if self.linked and address else content


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
