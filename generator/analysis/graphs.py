"""Searches in graphs whose nodes are numbered: what follows what, and what can all be reached from each other. Pure and linear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Ways = Sequence[Sequence[int]]
"""Where each node leads."""


def ways_within(targets: Iterable[Iterable[int | None]]) -> Ways:
    """Where each node leads; ways out of the graph are left out."""
    return [[to for to in each if to is not None] for each in targets]


def strongly_connected(ways: Ways) -> Iterator[set[int]]:
    """Nodes that can all be reached from each other (Kosaraju's algorithm)."""
    backward: list[list[int]] = [[] for _ in ways]
    for index, targets in enumerate(ways):
        for to in targets:
            backward[to].append(index)
    assigned: set[int] = set()
    for index in reversed(after_what_follows(range(len(ways)), ways, set())):
        if component := after_what_follows([index], backward, assigned):
            yield set(component)


def after_what_follows(starts: Iterable[int], ways: Ways, seen: set[int]) -> list[int]:
    """The nodes that can be reached past those `seen`, each after all that follow from it (depth first). They are then `seen` too."""
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


def ways_back(ways: Ways) -> set[tuple[int, int]]:
    """(from, to) of every way back to an earlier node that is reached from the first, and leads on to the later one, by way of ever later
    nodes alone. So a round that can be entered at several nodes begins at the first of them."""
    onward = [[to for to in targets if to > index] for index, targets in enumerate(ways)]
    after = [1 << index for index in range(len(ways))]
    for index in range(len(ways) - 1, -1, -1):
        for to in onward[index]:
            after[index] |= after[to]
    return {(index, to) for index, targets in enumerate(ways) for to in targets
            if to <= index and after[0] >> to & 1 and after[to] >> index & 1}
