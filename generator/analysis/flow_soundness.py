"""Whether the steps of a procedure lead from the first to the end. Pure; time grows with the number of steps and ways.

A procedure is sound where every step can be reached from the first, and the end from every step. Each step leads somewhere, so
a step from which the end cannot be reached leads into a loop without a way out; the loop is the fault, and is found once.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis.graphs import after_what_follows, strongly_connected, ways_within
from generator.model import Procedure


def unreachable(procedure: Procedure) -> list[int]:
    """The steps that nothing leads to. Of steps that lead to each other, or follow such a step, only the first is named."""
    ways = ways_within(procedure.targets)
    reached: set[int] = set()
    after_what_follows([0], ways, reached)
    lost = [index for index in range(len(ways)) if index not in reached]
    sources_first = reversed(after_what_follows(lost, ways, set(reached)))
    return sorted(index for index in sources_first if after_what_follows([index], ways, reached))


def closed_loops(procedure: Procedure) -> list[list[int]]:
    """Steps that lead only to each other, again and again: no way leads out of them to another step or to the end."""
    return sorted(sorted(loop) for loop in strongly_connected(ways_within(procedure.targets)) if _closed(loop, procedure))


def way_back(procedure: Procedure, loop: Sequence[int]) -> tuple[int, int]:
    """(step, which of its ways) of the first way in a loop that leads back, to the step itself or an earlier one."""
    return next((index, which) for index in loop for which, to in enumerate(procedure.targets[index]) if to is not None and to <= index)


def reaches(procedure: Procedure, start: int, to: int) -> bool:
    """Whether some way leads from `start` to a step, or it is that very step."""
    return to in after_what_follows([start], ways_within(procedure.targets), set())


def _closed(steps: set[int], procedure: Procedure) -> bool:
    return all(targets and all(to in steps for to in targets) for targets in (procedure.targets[index] for index in steps))
