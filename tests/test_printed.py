"""What is planned is not planned twice where it is little, and does not stay in memory where it is much."""

from __future__ import annotations

import gc
import weakref

import pytest

from generator.forms.documents import DocumentPlan
from generator.kept import Kept
from generator.printed import _REMEMBERED, Printed
from generator.printing.typeset import Job, typesetter


class Planner:
    """Plans of one document each, and of which it was asked how often."""

    def __init__(self, number: int, whole: bool, first: int = 0) -> None:
        self.asked: list[str] = []
        self.made: weakref.WeakSet[Job] = weakref.WeakSet()
        self.plans = [DocumentPlan(f"{name}.pdf", lambda name=name: self._jobs(name), whole=whole)  # type: ignore[misc]
                      for name in range(first, first + number)]

    def _jobs(self, name: int) -> list[Job]:
        self.asked.append(f"{name}.pdf")
        job = _Hashed(f"{name}.pdf", "none.typ", {"number": name}, 0)
        self.made.add(job)
        return [job]


class _Hashed(Job):
    __hash__ = object.__hash__


@pytest.mark.parametrize("whole", [False, True])
def test_a_few_are_planned_once(whole: bool) -> None:
    planner = Planner(_REMEMBERED, whole)
    with typesetter([], None) as setter:
        planned = Printed(planner.plans, Kept(None, "", str), setter).planned()
        assert [each.job().data["number"] for each in planned] == [*range(_REMEMBERED)]
    assert len(planner.asked) == _REMEMBERED


@pytest.mark.parametrize("whole", [False, True])
def test_many_are_forgotten_until_they_are_asked_for(whole: bool) -> None:
    planner = Planner(_REMEMBERED + 1, whole)
    with typesetter([], None) as setter:
        planned = Printed(planner.plans, Kept(None, "", str), setter).planned()
        gc.collect()
        assert not planner.made
        assert [each.job().address for each in planned] == [each.address for each in planned]


def test_a_large_plan_is_made_once_more_for_all_of_its_documents() -> None:
    planner = Planner(_REMEMBERED + 1, whole=True)
    with typesetter([], None) as setter:
        planned = Printed(planner.plans, Kept(None, "", str), setter).planned()
        assert planned[0].job() is planned[0].job()
    assert planner.asked.count("0.pdf") == 2


@pytest.mark.usefixtures("two_processors")
def test_where_many_are_planned_none_of_it_fills_the_memory_of_this_process() -> None:
    some, whole = Planner(_REMEMBERED + 1, whole=False), Planner(2, whole=True, first=100)
    with typesetter([], None) as setter:
        planned = Printed([*some.plans, *whole.plans], Kept(None, "", str), setter).planned()
    assert [each.address for each in planned] == [f"{name}.pdf" for name in (*range(_REMEMBERED + 1), 100, 101)]
    assert some.asked == whole.asked == []
