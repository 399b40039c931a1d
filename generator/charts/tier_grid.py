"""Two measures: one across and one down, and for every tier a box over the ranges it covers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from generator.charts.svg import BOLD, BOLDER, HALF_SPACE, balanced, element, longest_piece, number, text_lines, text_width, widest, wrap
from generator.charts.tier_axis import Axis
from generator.charts.tier_bars import BarLayout
from generator.charts.tier_outcome import DrawnOutcome, look

STRIP = 9.0
"""The strip at the left of a box that shows its pattern; the text beside it stands on a plain ground."""
PADDING = 7.0
LEAST = 66.0
MOST_FOR_WORDS = 120.0
"""A column is made as wide as its longest word, up to this."""
MOST_SIDE = 88.0
"""Width of the names of the rows."""
ROW = 46.0

GridPlace = tuple[int, int]


class Grid:
    """Draws the tiers of two measures. `boxes` are (outcome, columns, rows), both as (first, after the last)."""

    def __init__(self, across: Axis, down: Axis, boxes: list[tuple[DrawnOutcome, GridPlace, GridPlace]], titles: tuple[str, str],
                 form: BarLayout, name: str, language: str) -> None:
        self.across, self.down, self.boxes, self.form, self.name = across, down, boxes, form, name
        self.language = language
        self.row_names = [balanced(down.segment_words(s, language), MOST_SIDE, form.small, 4) for s in down.segments]
        self.side = max(widest(lines, form.small) for lines in self.row_names) + 10
        columns = len(across.segments)
        words = max(longest_piece(outcome.earns.text, form.small * BOLDER) for outcome, _, _ in boxes) + STRIP + 2 * PADDING
        self.column = max((form.width - self.side - 2) / columns, LEAST, min(words, MOST_FOR_WORDS))
        self.column_names = [balanced(across.segment_words(s, language), self.column - 6, form.small, 4)
                             for s in across.segments]
        self.title_lines = [line for title in (f"↓ {titles[1]}", f"→ {titles[0]}")
                            for line in wrap(title, form.width, form.small * BOLDER, 3)]
        self.head = (max(map(len, self.column_names)) + len(self.title_lines)) * form.leading + 14
        self.width = self.side + columns * self.column + 2

    def draw(self) -> tuple[str, float, float]:
        """(content, width, height)"""
        heights = self.row_heights()
        tops = list(accumulate(heights, initial=self.head))
        parts = [*self.names(tops), self.lines(tops)]
        for outcome, columns, rows in self.boxes:
            x, y = self.side + columns[0] * self.column, tops[rows[0]]
            box = self.box(outcome, x, y, (columns[1] - columns[0]) * self.column, tops[rows[1]] - y)
            parts.append(element("g", "".join(box), data_tier=outcome.number))
        return "".join(parts), self.width, tops[-1] + 3

    def row_heights(self) -> list[float]:
        """Every row is as high as its name and the boxes in it need; a box over several rows has room enough anyway."""
        heights = [max(ROW, len(lines) * self.form.leading + 8) for lines in self.row_names]
        for outcome, columns, (first, last) in self.boxes:
            if last - first == 1:
                needed = len(self.earned(outcome, (columns[1] - columns[0]) * self.column)) * self.form.leading + 2 * PADDING
                heights[first] = max(heights[first], needed)
        return heights

    def earned(self, outcome: DrawnOutcome, width: float) -> list[str]:
        return balanced(outcome.earns.text, width - STRIP - 2 * PADDING, self.form.small * BOLDER, 4)

    def names(self, tops: list[float]) -> Iterator[str]:
        """The names of the measures and of the segments."""
        form, small = self.form, self.form.small
        yield text_lines(self.title_lines, 0, small + 2, form.leading, font_size=small, **BOLD)
        for place, lines in enumerate(self.column_names):
            x, y = self.side + (place + 0.5) * self.column, self.head - 8 - (len(lines) - 1) * form.leading
            yield text_lines(lines, x, y, form.leading, nudge=small * HALF_SPACE, font_size=small, text_anchor="middle")
        for place, lines in enumerate(self.row_names):
            y = (tops[place] + tops[place + 1] - len(lines) * form.leading) / 2 + form.leading / 2 + small * 0.36
            yield text_lines(lines, self.side - 8, y, form.leading, font_size=small, text_anchor="end")

    def lines(self, tops: list[float]) -> str:
        xs = [self.side + place * self.column for place in range(len(self.across.segments) + 1)]
        d = "".join(f"M{number(x)} {number(self.head)}V{number(tops[-1])}" for x in xs)
        d += "".join(f"M{number(self.side)} {number(y)}H{number(xs[-1])}" for y in tops)
        return element("path", class_="hb-tier-grid", d=d, stroke="currentColor", stroke_opacity="0.3")

    def box(self, outcome: DrawnOutcome, x: float, y: float, width: float, height: float) -> Iterator[str]:
        """A plain ground, a strip with the pattern, what the tier earns, and its name where there is room for it."""
        fill = look(outcome, self.name)
        strip = element("rect", x=x + 1.5, y=y + 1.5, width=STRIP, height=height - 3, fill=fill) if outcome.weight else ""
        frame = element("rect", class_="hb-tier-box", x=x + 1.5, y=y + 1.5, width=width - 3, height=height - 3, fill="#fff",
                        stroke="currentColor", stroke_width=1.4)
        if outcome.weight:
            strip += element("rect", x=x + 1.5, y=y + 1.5, width=width - 3, height=height - 3, fill="currentColor", fill_opacity="0.07")
        yield element("g", frame + strip, class_=outcome.hue, color=None if outcome.weight else "#46535f")
        yield from self.inside(outcome, x + STRIP + PADDING, y, width, height)

    def inside(self, outcome: DrawnOutcome, x: float, y: float, width: float, height: float) -> Iterator[str]:
        form = self.form
        earned = self.earned(outcome, width)
        title = wrap(outcome.title.text, width - STRIP - 2 * PADDING, form.small)
        lines = len(earned) + len(title)
        whole = lines * form.leading + PADDING <= height and all(
            text_width(line.rstrip(), form.small) <= width - STRIP - 2 * PADDING for line in title)
        shown = lines if whole else len(earned)
        top = y + (height - shown * form.leading) / 2 + form.leading / 2 + form.small * 0.36
        yield text_lines(earned, x, top, form.leading, font_size=form.small, **BOLD, lang=outcome.earns.lang)
        if whole:
            yield text_lines(title, x, top + len(earned) * form.leading, form.leading, font_size=form.small, lang=outcome.title.lang)
