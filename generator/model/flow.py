"""How the steps of a procedure lead to each other: by answers, at the same time, again and again up to a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from generator.model.duration import Duration
from generator.model.text import Text
from generator.model.walk import FieldPath

END = "end"
"""What a step names as its successor when the procedure is over."""


DEEPEST = 100
"""So many forks are looked into; a procedure with more has more to it than anybody can follow."""


class AnyBranch(Protocol):
    """What is asked of a way on from a decision."""

    @property
    def when(self) -> Text: ...
    @property
    def level(self) -> Sequence[str]: ...
    @property
    def goto(self) -> str: ...
    @property
    def at_most(self) -> int | Duration | None: ...
    @property
    def then(self) -> str | None: ...


class AnyOther(Protocol):
    """What is asked of a step that somebody else must have done: its name, and the procedure it belongs to if that is another one."""

    @property
    def procedure(self) -> str | None: ...
    @property
    def step(self) -> str | None: ...


class AnyStep(Protocol):
    """What is asked of a step: which others it names."""

    @property
    def next(self) -> str | None: ...
    @property
    def branches(self) -> Sequence[AnyBranch]: ...
    @property
    def together(self) -> Sequence[str]: ...
    @property
    def pass_to(self) -> str | None: ...
    @property
    def same_as(self) -> str | None: ...
    @property
    def other_than(self) -> Sequence[AnyOther]: ...


class Arc(NamedTuple):
    """A way on from a step; a `target` of None is the end.

    An `answer` leads this way: at most so often (`most`, 0 for as often as it is given), or once it was given so often (`after`); where
    the limit is a `time`, for that long at most, or once it is over (`over`). Ways that are `together` are all taken at once. Where
    criteria give the answer, only cases of these `levels` come this way.
    """

    answer: Text | None
    target: int | None
    most: int = 0
    after: int = 0
    together: bool = False
    time: Duration | None = None
    over: bool = False
    levels: tuple[str, ...] = ()


class Strand(NamedTuple):
    """One of several parts that go on at the same time: the step that begins them, the first step of this one, and the step that follows
    when all of them are done; None for the end."""

    fork: int
    start: int
    join: int | None


def names_of_steps(step: AnyStep) -> Iterator[tuple[FieldPath, str]]:
    """(path in the step, name) of every step of the same procedure that a step names."""
    if step.next is not None:
        yield ("next",), step.next
    for which, branch in enumerate(step.branches):
        yield ("branches", which, "goto"), branch.goto
        if branch.then is not None:
            yield ("branches", which, "then"), branch.then
    if step.same_as is not None:
        yield ("same_as",), step.same_as
    yield from ((("together", which), name) for which, name in enumerate(step.together))
    yield from ((("other_than", which, "step"), other.step) for which, other in enumerate(step.other_than)
                if other.procedure is None and other.step is not None)


def strands_of(steps: Sequence[AnyStep], places: dict[str, int | None]) -> Iterator[Strand]:
    """Every strand, in the order of the steps that begin them. Unknown names are left out."""
    for fork, step in enumerate(steps):
        for name in dict.fromkeys(step.together):
            start = places.get(name)
            if start is not None and step.next in places:
                yield Strand(fork, start, places[step.next])


def arcs_of(steps: Sequence[AnyStep], index: int, places: dict[str, int | None], strands: Sequence[Strand]) -> list[Arc]:
    """Where a step leads. Unknown names are left out."""
    step = steps[index]
    if step.together:
        return [Arc(None, places[name], together=True) for name in dict.fromkeys(step.together) if places.get(name) is not None]
    if step.pass_to is not None:
        return [Arc(None, None)]
    if step.branches:
        return [arc for branch in step.branches for arc in _answers(branch, branch.at_most or 0, places)]
    if step.next is not None:
        return [Arc(None, places[step.next])] if step.next in places else []
    return [Arc(None, _following(index, len(steps), strands))]


def of_case(arcs: Sequence[Arc], case: str) -> Sequence[Arc]:
    """The ways that a case of a level may take; all of them where none is for that level."""
    return [arc for arc in arcs if case in arc.levels or not arc.levels] if any(case in arc.levels for arc in arcs) else arcs


def _answers(branch: AnyBranch, limit: int | Duration, places: dict[str, int | None]) -> Iterator[Arc]:
    most, time = (0, limit) if isinstance(limit, Duration) else (limit, None)
    levels = tuple(branch.level)
    if branch.goto in places:
        yield Arc(branch.when, places[branch.goto], most=most, time=time, levels=levels)
    if branch.then in places and branch.then is not None:
        yield Arc(branch.when, places[branch.then], after=most, time=time, over=time is not None, levels=levels)


def _following(index: int, count: int, strands: Sequence[Strand]) -> int | None:
    """The next step, unless another strand begins with it: then this one is over."""
    other = next((strand for strand in strands if strand.start == index + 1), None)
    if other is not None:
        return other.join
    return index + 1 if index + 1 < count else None


class Flow(NamedTuple):
    """Where each step leads, and the parts that go on at the same time."""

    targets: Sequence[Sequence[int | None]]
    strands: Sequence[Strand]


def leads_to(goal: int | None, start: int, flow: Flow, left_out: int, passes: dict[int, bool]) -> bool:
    """Whether one can get from a step to another, or to the end, past a third. `passes` keeps which forks one gets through so."""
    seen, pending = {left_out}, [start]
    while pending:
        index = pending.pop()
        if index in seen:
            continue
        seen.add(index)
        following = _past(index, flow, left_out, passes)
        if goal in following:
            return True
        pending += [after for after in following if after is not None]
    return False


def _past(index: int, flow: Flow, left_out: int, passes: dict[int, bool]) -> list[int | None]:
    """What follows a step; of several strands what follows all of them, and nothing where one of them cannot be done."""
    strands = [strand for strand in flow.strands if strand.fork == index]
    if not strands:
        return [*flow.targets[index]]
    if index not in passes:
        deep = len(passes) >= DEEPEST
        passes[index] = False  # while it is being looked at: a fork within itself is never got through
        passes[index] = not deep and all(leads_to(strand.join, strand.start, flow, left_out, passes) for strand in strands)
    return [strands[0].join] if passes[index] else []
