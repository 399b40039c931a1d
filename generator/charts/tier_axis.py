"""The axis of a measure as the tiers divide it: its segments, how long each is drawn, and how each is called.

Bounds are the cuts of `decision_table`: (4, 0) lies just before 4 and (4, 1) just after it, so that a single number
is a segment too, and has its place in the picture.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from generator.analysis.decision_table import HIGHEST, LOWEST, Boundary, Interval, as_range, interval
from generator.charts.svg import text_width
from generator.i18n import formatting
from generator.model.criteria import Tier
from generator.model.measure import Measure
from generator.model.ranges import Range

MOST_SEGMENTS = 24
POINT = 30.0
"""Length of a single number between others."""
OPEN = 72.0
"""Length of a segment without an end."""
LEAST = 34.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The cuts of a measure in order. Segment `i` lies between cut `i` and cut `i + 1`."""

    measure: Measure
    cuts: tuple[Boundary, ...]

    @property
    def segments(self) -> list[Interval]:
        return [Interval(low, high) for low, high in pairwise(self.cuts)]

    def span(self, tier: Tier) -> tuple[int, int] | None:
        """(first segment, segment after the last) of a tier's range; None where nothing of it can occur."""
        low, high = interval(tier.when.get(self.measure.id, Range()), self.measure.whole)
        first, last = bisect_left(self.cuts, max(low, self.cuts[0])), bisect_left(self.cuts, min(high, self.cuts[-1]))
        return (first, last) if first < last else None


def axis_of(measure: Measure, tiers: list[Tier]) -> Axis | None:
    """The axis as these tiers divide it; None where it is no number, is counted in another unit, or is divided too often to be drawn."""
    if measure.unit is None or not measure.is_number:
        return None
    ranges = [tier.when[measure.id] for tier in tiers if measure.id in tier.when]
    if any(unit and unit not in measure.unit.by_language.values() for found in ranges for unit in (found.unit, found.upper_unit)):
        return None
    domain = interval(Range(measure.minimum, measure.maximum), measure.whole)
    if domain.low >= domain.high:
        return None
    inner = {cut for found in ranges for cut in interval(found, measure.whole) if domain.low < cut < domain.high}
    cuts = tuple(sorted({*domain, *inner}))
    return Axis(measure, cuts) if len(cuts) - 1 <= MOST_SEGMENTS else None


def segment_words(found: Interval, whole: bool, language: str) -> str:
    """A segment in words: `3–5`, `4 or more`, `over 0 up to 4`; a number alone stands for itself."""
    shown = as_range(found)
    if whole and shown.upper is not None:
        shown = Range(shown.lower, shown.upper - 1)  # the last whole number before the cut
    if shown.lower is not None and shown.lower == shown.upper:
        return formatting.number(shown.lower, language)
    if whole and shown.lower is not None and shown.upper is not None:
        return f"{formatting.number(shown.lower, language)}–{formatting.number(shown.upper, language)}"
    return formatting.range_(shown, None, language)


def lengths(axis: Axis, total: float, size: float, language: str) -> tuple[list[float], bool]:
    """How long each segment is drawn, and whether all that have two ends are to scale.

    Segments are as long as their numbers say, but none shorter than the figures beside it need; the sum is `total`
    unless these need more.
    """
    segments = axis.segments
    least = [_least(found, axis.measure, size, language) for found in segments]
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


def _least(found: Interval, measure: Measure, size: float, language: str) -> float:
    if measure.whole:
        return max(LEAST, text_width(segment_words(found, True, language), size) + 10)
    if found.low == LOWEST or found.high == HIGHEST:
        return OPEN
    if found.low[0] == found.high[0]:
        return POINT
    return max(LEAST, (text_width(f"{found.low[0]:f}", size) + text_width(f"{found.high[0]:f}", size)) / 2 + 10)
