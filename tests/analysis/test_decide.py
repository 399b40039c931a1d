"""Cases are decided as the criteria's own worked cases say, and as the national standards do at every threshold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.analysis.decide import decide
from generator.checks.failed_case import differences
from generator.handbook import Handbook


@pytest.fixture
def handbook(sample: Handbook) -> Handbook:
    """The sample handbook."""
    return sample


def test_every_case_of_the_sample_comes_out_as_it_says(handbook: Handbook) -> None:
    cases = [(c, case) for c in handbook.criteria.values() for case in c.cases]
    assert len(cases) >= 100
    assert [d for c, case in cases for d in differences(case, decide(c, handbook, case.values, case.modifiers, case.tier), c, handbook)] == []


@pytest.mark.parametrize(("hours", "level"), [
    ("0.01", "reprimand"), ("3.99", "reprimand"), ("4", "demerit"), ("4.01", "demerit"), ("15.99", "demerit"), ("16", "major-demerit"),
    ("16.01", "major-demerit"), ("400", "major-demerit"),
])
def test_absence_without_leave_at_and_around_every_threshold(handbook: Handbook, hours: str, level: str) -> None:
    """Under 4 hours a reprimand, from 4 hours to under 2 days a demerit, from 2 days on a major demerit (2 days are 16 hours)."""
    criteria = handbook.criteria["attendance"]
    decision = decide(criteria, handbook, {criteria.measures[0].id: Decimal(hours)})
    assert [str(result.degree) for result in decision.results] == [level]


@pytest.mark.parametrize(("before", "modifiers", "after"), [
    ("1", ["down"], None), ("1", [], "reprimand"), ("1", ["up"], "demerit"), ("1", ["up", "down"], "reprimand"),
    ("8", ["down"], "reprimand"), ("8", ["up"], "major-demerit"), ("20", ["up"], "major-demerit"), ("20", ["down"], "demerit"),
])
def test_modifiers_move_along_the_scale_and_stop_at_its_ends(handbook: Handbook, before: str, modifiers: list[str], after: str | None) -> None:
    criteria = handbook.criteria["attendance"]
    chosen = [next(m.id for m in criteria.modifiers if m.effect[0].value == way and m.levels == 1) for way in modifiers]
    decision = decide(criteria, handbook, {criteria.measures[0].id: Decimal(before)}, chosen)
    assert [result.degree and str(result.degree) for result in decision.results] == [after]


def test_a_value_outside_every_tier_has_no_outcome(handbook: Handbook) -> None:
    criteria = handbook.criteria["attendance"]
    assert decide(criteria, handbook, {criteria.measures[0].id: Decimal(-1)}).tier is None


@pytest.mark.parametrize(("score", "level", "months"), [
    (19, None, ()), (20, "warning-6m", (6, 12, 18)), (39, "warning-6m", (6, 12, 18)), (40, "demerit-12m", (12, 24, 36)),
    (59, "demerit-12m", (12, 24, 36)), (60, "major-demerit-18m", (18, 36, 48)), (79, "major-demerit-18m", (18, 36, 48)),
    (80, "demotion-24m", (24, 48, 48)), (100, "demotion-24m", (24, 48, 48)),
])
def test_disciplinary_periods_add_up_to_48_months_at_the_most(
        handbook: Handbook, score: int, level: str | None, months: tuple[int, ...]) -> None:
    """Warning 6 months, demerit 12, major demerit 18, demotion 24; breaches judged together add up, to 48 at the longest."""
    for number, expected in enumerate(months or (None,), 1):
        decision = decide(handbook.criteria["disciplinary-periods"], handbook, {"score": Decimal(score), "breaches": Decimal(number)})
        (result,) = decision.results
        assert (result.degree and str(result.degree)) == level
        assert (int(result.duration.parts[0][0]) if result.duration else None) == expected
