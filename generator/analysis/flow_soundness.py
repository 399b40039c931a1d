"""Whether the steps of a procedure lead from the first to the end. Pure; time grows with the number of steps and ways.

A procedure is sound where every step can be reached from the first, and the end from every step. Each step leads somewhere, so
a step from which the end cannot be reached leads into a loop without a way out; the loop is the fault, and is found once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model import Procedure

Ways = Sequence[Sequence[int]]
"""Where each step leads, by its index; the end is left out."""


def unreachable(procedure: Procedure) -> list[int]:
    """The steps that nothing leads to. Of steps that lead to each other, or follow such a step, only the first is named."""
    ways = _between_steps(procedure)
    reached: set[int] = set()
    _after_what_follows([0], ways, reached)
    lost = [index for index in range(len(ways)) if index not in reached]
    sources_first = reversed(_after_what_follows(lost, ways, set(reached)))
    return sorted(index for index in sources_first if _after_what_follows([index], ways, reached))


def closed_loops(procedure: Procedure) -> list[list[int]]:
    """Steps that lead only to each other, again and again: no way leads out of them to another step or to the end."""
    return sorted(sorted(loop) for loop in _strongly_connected(_between_steps(procedure)) if _closed(loop, procedure))


def way_back(procedure: Procedure, loop: Sequence[int]) -> tuple[int, int]:
    """(step, which of its ways) of the first way in a loop that leads back, to the step itself or an earlier one."""
    return next((index, which) for index in loop for which, to in enumerate(procedure.targets[index]) if to is not None and to <= index)


def _closed(steps: set[int], procedure: Procedure) -> bool:
    return all(targets and all(to in steps for to in targets) for targets in (procedure.targets[index] for index in steps))


def _between_steps(procedure: Procedure) -> Ways:
    return [[to for to in targets if to is not None] for targets in procedure.targets]


def _strongly_connected(ways: Ways) -> Iterator[set[int]]:
    """Steps that can all be reached from each other (Kosaraju's algorithm)."""
    backward: list[list[int]] = [[] for _ in ways]
    for index, targets in enumerate(ways):
        for to in targets:
            backward[to].append(index)
    assigned: set[int] = set()
    for index in reversed(_after_what_follows(range(len(ways)), ways, set())):
        if component := _after_what_follows([index], backward, assigned):
            yield set(component)


def _after_what_follows(starts: Iterable[int], ways: Ways, seen: set[int]) -> list[int]:
    """The steps that can be reached past those `seen`, each after all that follow from it (depth first). They are then `seen` too."""
    finished: list[int] = []
    for start in starts:
        stack = [] if start in seen else [(start, iter(ways[start]))]
        seen.add(start)
        while stack:
            index, following = stack[-1]
            to = next((to for to in following if to not in seen), None)
            if to is None:
                stack.pop()
                finished.append(index)
            else:
                seen.add(to)
                stack.append((to, iter(ways[to])))
    return finished
