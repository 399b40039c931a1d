"""Gaps and overlaps, against brute force: exact on random tables, and fast on a thousand tiers."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.decision_table import find_gaps, find_overlaps, find_unreachable
from generator.model import Criteria
from generator.model.regions import Interval, Region, as_range

MOST = 6


def criteria(tiers: list[dict[str, str]], measures: list[dict[str, Any]]) -> Criteria:
    return Criteria.model_validate({
        "kind": "criteria", "id": "set", "title": "x", "side": "penalty",
        "measures": [{"title": "m", "unit": "u", **m} for m in measures],
        "tiers": [{"id": f"t{i}", "when": when} for i, when in enumerate(tiers)]})


def one(*ranges: str, **measure: Any) -> Criteria:
    return criteria([{"a": r} for r in ranges], [{"id": "a", **measure}])


def shown(box: Region) -> str:
    return " × ".join(str(as_range(i)) for i in box)


@pytest.mark.parametrize(("ranges", "measure", "gaps"), [
    (["< 4", ">= 4, < 16", ">= 16"], {}, []),
    (["< 4", ">= 4, < 16"], {}, [">= 16"]),
    (["< 4", "> 4"], {}, ["= 4"]),
    (["<= 3", ">= 4"], {"whole": True}, []),
    (["<= 3", ">= 4"], {}, ["> 3, < 4"]),
    ([">= 1"], {}, [">= 0, < 1"]),
    (["<= 100"], {"maximum": 100}, []),
    (["< 100"], {"maximum": 100}, ["= 100"]),
    (["any"], {}, []),
    (["< 0.1", ">= 0.1"], {}, []),
    (["> 5", "< 5"], {"minimum": None}, ["= 5"]),
])
def test_gaps_on_one_axis(ranges: list[str], measure: dict[str, Any], gaps: list[str]) -> None:
    assert [shown(g) for g in find_gaps(one(*ranges, **measure))] == gaps


@pytest.mark.parametrize(("ranges", "overlaps"), [
    (["< 4", ">= 4"], []),
    (["<= 4", ">= 4"], [(0, 1, "= 4", False)]),
    (["any", ">= 4, < 16"], [(0, 1, ">= 4, < 16", True)]),
    (["< 10", "> 5, < 20", ">= 20"], [(0, 1, "> 5, < 10", False)]),
])
def test_overlaps_on_one_axis(ranges: list[str], overlaps: list[tuple[int, int, str, bool]]) -> None:
    assert [(o.first, o.second, shown(o.box), o.inside) for o in find_overlaps(one(*ranges))] == overlaps


def test_a_tier_outside_the_domain_cannot_be_reached() -> None:
    assert find_unreachable(one("<= 100", "> 100", maximum=100)) == [1]
    assert find_unreachable(one("any", "> 3, < 4", whole=True)) == [1]


RANGES = st.tuples(st.integers(0, MOST), st.integers(0, MOST), st.booleans(), st.booleans()).map(
    lambda t: f"{'>=' if t[2] else '>'} {min(t[:2])}, {'<=' if t[3] else '<'} {max(t[:2]) + (0 if t[2] and t[3] else 1)}")


@st.composite
def tables(draw: Any) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    names = "abc"[: draw(st.integers(1, 3))]
    measures = [{"id": n, "whole": draw(st.booleans()), "maximum": draw(st.sampled_from([None, MOST]))} for n in names]
    tier = st.fixed_dictionaries({}, optional=dict.fromkeys(names, RANGES)).filter(bool)
    return measures, draw(st.lists(tier, min_size=1, max_size=7))


def points(measure: dict[str, Any]) -> list[Decimal]:
    """One value in every elementary piece of the axis: each whole number, and between them unless only whole ones occur."""
    top = MOST if measure["maximum"] is not None else MOST + 3
    steps = range(0, top + 1) if measure["whole"] else [Decimal(n) / 2 for n in range(0, 2 * top + 1)]
    return [Decimal(s) for s in steps]


def inside(box: Region, point: tuple[Decimal, ...]) -> bool:
    return all(i.low <= (v, 0) < i.high for i, v in zip(box, point, strict=True))


@settings(max_examples=300, deadline=None)
@given(tables())
def test_against_brute_force(table: tuple[list[dict[str, Any]], list[dict[str, str]]]) -> None:
    measures, tiers = table
    made = criteria(tiers, measures)
    gaps, overlaps = find_gaps(made), find_overlaps(made)
    claimed: set[tuple[int, int]] = set()
    reached: set[int] = set()
    for point in itertools.product(*map(points, measures)):
        value = dict(zip((m["id"] for m in measures), point, strict=True))
        hits = [i for i, t in enumerate(made.tiers) if all(r.contains(value[n]) for n, r in t.when.items())]
        reached.update(hits)
        claimed.update(itertools.combinations(hits, 2))
        assert (not hits) == any(inside(g, point) for g in gaps)
        for overlap in overlaps:
            assert not inside(overlap.box, point) or {overlap.first, overlap.second} <= set(hits)
    assert {(o.first, o.second) for o in overlaps} == claimed
    assert set(find_unreachable(made)) == set(range(len(tiers))) - reached


def test_gaps_do_not_overlap_each_other() -> None:
    rng = random.Random(3)
    tiers = [{n: f">= {(low := rng.randint(0, 20))}, < {low + rng.randint(1, 9)}" for n in "ab"} for _ in range(40)]
    gaps = find_gaps(criteria(tiers, [{"id": "a"}, {"id": "b"}]))
    for x, y in itertools.combinations(gaps, 2):
        assert any(max(i.low, j.low) >= min(i.high, j.high) for i, j in zip(x, y, strict=True))


@pytest.mark.parametrize("missing", [None, 511])
def test_a_thousand_tiers_in_three_dimensions(missing: int | None) -> None:
    """A grid of 10 × 10 × 10 boxes is complete; without one of them there is exactly that gap."""
    grid = [{n: f">= {i}, < {i + 1}" for n, i in zip("abc", cell, strict=True)} for cell in itertools.product(range(10), repeat=3)]
    if missing is not None:
        del grid[missing]
    made = criteria(grid, [{"id": n, "whole": True, "maximum": 9} for n in "abc"])
    assert find_overlaps(made) == []
    assert [[as_range(i).lower for i in g] for g in find_gaps(made)] == ([] if missing is None else [[Decimal(d) for d in str(missing)]])


def test_intervals_are_ordered_like_their_cuts() -> None:
    assert Interval((Decimal(4), 0), (Decimal(4), 1)) < Interval((Decimal(4), 1), (Decimal(5), 0))
