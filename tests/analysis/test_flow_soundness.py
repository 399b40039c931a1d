"""Which steps cannot be reached, and which go round for ever: known procedures, and random ones beside a plain search of every way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.flow_soundness import closed_loops, unreachable, way_back
from generator.model import Procedure

MANY = 3000


def procedure(ways: list[list[int | None]]) -> Procedure:
    """A procedure whose step `i` leads to `ways[i]`; None is the end, and an empty list the next step."""
    def step(index: int, targets: list[int | None]) -> dict[str, object]:
        answers = [{"when": f"{which}", "goto": "end" if to is None else f"s{to}"} for which, to in enumerate(targets)]
        return {"id": f"s{index}", "do": "做", "branches": answers}

    return Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文",
                                     "steps": [step(index, targets) for index, targets in enumerate(ways)]})


def test_a_procedure_whose_steps_follow_each_other_is_sound() -> None:
    made = procedure([[], [], []])
    assert (unreachable(made), closed_loops(made)) == ([], [])


def test_a_loop_that_can_be_left_is_sound() -> None:
    made = procedure([[], [0, 2], []])
    assert (unreachable(made), closed_loops(made)) == ([], [])


def test_a_step_behind_an_end_is_named_and_not_those_that_follow_it() -> None:
    assert unreachable(procedure([[None], [], [], []])) == [1]


def test_of_steps_that_only_lead_to_each_other_the_first_is_named() -> None:
    assert unreachable(procedure([[None], [2], [1]])) == [1]


def test_a_later_step_that_leads_back_to_earlier_ones_is_the_one_that_nothing_leads_to() -> None:
    assert unreachable(procedure([[None], [2], [None], [1]])) == [3]


def test_two_parts_that_nothing_leads_to_are_two_faults() -> None:
    assert unreachable(procedure([[None], [None], [2], [None]])) == [1, 2, 3]


def test_a_loop_is_named_once_and_not_the_steps_that_lead_into_it() -> None:
    assert closed_loops(procedure([[], [], [], [2]])) == [[2, 3]]


def test_a_step_that_leads_to_itself_is_a_loop() -> None:
    made = procedure([[None, 1], [1]])
    assert closed_loops(made) == [[1]]
    assert way_back(made, [1]) == (1, 0)


def test_two_loops_are_two_faults() -> None:
    assert closed_loops(procedure([[1, 3], [2], [1], [4], [3]])) == [[1, 2], [3, 4]]


def test_a_loop_that_leads_only_into_another_loop_is_not_the_fault() -> None:
    assert closed_loops(procedure([[0, 1], [1]])) == [[1]]


def test_the_way_back_is_the_one_that_closes_the_loop() -> None:
    assert way_back(procedure([[], [2, 2], [1, 2]]), [1, 2]) == (2, 0)


def test_thousands_of_steps_are_searched_at_once() -> None:
    straight = procedure([[] for _ in range(MANY)])
    lost = procedure([[None]] * MANY)
    assert (unreachable(straight), closed_loops(straight)) == ([], [])
    assert unreachable(lost) == list(range(1, MANY))


def reachable(ways: list[list[int | None]], start: int) -> set[int | None]:
    found: set[int | None] = set()
    pending: list[int | None] = [start]
    while pending:
        index = pending.pop()
        if index not in found:
            found.add(index)
            pending += [] if index is None else ways[index]
    return found


@st.composite
def flows(draw: st.DrawFn) -> list[list[int | None]]:
    count = draw(st.integers(1, 8))
    target = st.one_of(st.none(), st.integers(0, count - 1))
    return [draw(st.lists(target, min_size=1, max_size=3)) for _ in range(count)]


@given(flows())
def test_every_fault_is_found_and_nothing_else(ways: list[list[int | None]]) -> None:
    made = procedure(ways)
    lost = set(range(len(ways))) - reachable(ways, 0)
    heads = unreachable(made)
    assert set(heads) <= lost
    assert set().union(*(reachable(ways, head) for head in heads)) >= lost
    assert not any(reachable(ways, other) >= {head} for head in heads for other in set(heads) - {head})

    endless = {index for index in range(len(ways)) if None not in reachable(ways, index)}
    loops = closed_loops(made)
    assert all(reachable(ways, index) == set(loop) for loop in loops for index in loop)
    assert all(reachable(ways, index) >= set(next(loop for loop in loops if set(loop) & reachable(ways, index))) for index in endless)
    assert set().union(*map(set, loops)) <= endless
