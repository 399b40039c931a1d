"""Steps at the same time: whether every strand that begins comes to where the strands meet. Pure.

A step with `together` begins several strands, and the step that it names as `next` begins when all of them are done. That is sound where
no strand ends the procedure while others still go on, and where none comes to begin itself anew, itself or by way of other strands. A
strand that comes to neither goes round for ever, which `flow_soundness` finds. Time grows with the steps and ways of all strands; those
of a strand within a strand are looked at once more, as its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.graphs import strongly_connected
from generator.model import Procedure
from generator.model.flow import Arc, Strand


@dataclass(frozen=True, slots=True)
class StrandFault:
    """A strand that does not come to where it should: at `step` it ends the procedure, or else leads to the beginning of strands."""

    strand: Strand
    step: int
    ends: bool


def strand_faults(procedure: Procedure) -> list[StrandFault]:
    """Every strand that ends the procedure before the others are done, or begins itself anew; each once."""
    bodies = {strand: body(procedure, strand) for strand in procedure.strands}
    faults = [StrandFault(strand, step, True) for strand, steps in bodies.items()
              if (step := _ending(procedure, strand, steps)) is not None]
    found = {fault.strand for fault in faults}
    return faults + [fault for fault in _anew(bodies) if fault.strand not in found]


def body(procedure: Procedure, strand: Strand) -> set[int]:
    """The steps of a strand, without those of strands within it."""
    seen: set[int] = set()
    pending = [strand.start]
    while pending:
        index = pending.pop()
        if index in seen or index == strand.join:
            continue
        seen.add(index)
        pending += [to for to in following(procedure, index) if to is not None]
    return seen


def other_strands(procedure: Procedure, index: int) -> tuple[int, ...]:
    """The steps of the strands that go on at the same time as the one that begins with a step; none where it begins no strand."""
    own = next((strand for strand in procedure.strands if strand.start == index), None)
    if own is None:
        return ()
    others = (strand for strand in procedure.strands if strand.fork == own.fork and strand.start != index)
    return tuple(sorted({step for strand in others for step in body(procedure, strand)} - {index}))


def last_of_strands(procedure: Procedure, index: int) -> tuple[int, ...]:
    """The steps with which the strands end that must be done before a step begins."""
    meeting = (strand for strand in procedure.strands if strand.join == index)
    found = {step for strand in meeting for step in body(procedure, strand) if index in following(procedure, step)}
    return tuple(sorted(step for step in found if not procedure.steps[step].together))


def one_after_other(procedure: Procedure, index: int) -> list[Arc]:
    """Where a step leads one who does everything alone: strands are gone through in turn, and after the last what follows them."""
    arcs = procedure.arcs(index)
    if arcs and arcs[0].together:
        return [Arc(None, arcs[0].target)]
    return [arc._replace(target=_next_strand(procedure, index, arc.target)) for arc in arcs]


def _next_strand(procedure: Procedure, index: int, target: int | None) -> int | None:
    """The beginning of the next strand, where a step is the last of one; of the last strand, of that in which it began."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        own = next((each for each in procedure.strands if each.join == target and index in body(procedure, each)), None)
        if own is None:
            break
        siblings = [each.start for each in procedure.strands if each.fork == own.fork]
        if own.start != siblings[-1]:
            return siblings[siblings.index(own.start) + 1]
        index = own.fork
    return target


def following(procedure: Procedure, index: int) -> tuple[int | None, ...]:
    """What follows a step when all that it began at the same time is done."""
    if not procedure.steps[index].together:
        return procedure.targets[index]
    name = procedure.steps[index].next
    return (procedure.index_of(name),) if name is not None else ()


def _ending(procedure: Procedure, strand: Strand, steps: set[int]) -> int | None:
    """The first step of a strand that ends the procedure, although more is to follow when all strands are done."""
    if strand.join is None:
        return None
    return next((index for index in sorted(steps) if None in following(procedure, index)), None)


def _anew(bodies: Mapping[Strand, set[int]]) -> Iterator[StrandFault]:
    """Strands in which, directly or in strands within them, the step that begins them stands."""
    forks = sorted({strand.fork for strand in bodies})
    place = {fork: number for number, fork in enumerate(forks)}
    within: list[list[int]] = [[] for _ in forks]
    for strand, steps in bodies.items():
        within[place[strand.fork]] += sorted(place[index] for index in steps & place.keys())
    circle_of = {forks[number]: frozenset(forks[each] for each in circle) for circle in strongly_connected(within) for number in circle}
    for strand, steps in bodies.items():
        if again := sorted(steps & circle_of[strand.fork]):
            yield StrandFault(strand, again[0], False)
