"""Steps at the same time: known procedures, and random ones beside a search of every state that a case can be in."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from generator.analysis.alternatives import alternatives
from generator.analysis.flow_soundness import closed_loops, unreachable
from generator.analysis.parallel import strand_faults
from generator.model import Procedure

END = "end"
MANY = 1500


@dataclass(frozen=True)
class Node:
    """A step as the tests see it: where it leads, by one of several answers or to all at once, and where all then meet."""

    leads: tuple[int | str, ...]
    meet: int | str | None = None


def one(*leads: int | str) -> Node:
    return Node(leads)


def fork(*leads: int, meet: int | str) -> Node:
    return Node(leads, meet)


def name(place: int | str) -> str:
    return END if place == END else f"s{place}"


def procedure(nodes: list[Node]) -> Procedure:
    def step(index: int, node: Node) -> dict[str, object]:
        ways: dict[str, object]
        if node.meet is not None:
            ways = {"together": [name(to) for to in node.leads], "next": name(node.meet)}
        elif len(node.leads) == 1:
            ways = {"next": name(node.leads[0])}
        else:
            ways = {"branches": [{"when": str(which), "goto": name(to)} for which, to in enumerate(node.leads)]}
        return {"id": f"s{index}", "do": "做", **ways}

    return Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文",
                                     "steps": [step(index, node) for index, node in enumerate(nodes)]})


def is_sound(made: Procedure) -> bool:
    return not unreachable(made) and not closed_loops(made) and not strand_faults(made)


SOUND = {
    "two strands": [fork(1, 2, meet=3), one(3), one(3), one(END)],
    "strands that end the procedure together": [fork(1, 2, meet=END), one(END), one(END)],
    "a decision within a strand": [fork(1, 3, meet=4), one(2, 4), one(4), one(4), one(END)],
    "a loop within a strand": [fork(1, 2, meet=3), one(1, 3), one(3), one(END)],
    "strands within a strand": [fork(1, 2, meet=5), one(5), fork(3, 4, meet=5), one(5), one(5), one(END)],
    "all strands once more": [fork(1, 2, meet=3), one(3), one(3), one(0, END)],
    "one strand once more": [fork(1, 2, meet=3), one(3), one(3), one(1, END)],
    "forks one after the other": [fork(1, 2, meet=3), one(3), one(3), fork(4, 5, meet=6), one(6), one(6), one(END)],
}
UNSOUND = {
    "a strand that ends the procedure": [fork(1, 2, meet=3), one(END), one(3), one(END)],
    "a strand that begins all anew": [fork(1, 2, meet=3), one(0, 3), one(3), one(END)],
    "a strand without a way out": [fork(1, 2, meet=3), one(1), one(3), one(END)],
    "strands that begin each other": [fork(1, 2, meet=5), one(3, 5), one(5), fork(4, 2, meet=5), one(0, 5), one(END)],
    "a strand within that goes past where the others meet": [fork(1, 2, meet=6), one(6), fork(3, 4, meet=5), one(6), one(5), one(6), one(END)],
}


@pytest.mark.parametrize("case", SOUND)
def test_is_sound(case: str) -> None:
    assert is_sound(procedure(SOUND[case])) and every_case_ends(SOUND[case])


@pytest.mark.parametrize("case", UNSOUND)
def test_is_not_sound(case: str) -> None:
    assert not is_sound(procedure(UNSOUND[case])) and not every_case_ends(UNSOUND[case])


def test_the_fault_names_the_strand_and_the_step() -> None:
    fault = strand_faults(procedure([fork(1, 3, meet=4), one(2, 4), one(END), one(4), one(END)]))[0]
    assert (fault.strand.fork, fault.strand.start, fault.step, fault.ends) == (0, 1, 2, True)


def test_a_strand_ends_where_another_begins() -> None:
    """Nobody has to write where a strand leads whose last step stands before the next strand."""
    made = Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文", "steps": [
        {"id": "send", "do": "做", "together": ["legal", "budget"], "next": "decide"},
        {"id": "legal", "do": "做"}, {"do": "做"}, {"id": "budget", "do": "做"}, {"id": "decide", "do": "做"}]})
    assert made.targets == ((1, 3), (2,), (4,), (4,), (None,))


def test_only_what_every_strand_can_do_without_is_optional() -> None:
    made = procedure([fork(1, 3, meet=4), one(2, 4), one(4), one(4), one(END)])
    assert made.optional == {2}


def test_hundreds_of_strands_are_searched_at_once() -> None:
    flat = procedure([fork(*range(1, MANY), meet=MANY), *[one(MANY)] * (MANY - 1), one(END)])
    nested = procedure([*(fork(2 * n + 1, 2 * n + 2, meet=601) if n < 300 else one(601) for n in range(601)), one(END)])
    began = time.perf_counter()
    assert is_sound(flat) and is_sound(nested)
    assert isinstance(nested.optional, frozenset)
    assert time.perf_counter() - began < 20


# --- Every state that a case can be in -----------------------------------------------------------------------------------

Stack = tuple[tuple[int, int], ...]
"""The strands in which somebody works, from the outermost: (the step that began it, which of its strands)."""
Token = tuple[int | str, Stack]
"""Who works where; "met" waits for the others, END has come to the end."""
State = frozenset[tuple[Token, int]]


class Endless(Exception):
    """Strands begin themselves anew, so that a case has more states than can be counted."""


class TooMany(Exception):
    """More states than the test looks at."""


def every_case_ends(nodes: list[Node]) -> bool:
    """Whether every step can be done, every state leads to the end, and at the end nobody still works: by trying every state."""
    try:
        states, follow = explore(nodes)
    except Endless:
        return False
    done = frozenset({((END, ()), 1)})
    if any(token[0] == END and state != done for state in states for token, _ in state):
        return False
    steps = {token[0] for state in states for token, _ in state}
    return steps >= set(range(len(nodes))) and all_lead_to(done, states, follow)


def explore(nodes: list[Node]) -> tuple[set[State], dict[State, list[State]]]:
    begin = frozenset({((0, ()), 1)})
    follow: dict[State, list[State]] = {}
    pending = [begin]
    while pending:
        state = pending.pop()
        if state in follow:
            continue
        follow[state] = [after for token, _ in state for after in moves(nodes, state, token)]
        pending += follow[state]
        if len(follow) > 3000:
            raise TooMany
    return set(follow), follow


def moves(nodes: list[Node], state: State, token: Token) -> list[State]:
    place, stack = token
    if not isinstance(place, int):
        return []
    node = nodes[place]
    if node.meet is None:
        return [moved(nodes, state, token, [arrive(nodes, to, stack)]) for to in node.leads]
    if any(began == place for began, _ in stack):
        raise Endless
    return [moved(nodes, state, token, [arrive(nodes, to, (*stack, (place, which))) for which, to in enumerate(node.leads)])]


def arrive(nodes: list[Node], place: int | str, stack: Stack) -> Token:
    """Where the innermost strands meet, one waits for the others."""
    return ("met", stack) if stack and nodes[stack[-1][0]].meet == place else (place, stack)


def moved(nodes: list[Node], state: State, token: Token, others: list[Token]) -> State:
    counts = dict(state)
    counts[token] -= 1
    for other in others:
        counts[other] = counts.get(other, 0) + 1
    while met := next((group for group in meetings(nodes, counts) if all(counts.get(("met", each)) for each in group)), None):
        for each in met:
            counts["met", each] -= 1
        on = arrive(nodes, nodes[met[0][-1][0]].meet, met[0][:-1])  # type: ignore[arg-type]
        counts[on] = counts.get(on, 0) + 1
    return frozenset((each, count) for each, count in counts.items() if count)


def meetings(nodes: list[Node], counts: dict[Token, int]) -> list[list[Stack]]:
    """For everyone who waits, the strands that are to meet."""
    waiting = [stack for (place, stack), count in counts.items() if place == "met" and count]
    return [[(*stack[:-1], (stack[-1][0], which)) for which in range(len(nodes[stack[-1][0]].leads))] for stack in waiting]


def all_lead_to(goal: State, states: set[State], follow: dict[State, list[State]]) -> bool:
    before: dict[State, list[State]] = {}
    for state, after in follow.items():
        for each in after:
            before.setdefault(each, []).append(state)
    found, pending = set(), [goal]
    while pending:
        state = pending.pop()
        if state not in found:
            found.add(state)
            pending += before.get(state, [])
    return states <= found


@st.composite
def flows(draw: st.DrawFn) -> list[Node]:
    """Sound procedures, of which up to two ways are then led elsewhere: what is drawn quite at random is hardly ever sound."""
    nodes: list[Node] = []
    first = chain(draw, nodes, END, 0)
    order = [first, *(place for place in range(len(nodes)) if place != first)]
    renamed: dict[int | str, int | str] = {END: END, **{old: new for new, old in enumerate(order)}}
    made = [Node(tuple(renamed[to] for to in node.leads), None if node.meet is None else renamed[node.meet]) for node in map(nodes.__getitem__, order)]
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(made) - 1))
        anywhere = st.one_of(st.integers(0, len(made) - 1), st.just(END))
        made[place] = elsewhere(made[place], draw(st.integers(0, len(made[place].leads) - 1)), draw(anywhere))
    return made


def chain(draw: st.DrawFn, nodes: list[Node], after: int | str, depth: int) -> int:
    """Adds steps that lead to `after`, and says which is the first."""
    entry = after
    for _ in range(draw(st.integers(1, 2 if depth else 3))):
        entry = block(draw, nodes, entry, depth)
    assert isinstance(entry, int)
    return entry


def block(draw: st.DrawFn, nodes: list[Node], after: int | str, depth: int) -> int:
    kind = draw(st.sampled_from(["step", "step", "decision", "loop", "fork", "fork"])) if depth < 3 and len(nodes) < 7 else "step"
    if kind == "loop":
        place = len(nodes)
        nodes.append(one(after))
        begin = chain(draw, nodes, place, depth + 1)
        nodes[place] = one(begin, after)
        return begin
    inner = [chain(draw, nodes, after, depth + 1) for _ in range({"step": 0, "decision": draw(st.integers(1, 2)), "fork": 2}[kind])]
    nodes.append(fork(*inner, meet=after) if kind == "fork" else one(*inner, after))
    return len(nodes) - 1


def elsewhere(node: Node, which: int, to: int | str) -> Node:
    """A way leads to another place; strands begin with a step, with different ones, and with none at which they meet."""
    leads = (*node.leads[:which], to, *node.leads[which + 1:])
    wrong = node.meet is not None and (to == END or to == node.meet or to in node.leads)
    return node if wrong else Node(leads, node.meet)


@settings(max_examples=800, deadline=None)
@given(flows())
def test_a_procedure_is_sound_where_every_case_ends(nodes: list[Node]) -> None:
    try:
        ends = every_case_ends(nodes)
    except TooMany:
        assume(False)
    assert is_sound(procedure(nodes)) == ends


@settings(max_examples=200, deadline=None)
@given(flows())
def test_alternatives_are_the_steps_that_no_case_takes_both(nodes: list[Node]) -> None:
    assume(is_sound(made := procedure(nodes)))
    try:
        _, follow = explore(nodes)
    except TooMany:
        assume(False)
    both = {pair for state in follow for pair in product(places(state), steps_from(state, follow))}
    expected = tuple(frozenset(other for other in range(len(nodes)) if (step, other) not in both and (other, step) not in both)
                     for step in range(len(nodes)))
    event("some are alternatives" if any(expected) else "none")
    assert alternatives(made) == expected


def places(state: State) -> set[int]:
    return {place for (place, _), _ in state if isinstance(place, int)}


def steps_from(state: State, follow: dict[State, list[State]]) -> set[int]:
    """The steps that are done in a state or in one that follows."""
    seen, pending = {state}, [state]
    while pending:
        new = [after for after in follow[pending.pop()] if after not in seen]
        seen.update(new)
        pending += new
    return {place for each in seen for place in places(each)}
