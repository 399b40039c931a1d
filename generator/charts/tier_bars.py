"""One measure: its axis from the smallest to the largest value, and for every tier a bar above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from generator.charts.svg import BOLD, BOLDER, HALF_SPACE, balanced, element, number, packed, text_lines, wrap
from generator.charts.tier_axis import Axis, lengths
from generator.charts.tier_outcome import DrawnOutcome, look
from generator.model.regions import HIGHEST, LOWEST, Boundary

BAR = 20.0
EDGE = 12.0
DOT = 4.5
_TITLE_LINES = 3
_EARNS_LINES = 7
"""Room for a fine with its amount, and two things that are given besides: what a penalty is must not be cut off."""


@dataclass(frozen=True, slots=True)
class BarLayout:
    """How a picture is laid out: its width, that of the column of names (0: names stand above the bars), and sizes of type."""

    width: float
    names: float
    text: float
    leading: float
    small: float


WIDE = BarLayout(width=680, names=232, text=14, leading=20, small=13)
NARROW = BarLayout(width=344, names=0, text=15, leading=22, small=13)


class Bars:
    """Draws the tiers of one measure. `rows` are (outcome, first segment, segment after the last)."""

    def __init__(self, axis: Axis, rows: list[tuple[DrawnOutcome, int, int]], title: str, form: BarLayout, name: str,
                 language: str, text: Callable[[str], str]) -> None:
        self.axis, self.rows, self.title, self.form, self.name = axis, rows, title, form, name
        self.language = language
        self.text = text
        drawn, self.to_scale = lengths(axis, form.width - form.names - 2 * EDGE, form.small, language)
        self.places = list(accumulate(drawn, initial=form.names + EDGE))
        self.width = self.places[-1] + EDGE

    def draw(self) -> tuple[str, float, float]:
        """(content, width, height)"""
        parts: list[str] = []
        y, room = 4.0, (self.form.names or self.form.width) - EDGE
        for outcome, first, last in self.rows:
            title = wrap(outcome.title.text, room, self.form.text, _TITLE_LINES)
            earns = wrap(outcome.earns.text, room, self.form.text * BOLDER, _EARNS_LINES)
            text_height = (len(title) + len(earns)) * self.form.leading
            height = max(text_height, BAR) + 12 if self.form.names else text_height + BAR + 16
            row = [*self.names(outcome, title, earns, y + ((height - text_height) / 2 if self.form.names else 0)),
                   *self.bar(outcome, first, last, y + ((height - BAR) / 2 if self.form.names else text_height + 4))]
            parts.append(element("g", "".join(row), data_tier=outcome.number))
            y += height
        grid = "".join(f"M{number(place)} 4V{number(y)}" for place in self.places)
        behind = element("path", class_="hb-tier-grid", d=grid, stroke="currentColor", stroke_opacity="0.22", stroke_dasharray="2 3")
        axis, height = self.scale(y)
        return behind + "".join(parts) + "".join(axis), self.width, height

    def names(self, outcome: DrawnOutcome, title: list[str], earns: list[str], y: float) -> Iterator[str]:
        """The name of the tier, and below it in bold what it earns."""
        y += self.form.leading / 2 + self.form.text * 0.36
        yield text_lines(title, 0, y, self.form.leading, class_="hb-tier-name", lang=outcome.title.lang)
        yield text_lines(earns, 0, y + len(title) * self.form.leading, self.form.leading, class_="hb-tier-name", **BOLD,
                         lang=outcome.earns.lang)

    def bar(self, outcome: DrawnOutcome, first: int, last: int, y: float) -> Iterator[str]:
        left, right = self.places[first], self.places[last]
        low, high = self.axis.cuts[first], self.axis.cuts[last]
        point = 10.0 if high == HIGHEST else 0.0
        shape = (f"M{number(left)} {number(y)}H{number(right - point)}L{number(right)} {number(y + BAR / 2)}"
                 f"L{number(right - point)} {number(y + BAR)}H{number(left)}Z")
        drawn = element("path", class_="hb-tier-bar", d=shape, fill=look(outcome, self.name), stroke="currentColor", stroke_width=1.6)
        if low[0] == high[0]:
            drawn += self.end(low, (left + right) / 2, y, True)
        elif not self.axis.measure.in_steps:
            drawn += self.end(low, left, y, low[1] == 0) + self.end(high, right, y, high[1] == 1)
        yield element("g", drawn, class_=outcome.hue, color=None if outcome.weight else "#46535f")

    def end(self, cut: Boundary, x: float, y: float, included: bool) -> str:
        """A dot where the number itself belongs to the tier, a ring where it does not."""
        if cut in (LOWEST, HIGHEST):
            return ""
        return element("circle", class_="hb-tier-dot" if included else "hb-tier-ring", cx=x, cy=y + BAR / 2, r=DOT,
                       fill="currentColor" if included else "#fff", stroke="currentColor", stroke_width=1.6)

    def scale(self, y: float) -> tuple[list[str], float]:
        """The axis with its figures and the name of the measure; (elements, height of the whole picture)"""
        start, end = self.places[0], self.places[-1]
        goes_on = self.axis.cuts[-1] == HIGHEST
        tip = f"M{number(end - 7)} {number(y - 4)}L{number(end)} {number(y)}L{number(end - 7)} {number(y + 4)}" if goes_on else ""
        parts = [element("path", class_="hb-tier-axis", d=f"M{number(start)} {number(y)}H{number(end)}{tip}", fill="none",
                         stroke="currentColor", stroke_width=1.6)]
        y += self.form.small + 5
        parts += [element("text", words, x=x, y=y, font_size=self.form.small, text_anchor="middle") for x, words in self.figures()]
        room = end - (self.form.names or 0)
        lines = balanced(self.title, room, self.form.small * BOLDER, 3)
        y += self.form.leading
        parts.append(text_lines(lines, (start + end) / 2, y, self.form.leading, nudge=self.form.small * HALF_SPACE,
                                font_size=self.form.small, text_anchor="middle", **BOLD))
        y += (len(lines) - 1) * self.form.leading
        if notes := packed(self.notes(), room, self.form.small):
            y += self.form.leading
            parts.append(text_lines(notes, (start + end) / 2, y, self.form.leading, nudge=self.form.small * HALF_SPACE,
                                    font_size=self.form.small, text_anchor="middle"))
            y += (len(notes) - 1) * self.form.leading
        return parts, y + 8

    def figures(self) -> Iterator[tuple[float, str]]:
        """(place, number) for every bound; for whole numbers and words the values of every segment."""
        if self.axis.measure.in_steps:
            for (left, right), found in zip(pairwise(self.places), self.axis.segments, strict=True):
                yield (left + right) / 2, self.axis.segment_words(found, self.language)
            return
        at: dict[Decimal, list[float]] = {}
        for cut, place in zip(self.axis.cuts, self.places, strict=True):
            if cut not in (LOWEST, HIGHEST):
                at.setdefault(cut[0], []).append(place)
        for bound, places in at.items():
            yield sum(places) / len(places), self.axis.place_words(bound, self.language)

    def notes(self) -> list[str]:
        notes = [] if self.axis.measure.in_steps else [self.text("● included in the tier"), self.text("○ not included")]
        return notes if self.to_scale else [*notes, self.text("not to scale")]
