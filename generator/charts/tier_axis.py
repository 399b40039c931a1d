"""The axis of a measure as the tiers divide it: its segments, how long each is drawn, and how each is called.

Bounds are the cuts of `decision_table`: (4, 0) lies just before 4 and (4, 1) just after it, so that a single number
is a segment too, and has its place in the picture. Lengths of time are drawn to scale as numbers are; of a list of words
each is a segment, and all are equally long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from generator.charts.svg import text_width
from generator.i18n import formatting
from generator.i18n.measured import place_said
from generator.model.criteria import Tier
from generator.model.measure import Measure
from generator.model.ranges import Range
from generator.model.regions import HIGHEST, LOWEST, Boundary, Interval, as_range, interval

MOST_SEGMENTS = 24
POINT = 30.0
"""Length of a single number between others."""
OPEN = 72.0
"""Length of a segment without an end."""
LEAST = 34.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The cuts of a measure in order. Segment `i` lies between cut `i` and cut `i + 1`. Lengths of time are called as `written`."""

    measure: Measure
    cuts: tuple[Boundary, ...]
    written: Mapping[Decimal, str] = field(default_factory=dict)

    @property
    def segments(self) -> list[Interval]:
        return [Interval(low, high) for low, high in pairwise(self.cuts)]

    def span(self, tier: Tier) -> tuple[int, int] | None:
        """(first segment, segment after the last) of a tier's range; None where nothing of it can occur."""
        return self.span_of(interval(tier.when.get(self.measure.id, Range()), self.measure.in_steps))

    def span_of(self, found: Interval) -> tuple[int, int] | None:
        low, high = found
        first, last = bisect_left(self.cuts, max(low, self.cuts[0])), bisect_left(self.cuts, min(high, self.cuts[-1]))
        return (first, last) if first < last else None

    def place_words(self, place: Decimal, language: str) -> str:
        """A place on the axis: `3`, `4 hours`. The unit of a number is said once for the whole axis."""
        if self.measure.is_number:
            return formatting.number(place)
        return place_said(place, self.measure, language, self.written.get(place, ""))

    def segment_words(self, found: Interval, language: str) -> str:
        """A segment in words: `3–5`, `4 or more`, `over 0 up to 4`; a number alone stands for itself."""
        shown = as_range(found)
        if self.measure.choices:
            return self.place_words(found.low[0], language)
        whole = self.measure.whole and self.measure.is_number
        if whole and shown.upper is not None:
            shown = replace(shown, upper=shown.upper - 1)  # the last whole number before the cut
        if shown.lower is not None and shown.lower == shown.upper:
            return self.place_words(shown.lower, language)
        low, high = ("" if place is None else self.place_words(place, language) for place in (shown.lower, shown.upper))
        return f"{low}–{high}" if whole and low and high else formatting.between(shown, low, high, language, times=self.measure.is_time)


def axis_of(measure: Measure, tiers: list[Tier]) -> Axis | None:
    """The axis as these tiers divide it; None where it is counted in another unit, or is divided too often to be drawn."""
    ranges = [tier.when[measure.id] for tier in tiers if measure.id in tier.when]
    units = {unit for found in ranges for unit in (found.unit, found.upper_unit) if unit}
    if measure.unit and units - {*measure.unit.by_language.values()}:
        return None
    domain = interval(Range(measure.lowest, measure.highest), measure.in_steps)
    if domain.low >= domain.high:
        return None
    named = [Range(Decimal(place), Decimal(place)) for place in range(len(measure.choices))]
    inner = {cut for found in (*ranges, *named) for cut in interval(found, measure.in_steps) if domain.low < cut < domain.high}
    cuts = tuple(sorted({*domain, *inner}))
    written = {place: words for found in ranges for place, words in ((found.lower, found.lower_words), (found.upper, found.upper_words))
               if place is not None and words}
    return Axis(measure, cuts, written) if len(cuts) - 1 <= MOST_SEGMENTS else None


def lengths(axis: Axis, total: float, size: float, language: str) -> tuple[list[float], bool]:
    """How long each segment is drawn, and whether all that have two ends are to scale.

    Segments are as long as their numbers say, but none shorter than the figures beside it need; the sum is `total`
    unless these need more.
    """
    segments = axis.segments
    least = [_least(found, axis, size, language) for found in segments]
    if axis.measure.choices:
        return [max(*least, total / len(least))] * len(least), True
    spans = [_extent(found) for found in segments]
    fixed = {n for n, span in enumerate(spans) if span is None}
    while True:
        room = total - sum(least[n] for n in fixed)
        free = [n for n in range(len(segments)) if n not in fixed]
        scale = room / (sum(spans[n] or 0.0 for n in free) or 1.0)
        short = {n for n in free if (spans[n] or 0.0) * scale < least[n]}
        if not short:
            break
        fixed |= short
    drawn = [least[n] if n in fixed else (spans[n] or 0.0) * scale for n in range(len(segments))]
    if not free and room > 0:
        drawn = [length * total / sum(least) for length in drawn]
    return drawn, all(spans[n] is None for n in fixed)


def _extent(found: Interval) -> float | None:
    """The difference of the numbers; None for a single number and where there is no end."""
    if found.low == LOWEST or found.high == HIGHEST or found.low[0] == found.high[0]:
        return None
    return float(found.high[0] - found.low[0])


def _least(found: Interval, axis: Axis, size: float, language: str) -> float:
    if axis.measure.in_steps:
        return max(LEAST, text_width(axis.segment_words(found, language), size) + 10)
    if found.low == LOWEST or found.high == HIGHEST:
        return OPEN
    if found.low[0] == found.high[0]:
        return POINT
    return max(LEAST, sum(text_width(axis.place_words(place, language), size) for place, _ in found) / 2 + 10)
