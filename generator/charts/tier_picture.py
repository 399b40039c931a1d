"""The tiers of a set of criteria as a picture: bars over one measure, or boxes over two.

As with flow charts a page holds it for wide and for narrow screens. The table of tiers on the page says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from generator.analysis.decision_table import tier_box
from generator.charts.svg import FONTS, Picture, element
from generator.charts.tier_axis import Axis, axis_of
from generator.charts.tier_bars import NARROW, WIDE, BarLayout, Bars
from generator.charts.tier_grid import Grid
from generator.charts.tier_outcome import DrawnOutcome, outcomes, patterns
from generator.facts.criteria import CriteriaFacts, TierFacts
from generator.facts.words import HandbookWords, plain
from generator.model import Criteria
from generator.model.measure import Measure
from generator.model.regions import Interval, Region, gaps, in_turn, merged

MOST_TIERS = 30
SHRINKS_TO = 1.2
"""Pictures that many times as wide as their form are made smaller to fit; wider ones scroll sideways."""


def tier_picture(criteria: Criteria, facts: CriteriaFacts, words: HandbookWords) -> Markup:
    """The picture for a page: a `div` of class `hb-chart`. Empty where there is nothing to draw: tiers in words only, more
    than two measures, other units than the measure's own, or too many tiers."""
    axes = axes_of(criteria)
    if not axes:
        return Markup()
    pictures = [_Picture(criteria, facts, words, axes, form) for form in (WIDE, NARROW)]
    return Markup(element("div", "".join(picture.part() for picture in pictures), class_="hb-chart hb-chart-tiers"))


def tier_sheet(criteria: Criteria, facts: CriteriaFacts, words: HandbookWords) -> Picture:
    """The picture for print, of criteria that have `axes_of` it."""
    made = _Picture(criteria, facts, words, axes_of(criteria), WIDE)
    svg, width, height = made.svg()
    return Picture(svg, made.description(), width, height)


def cuts_of(criteria: Criteria) -> list[list[str]]:
    """Where the picture for print is divided: a document whose data are the same is not drawn again. Empty where there is no picture."""
    return [[f"{place} {after}" for place, after in axis.cuts] for axis in axes_of(criteria)]


def axes_of(criteria: Criteria) -> list[Axis]:
    """The axes of the picture; none where there is nothing to draw."""
    drawn = [tier for tier in criteria.tiers if tier.when]
    divide = [measure for measure in criteria.measures if any(measure.id in tier.when for tier in drawn)]
    axes = [axis_of(measure, drawn) for measure in divide[:2]]
    if len(divide) > 2 or not drawn or len(drawn) > MOST_TIERS or None in axes:
        return []
    can_occur = any(all(axis and axis.span(tier) for axis in axes) for tier in drawn)
    return [axis for axis in axes if axis] if can_occur else []


class _Picture:
    def __init__(self, criteria: Criteria, facts: CriteriaFacts, words: HandbookWords, axes: list[Axis], form: BarLayout) -> None:
        self.criteria, self.facts, self.axes, self.form = criteria, facts, axes, form
        self.language, self.text = words.language, words.text
        self.narrow = form is NARROW
        self.name = f"tiers-{criteria.id}-{'narrow' if self.narrow else 'wide'}"
        self.found = outcomes(criteria, facts, words)

    def part(self) -> str:
        """For a page: one that is too wide to be made smaller scrolls, and so must take the focus."""
        svg, width, _ = self.svg()
        scrolls: dict[str, object] = {}
        if width > self.form.width * SHRINKS_TO:
            scrolls = {"tabindex": 0, "role": "region", "aria_label": self.text("Picture of the tiers, scrolls sideways")}
        return element("div", svg, class_="hb-chart-narrow" if self.narrow else "hb-chart-wide", **scrolls)

    def svg(self) -> tuple[str, float, float]:
        """(picture, width, height)"""
        content, width, height = self.bars() if len(self.axes) == 1 else self.grid()
        title = self.text("Picture of the tiers: {title}", title=self.facts.title.text)
        svg = element(
            "svg", element("title", escape(title), id=f"{self.name}-t") + element("desc", escape(self.description()), id=f"{self.name}-d")
            + patterns(self.found, self.name) + content,
            xmlns="http://www.w3.org/2000/svg", class_="hb-tiers", viewBox=f"0 0 {width:.0f} {height:.0f}", width=round(width),
            height=round(height), role="img", aria_labelledby=f"{self.name}-t", aria_describedby=f"{self.name}-d",
            font_size=self.form.text, fill="currentColor", font_family=FONTS.get(self.language, "sans-serif"))
        return svg, width, height

    def bars(self) -> tuple[str, float, float]:
        axis = self.axes[0]
        rows = [(outcome, *span) for outcome, (place,) in self.regions() if (span := axis.span_of(place)) is not None]
        return Bars(axis, rows, self.measure_words(axis.measure), self.form, self.name, self.language, self.text).draw()

    def grid(self) -> tuple[str, float, float]:
        """The measure with more segments runs across where there is room, and down where there is not."""
        across, down = sorted(self.axes, key=lambda axis: len(axis.cuts), reverse=not self.narrow)
        boxes: list[tuple[DrawnOutcome, tuple[int, int], tuple[int, int]]] = []
        for outcome, box in self.regions():
            columns, rows = (axis.span_of(box[self.axes.index(axis)]) for axis in (across, down))
            if columns and rows:
                boxes.append((outcome, columns, rows))
        titles = self.measure_words(across.measure), self.measure_words(down.measure)
        return Grid(across, down, boxes, titles, self.form, self.name, self.language).draw()

    def regions(self) -> Iterator[tuple[DrawnOutcome, Region]]:
        """What each tier decides, on the axes that are drawn: its box, or what tiers before it leave of that; last what all leave."""
        measures = [axis.measure for axis in self.axes]
        whole = tuple(Interval(axis.cuts[0], axis.cuts[-1]) for axis in self.axes)
        pairs = [*zip(self.criteria.tiers, self.found, strict=True)]
        boxes = [tier_box(tier, measures) for tier, _ in pairs if tier.when]
        decided = in_turn(boxes) if self.criteria.first_counts else ([box] for box in boxes)
        for outcome, parts in zip([found for tier, found in pairs if tier.when], decided, strict=True):
            yield from ((outcome, part) for part in parts)
        for tier, outcome in pairs:
            if tier.otherwise:
                yield from ((outcome, part) for part in merged(gaps(whole, boxes)))

    def measure_words(self, measure: Measure) -> str:
        return next(plain(found.full) for found in self.facts.measures if found.id == measure.id)

    def description(self) -> str:
        """Every tier in words: `from 4 to under 16 hours: demerit; …`"""
        pairs = zip(self.facts.tiers, self.found, strict=True)
        return self.text("; ").join(self.tier_words(tier, outcome) for tier, outcome in pairs if tier.named)

    def tier_words(self, tier: TierFacts, outcome: DrawnOutcome) -> str:
        ranges = self.text(", ").join(map(plain, tier.named))
        return f"{ranges}{self.text(': ')}{outcome.earns.text}"
