"""What is gone through again and again has one row for each of its steps."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.timeline import MOST_LEGS, Leg
from generator.charts.timeline_rows import rows


def path(*steps: tuple[int, bool]) -> tuple[Leg, ...]:
    """Each step takes a minute."""
    return tuple(Leg(index, Fraction(0), Fraction(place), Fraction(place + 1), repair) for place, (index, repair) in enumerate(steps))


ONCE, AGAIN = [(0, False), (1, False), (2, False)], [(1, True), (2, True)]


@pytest.mark.parametrize(("steps", "expected"), [
    (ONCE, [(0, 1, 0, 1), (1, 1, 1, 2), (2, 1, 2, 3)]),
    ([*ONCE, *AGAIN * 3, (3, False)], [(0, 1, 0, 1), (1, 1, 1, 2), (2, 1, 2, 3), (1, 3, 3, 8), (2, 3, 4, 9), (3, 1, 9, 10)]),
    ([(0, False), *[(0, True)] * 72], [(0, 1, 0, 1), (0, 72, 1, 73)]),
    ([(0, False), (1, False), (0, False), (1, False)], [(0, 1, 0, 1), (1, 1, 1, 2), (0, 1, 2, 3), (1, 1, 3, 4)]),
    ([*AGAIN, *AGAIN, (1, True), (3, True)], [(1, 2, 0, 3), (2, 2, 1, 4), (1, 1, 4, 5), (3, 1, 5, 6)]),
    ([(0, True)] * MOST_LEGS, [(0, 0, 0, MOST_LEGS)]),
])
def test_rounds_are_one_row_a_step(steps: list[tuple[int, bool]], expected: list[tuple[int, int, int, int]]) -> None:
    assert [(row.leg.index, row.times, row.leg.start, row.leg.end) for row in rows(path(*steps))] == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=40))
def test_every_step_is_done_as_often_as_its_rows_say(steps: list[tuple[int, bool]]) -> None:
    found = [*rows(path(*steps))]
    for index in range(4):
        assert sum(row.times for row in found if row.leg.index == index) == sum(step == index for step, _ in steps)
