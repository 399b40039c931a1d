"""How long a procedure takes along its slowest path, step after step, beside the time it promises.

Times are working minutes, as exact fractions; `calendar.lengths` says how long each duration is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import lcm

from generator.calendar.lengths import working_minutes
from generator.model import Procedure
from generator.model.handbook import Calendar

MOST_LEGS = 1000
"""A path may be far longer than its procedure, where many steps share a long way back."""
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a path: it may begin at `start`, `wait` minutes after the step before, and must be done by `end`.

    `index` is the step's place in the procedure (from 0). `repair` marks steps that only lead back to an earlier one.
    """

    index: int
    wait: Fraction
    start: Fraction
    end: Fraction
    repair: bool = False


@dataclass(frozen=True, slots=True)
class CriticalPath:
    """The slowest path: its first `MOST_LEGS` steps, and the time of all. `promised` is None where no time is promised."""

    legs: tuple[Leg, ...]
    total: Fraction
    promised: Fraction | None

    @property
    def slack(self) -> Fraction | None:
        """What is left of the time promised; below 0 if the promise cannot be kept."""
        return None if self.promised is None else self.promised - self.total


def rounded_up(value: Fraction) -> Decimal:
    """With one decimal, never less than it is: 2.01 → 2.1."""
    return Decimal(math.ceil(value * 10)) / 10


def critical_path(procedure: Procedure, calendar: Calendar) -> CriticalPath:
    """The slowest path from the first step to the end; time grows with the number of steps and branches.

    Every loop is gone through once: a way that only leads back to an earlier step (a correction, say) takes its own time,
    and then the procedure goes on where it left off. Of several such ways from one step the slowest counts. A step
    without a limit takes no time.
    """
    graph = _Graph(procedure, calendar)
    legs: list[Leg] = []
    now = 0
    for index, repair in islice(graph.slowest(), MOST_LEGS):
        start = now + graph.waits[index]
        now = start + graph.works[index]
        legs.append(Leg(index, graph.minutes(graph.waits[index]), graph.minutes(start), graph.minutes(now), repair))
    promised = working_minutes(procedure.within, calendar) if procedure.within else None
    return CriticalPath(tuple(legs), graph.minutes(graph.rest[0]), promised)


def slowest_total(procedure: Procedure, calendar: Calendar) -> Fraction:
    """`critical_path(…).total`, in less time: for those who want no more than that of thousands of procedures."""
    graph = _Graph(procedure, calendar)
    return graph.minutes(graph.rest[0])


class _Graph:
    """The steps that can be reached, the ways forward between them, and how long the rest takes from each.

    Times are whole parts of a minute, so many to the minute that every one is exact: adding fractions takes ten times as long.
    """

    def __init__(self, procedure: Procedure, calendar: Calendar) -> None:
        steps = procedure.steps
        waits = [working_minutes(step.wait, calendar) if step.wait else _NOTHING for step in steps]
        works = [working_minutes(step.within, calendar) if step.within else _NOTHING for step in steps]
        self.parts = lcm(*{time.denominator for time in waits + works})
        self.waits = [time.numerator * (self.parts // time.denominator) for time in waits]
        self.works = [time.numerator * (self.parts // time.denominator) for time in works]
        self.ways = procedure.targets
        self.order, self.forward = self._cut()
        self.ending = self._ending()
        self.rest: dict[int, int] = {}
        self.on: dict[int, int | None] = {}
        self.repair: dict[int, int | None] = {}
        for index in self.order:
            self._measure(index)

    def minutes(self, time: int) -> Fraction:
        return Fraction(time, self.parts)

    def slowest(self) -> Iterator[tuple[int, bool]]:
        """(step, whether it is part of a way back) along the slowest path."""
        step: int | None = 0
        while step is not None:
            yield step, False
            back = self.repair[step]
            while back is not None:
                yield back, True
                back = self.on[back]
            step = self.on[step]

    def _measure(self, index: int) -> None:
        """What follows this step, and how long it takes from here; those that follow have been measured before."""
        rest, forward = self.rest, self.forward[index]
        back = [to for to in forward if to not in self.ending] if index in self.ending else []
        onward = [to for to in forward if to in self.ending] if back else forward
        self.on[index] = max(onward, key=rest.__getitem__, default=None)
        self.repair[index] = max(back, key=rest.__getitem__, default=None)
        longest = max((rest[to] for to in onward), default=0) + max((rest[to] for to in back), default=0)
        rest[index] = self.waits[index] + self.works[index] + longest

    def _cut(self) -> tuple[list[int], dict[int, list[int]]]:
        """(steps from the last to the first, ways forward): ways back to a step that is still being followed are cut."""
        order: list[int] = []
        forward: dict[int, list[int]] = {0: []}
        following = {0}
        stack = [(0, iter(self.ways[0]))]
        while stack:
            index, ways = stack[-1]
            to = next(ways, -1)
            if to == -1:
                stack.pop()
                following.discard(index)
                order.append(index)
            elif to is not None and to not in following:
                forward[index].append(to)
                if to not in forward:
                    forward[to] = []
                    following.add(to)
                    stack.append((to, iter(self.ways[to])))
        return order, forward

    def _ending(self) -> set[int]:
        """Steps from which the end is reached without going back; all of them where it never is."""
        found: set[int] = set()
        for index in self.order:
            ways = self.ways[index]
            if not ways or None in ways or any(to in found for to in self.forward[index]):
                found.add(index)
        return found if 0 in found else set(self.order)
