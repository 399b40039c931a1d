"""Steps that every way to a step goes through, so that they are done before it. Pure."""

from __future__ import annotations

from generator.analysis.graphs import after_what_follows, ways_within
from generator.model import Procedure


def steps_before(procedure: Procedure) -> tuple[frozenset[int], ...]:
    """For every step the earlier steps without which it is not reached.

    Of parts that go on at the same time none is before what follows them all: one way past each is enough here. Time grows with the square
    of the steps of this one procedure.
    """
    ways = ways_within(procedure.targets)
    before: list[set[int]] = [set() for _ in procedure.steps]
    for without in range(len(procedure.steps)):
        reached = {0, *after_what_follows([0], ways, {without})} if without else set[int]()
        for index in range(without + 1, len(procedure.steps)):
            if index not in reached:
                before[index].add(without)
    return tuple(map(frozenset, before))
