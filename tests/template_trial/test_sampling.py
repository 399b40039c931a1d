"""A few of many stand for all of their kind."""

from __future__ import annotations

import pytest

from generator.template_trial.sampling import SAMPLES, samples


@pytest.mark.parametrize("number", [1, 2, SAMPLES, SAMPLES + 1, 1000])
def test_a_few_of_each_kind_are_taken_from_the_first_to_the_last(number: int) -> None:
    few = samples(range(number), lambda item: item % 2)
    assert [*few] == [0, 1][:number]
    for kind, items in few.items():
        of_kind = [item for item in range(number) if item % 2 == kind]
        assert len(items) == min(len(of_kind), SAMPLES) and [*items] == sorted({*items} & {*of_kind})
        assert (items[0], items[-1]) == (of_kind[0], of_kind[-1])
