"""Measures that are numbers, lengths of time or words, together in one table: gaps and overlaps against brute force, and what is said of
a range is read again as the same range, in every language."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.decision_table import find_gaps, find_overlaps, find_unreachable
from generator.i18n.measured import range_said
from generator.model import Criteria
from generator.model.measure import Measure
from generator.model.measured_values import range_of
from generator.model.ranges import Range
from generator.model.regions import Region

WORDS = ("輕微", "嚴重", "重大", "特別重大")
TIMES = ("30 minutes", "三小時", "4 hours", "二十四小時", "1 day", "2日", "1 week", "3天")
MINUTES = (30, 180, 240, 1440, 1440, 2880, 10080, 4320)
MONTHS = ("1個月", "四個月", "6 months", "1 year", "3個月", "二年")
WORKING = ("30 minutes", "4 hours", "1 day", "二日", "3個工作日", "5 working hours")
NUMBERS = ("0", "2", "三", "4.5", "1,000", "3萬")
TYPES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "number": ({"unit": "元"}, NUMBERS), "time": ({"type": "time"}, TIMES), "months": ({"type": "time"}, MONTHS),
    "working": ({"type": "working-time"}, WORKING), "words": ({"choices": list(WORDS)}, WORDS)}
FORMS = ("any", ">= {0}", "> {0}", "<= {0}", "< {0}", "= {0}", ">= {0}, < {1}", "> {0}, <= {1}", "{0}以上未達{1}", "逾{0}未滿{1}", "{0}至{1}", "達{0}")


def measure(name: str, kind: str) -> dict[str, Any]:
    return {"id": name, "title": name, **TYPES[kind][0]}


def criteria(measures: list[dict[str, Any]], tiers: list[dict[str, str]]) -> Criteria:
    return Criteria.model_validate({"kind": "criteria", "id": "set", "title": "x", "side": "penalty", "measures": measures,
                                    "tiers": [{"id": f"t{number}", "when": when} for number, when in enumerate(tiers)]})


@st.composite
def ranges(draw: st.DrawFn, kind: str) -> str:
    """A range of a measure as an author writes it."""
    amounts = TYPES[kind][1]
    reader = Measure.model_validate(measure("m", kind)).reader(8)
    places = [reader(words)[0] if reader else Range.parse(words).lower or Decimal(0) for words in amounts]
    one, other = draw(st.sampled_from(range(len(amounts)))), draw(st.sampled_from(range(len(amounts))))
    low, high = sorted((one, other), key=lambda index: places[index])
    forms = FORMS if places[low] < places[high] else [form for form in FORMS if "{1}" not in form]
    return draw(st.sampled_from(forms)).format(amounts[low], amounts[high])


@st.composite
def tables(draw: st.DrawFn) -> Criteria:
    kinds = draw(st.lists(st.sampled_from(list(TYPES)), min_size=1, max_size=3))
    names = [f"m{number}" for number in range(len(kinds))]
    tier = st.fixed_dictionaries({}, optional={name: ranges(kind) for name, kind in zip(names, kinds, strict=True)}).filter(bool)
    return criteria([measure(name, kind) for name, kind in zip(names, kinds, strict=True)], draw(st.lists(tier, min_size=1, max_size=6)))


def points(found: Measure, made: Criteria) -> list[Decimal]:
    """A value in every piece of an axis: each bound, and one between each two of them and beyond the last."""
    if found.choices:
        return [Decimal(place) for place in range(len(found.choices))]
    ranges = [tier.when[found.id] for tier in made.tiers if found.id in tier.when]
    bounds = sorted({Decimal(0), *(bound for range_ in ranges for bound in (range_.lower, range_.upper) if bound is not None)})
    return [*bounds, *((low + high) / 2 for low, high in itertools.pairwise(bounds)), bounds[-1] + 1]


def inside(box: Region, point: tuple[Decimal, ...]) -> bool:
    return all(interval.low <= (value, 0) and (value, 1) <= interval.high for interval, value in zip(box, point, strict=True))


@given(tables())
@settings(max_examples=150, deadline=None)
def test_gaps_and_overlaps_are_those_that_brute_force_finds(made: Criteria) -> None:
    gaps, overlaps = find_gaps(made), find_overlaps(made)
    claimed: set[tuple[int, int]] = set()
    reached: set[int] = set()
    for point in itertools.product(*(points(found, made) for found in made.measures)):
        value = {found.id: place for found, place in zip(made.measures, point, strict=True)}
        hits = [index for index, tier in enumerate(made.tiers) if all(r.contains(value[name]) for name, r in tier.when.items())]
        reached.update(hits)
        claimed.update(itertools.combinations(hits, 2))
        assert (not hits) == any(inside(gap, point) for gap in gaps), (value, hits)
    assert {(overlap.first, overlap.second) for overlap in overlaps} == claimed
    assert set(find_unreachable(made)) == set(range(len(made.tiers))) - reached


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_range_that_is_said_or_written_is_read_again_as_the_same(data: st.DataObject, language: str) -> None:
    kind = data.draw(st.sampled_from([name for name in TYPES if name != "number"]))
    found = Measure.model_validate(measure("m", kind))
    read = found.reader(8)
    assert read is not None
    made = Range.of_amounts(data.draw(ranges(kind)), read)
    places = [Decimal(place) for place in range(len(found.choices))]
    said = [str(made), *([range_said(made, found, language)] if not places or any(map(made.contains, places)) else [])]
    for words in said:
        again = range_of(words, read)
        if places:
            assert list(map(again.contains, places)) == list(map(made.contains, places)), words
            continue
        assert (again.lower, again.upper) == (made.lower, made.upper), words
        assert made.lower is None or again.lower_included == made.lower_included
        assert made.upper is None or again.upper_included == made.upper_included


@pytest.mark.parametrize(("written", "lower", "upper"), [
    ("四小時以上未達二日", 240, 2880), ("4 hours to under 2 days", 240, 2880), ("未滿四小時", None, 240), ("逾4小時，2日以下", 240, 2880), ("2日以上", 2880, None),
    ("3 to 5 hours", 180, 300), ("二至三日", 2880, 4320), ("over 3 to 5 hours", 180, 300), ("2-3小時", 120, 180), ("0 to 2 days", 0, 2880),
    ("30秒以上", 0.5, None), ("15 seconds to 1 minute 30 seconds", 0.25, 1.5)])
def test_a_bound_may_be_in_any_unit_of_time(written: str, lower: float | None, upper: float | None) -> None:
    found = criteria([measure("m", "time")], [{"m": written}]).tiers[0].when["m"]
    assert (found.lower, found.upper) == tuple(bound and bound * 60 for bound in (lower, upper))


@pytest.mark.parametrize(("kind", "ranges"), [
    ("time", ["未滿4個月", "40日以上"]), ("time", ["很久"]), ("time", ["3個工作日以上"]), ("words", ["不輕"]), ("working", ["2週以上"])])
def test_what_a_measure_cannot_have_is_refused(kind: str, ranges: list[str]) -> None:
    with pytest.raises(ValueError, match="bad amount"):
        criteria([measure("m", kind)], [{"m": found} for found in ranges])
