"""How checks of criteria name things: tiers, regions of values, and the examples' common beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.handbook import Handbook
from generator.model.amounts import time_written
from generator.model.criteria import Criteria, Tier
from generator.model.degree import Degree, NamedLevels
from generator.model.measure import Bounds, Measure, MeasureType
from generator.model.ranges import Range
from generator.model.regions import Region, as_range, interval
from generator.model.text import Text

SET = ("kind: criteria\nid: absence\ntitle: 曠職\nside: penalty\n"
       "measures: [{id: hours, title: 曠職時數, unit: 小時}]\n")
CASES = "cases:\n  - {given: 0, expect: {level: reprimand}}\n"


def region(box: Region, measures: Sequence[Measure]) -> Bounds:
    """A box as the ranges of the measures that it bounds: not of those of which it holds all that can occur."""
    ranges = [(m, written_range(as_range(i), m), i == interval(Range(m.lowest, m.highest), m.in_steps))
              for m, i in zip(measures, box, strict=True)]
    bounded = [(m, r) for m, r, whole in ranges if not whole and str(r) != "any"] or [(m, r) for m, r, _ in ranges]
    return Bounds(tuple(bounded), named=len(measures) > 1)


def written_range(found: Range, measure: Measure) -> Range:
    """A range with its bounds as an author writes them."""
    if measure.choices and found.upper is not None:  # the last word before the cut, and the first after it
        found = replace(found, upper=found.upper - (0 if found.upper_included else 1), upper_included=True)
    if measure.is_number and measure.whole:
        found = of_whole_numbers(found)
    low, high = ("" if place is None else written_place(place, measure) for place in (found.lower, found.upper))
    return replace(found, lower_words=low, upper_words=high)


def of_whole_numbers(found: Range) -> Range:
    """The same whole numbers with both ends included: 0 alone for what lies from 0 to under 1."""
    low = None if found.lower is None else found.lower.to_integral_value(ROUND_CEILING)
    high = None if found.upper is None else found.upper.to_integral_value(ROUND_FLOOR)
    low = low + 1 if low is not None and low == found.lower and not found.lower_included else low
    high = high - 1 if high is not None and high == found.upper and not found.upper_included else high
    return found if low is not None and high is not None and low > high else replace(
        found, lower=low, upper=high, lower_included=True, upper_included=True)


def written_place(place: Decimal, measure: Measure) -> str:
    """A value of a measure as an author writes it; empty for a number, which says it by itself."""
    if measure.choices:
        return str(measure.choices[int(place)])
    return time_written(place, working=measure.type is MeasureType.WORKING_TIME) if measure.is_time else ""


def places_of_levels(tier: Tier) -> Iterator[tuple[tuple[str | int, ...], Degree]]:
    """(place in the tier, level) of all that it earns, and gives besides."""
    yield from ((("level", which), degree) for which, degree in enumerate(tier.level))
    yield from ((("also", place, "level", which), degree)
                for place, further in enumerate(tier.also) for which, degree in enumerate(further.level))


def written_levels(found: Sequence[Degree]) -> str:
    """Levels as an author writes them."""
    return str(found[0]) if len(found) == 1 else f"[{', '.join(map(str, found))}]"


def named_levels(found: Sequence[Degree | None], handbook: Handbook) -> NamedLevels:
    """Levels by their titles; None stands for no consequence."""
    return NamedLevels(tuple((handbook.title("level", degree.level), degree.times) if degree else None for degree in found))


def tier_name(criteria: Criteria, index: int) -> Text | str:
    """A tier by its title or id, else by its range as its author wrote it, or its words, else by its number."""
    tier: Tier = criteria.tiers[index]
    return tier.title or tier.id or _written_range(criteria, index) or tier.description or str(index + 1)


def _written_range(criteria: Criteria, index: int) -> str:
    if not (criteria.tiers[index].when or criteria.tiers[index].otherwise):
        return ""
    written = criteria.source.value_at(("tiers", index, "when"))
    return ", ".join(f"{name}: {words}" for name, words in written.items()) if isinstance(written, dict) else str(written or "")
