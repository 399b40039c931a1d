"""Steps of a procedure of which a case takes the one or the other, never both. Pure."""

from __future__ import annotations

from itertools import combinations

from generator.analysis.graphs import Ways, after_what_follows, ways_within
from generator.model import Procedure


def alternatives(procedure: Procedure) -> tuple[frozenset[int], ...]:
    """For every step those that no case takes beside it: neither is reached from the other, and they do not go on at the same time.

    Steps that a loop comes back to can be taken one after the other, in two rounds, and are no alternatives. Time grows with the
    square of the steps of this one procedure, and only where answers lead different ways.
    """
    steps = range(len(procedure.steps))
    if not any(step.branches for step in procedure.steps):
        return tuple(frozenset() for _ in steps)
    ways = ways_within(procedure.targets)
    follows = [frozenset(after_what_follows([index], ways, set())) for index in steps]
    begun = follows[0]
    parallel = _parallel(procedure, ways)
    return tuple(frozenset(other for other in begun if index in begun and other not in follows[index] and index not in follows[other]
                           and frozenset((index, other)) not in parallel) for index in steps)


def _parallel(procedure: Procedure, ways: Ways) -> set[frozenset[int]]:
    """Pairs of steps that stand in different strands of one fork."""
    pairs: set[frozenset[int]] = set()
    for fork in {strand.fork for strand in procedure.strands}:
        strands = [set(after_what_follows([strand.start], ways, {fork} if strand.join is None else {fork, strand.join}))
                   for strand in procedure.strands if strand.fork == fork]
        pairs.update(frozenset((one, other)) for first, second in combinations(strands, 2) for one in first for other in second)
    return pairs
