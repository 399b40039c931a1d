"""The steps of a procedure as a graph with times: which follow which, and how long the rest takes from each along the slowest path."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from generator.analysis.graphs import ways_back, ways_within
from generator.analysis.limits import length_in
from generator.analysis.step_time import StepTime
from generator.calendar.lengths import Length, length, share_of_work
from generator.model import Procedure
from generator.model.flow import Arc, of_case
from generator.model.handbook import Calendar
from generator.model.limit import TRIGGER
from generator.model.numbers import MOST

NO_TIME = Length(Fraction(0), Fraction(0))
Time = tuple[int, int]
"""Work, and time by the clock, in parts of a minute."""
_NONE: Time = (0, 0)


class StepGraph:
    """The steps that can be reached, the ways forward between them, and how long the rest takes from each.

    Times are whole parts of a minute, (work, clock), so many to the minute that every one is exact: adding fractions takes ten times as
    long. Of two ways the slower is that which takes longer in an average week.
    """

    def __init__(self, procedure: Procedure, calendar: Calendar, times: Sequence[StepTime] | None, case: str | None = None,
                 extended: bool = False) -> None:
        found = times or [StepTime(step.wait, step.within) for step in procedure.steps]
        self.waits = [length(time.wait, calendar) if time.wait else NO_TIME for time in found]
        self.works = [time.through[extended] if time.through else length_in(time.within, case, calendar, extended) or NO_TIME
                      for time in found]
        self.since = {index: (procedure, time.within) for index, time in enumerate(found)
                      if time.within and (time.within.after or time.within.before)}
        self.share = share_of_work(calendar)
        arcs = [of_case(procedure.arcs(index), case) if case else procedure.arcs(index) for index in range(len(procedure.steps))]
        times_of_loops = [length(arc.time, calendar) for ways in arcs for arc in ways if arc.time]
        self.parts = lcm(*{part.denominator for found in self.waits + self.works + times_of_loops for part in (found.work, found.clock)})
        self.ways = [[arc.target for arc in ways] for ways in arcs]
        self.order, self.forward = self._cut()
        self.ending = self._ending()
        limited = [(index, arc) for index in self.order for arc in arcs[index] if arc.most or (arc.time and not arc.over)]
        self.most = {(index, arc.target): arc.most for index, arc in limited if arc.most}
        self.long = {(index, arc.target): self._as_whole(length(arc.time, calendar)) for index, arc in limited if arc.time}
        self.again = {index: (path, self._rounds(index, arc, path)) for index, arc in limited
                      if arc.target is not None and arc.target not in self.forward[index] and (path := self._path(arc.target, index))}
        self.rest: dict[int, Time] = {}
        self.on: dict[int, int | None] = {}
        self.repair: dict[int, int | None] = {}
        self.redone: dict[int, tuple[int, ...]] = {}
        for index in self.order:
            self._measure(index)

    @property
    def total(self) -> Length:
        if self.since:
            return next(done for _, _, _, done in deque(self.timed(), maxlen=1))
        work, clock = self.rest[0]
        return Length(Fraction(work, self.parts), Fraction(clock, self.parts))

    def end_of(self, step: int) -> Length | None:
        """By when a step must be done for the first time; None where it is not on the slowest path."""
        return next((done for index, _, _, done in self.timed() if index == step), None)

    def timed(self) -> Iterator[tuple[int, bool, Length, Length]]:
        """(step, whether it is part of a way back, when it begins, by when it must be done) along the slowest path."""
        passed, ends = NO_TIME, dict[int, Length]()
        for index, repair in self.slowest():
            begun = passed + self.waits[index]
            passed = self._done(index, begun, ends)
            ends[index] = passed
            yield index, repair, begun, passed

    def _done(self, index: int, begun: Length, ends: dict[int, Length]) -> Length:
        """By when a step must be done: so long after its start, but not before it has begun."""
        if index not in self.since:
            return begun + self.works[index]
        procedure, limit = self.since[index]
        start = procedure.moment(limit.after) if limit.after else None
        after = NO_TIME if limit.after == TRIGGER else ends.get(start) if isinstance(start, int) else None
        return begun if after is None else max(begun, after + self.works[index], key=self._average)

    def _average(self, found: Length) -> Fraction:
        return found.work / self.share + found.clock

    def slowest(self) -> Iterator[tuple[int, bool]]:
        """(step, whether it is part of a way back) along the slowest path."""
        step: int | None = 0
        while step is not None:
            yield step, False
            path, most = self.again.get(step, ((), 0))
            yield from ((each, True) for _ in range(most) for each in path)
            for _ in range(self._often(step)):
                back = self.repair[step]
                while back is not None:
                    yield back, True
                    back = self.on[back]
                yield from ((each, True) for each in self.redone.get(step, ()))
            step = self.on[step]

    def _often(self, step: int) -> int:
        """How often a correction is gone through: as often as its answer may be given, else once."""
        way = step, self.repair[step]
        return self._fitting(self.long[way], self._round(step)) if way in self.long else self.most.get(way, 1)

    def _round(self, step: int) -> Time:
        """How long a correction takes each time, with what is done again."""
        repair = self.repair[step]
        return _NONE if repair is None else _sum(self.rest[repair], *map(self._own, self.redone.get(step, ())))

    def _done_again(self, index: int, repair: int) -> tuple[int, ...]:
        """The steps from that to which a correction leads back, up to the one that asked for it."""
        last = repair
        while (on := self.on[last]) is not None:
            last = on
        back = [to for to in self.ways[last] if to is not None and to not in self.forward[last]]
        return max((self._path(to, index) for to in back), key=lambda path: self._weight(_sum(*map(self._own, path))), default=())

    def _rounds(self, index: int, arc: Arc, path: Sequence[int]) -> int:
        """How often a way back is gone through."""
        return arc.most or self._fitting(self.long[index, arc.target], _sum(*map(self._own, path)))

    def _fitting(self, most: Time, each: Time) -> int:
        """How many rounds begin within a time: the last may end after it. A round that takes no time counts once."""
        return min(max(1, math.ceil(Fraction(self._weight(most), self._weight(each)))), MOST) if self._weight(each) else 1

    def _path(self, start: int, end: int) -> tuple[int, ...]:
        """The slowest way forward from one step to another that follows it, with both; nothing where there is none."""
        rest, on = {end: self._own(end)}, {end: end}
        for index in self.order[self.order.index(end) + 1:]:
            if ways := [to for to in self.forward[index] if to in rest]:
                on[index] = max(ways, key=lambda to: self._weight(rest[to]))
                rest[index] = _sum(self._own(index), rest[on[index]])
        path = [start] if start in on else []
        while path and path[-1] != end:
            path.append(on[path[-1]])
        return tuple(path)

    def _measure(self, index: int) -> None:
        """What follows this step, and how long it takes from here; those that follow have been measured before."""
        rest, forward = self.rest, self.forward[index]
        back = [to for to in forward if to not in self.ending] if index in self.ending else []
        onward = [to for to in forward if to in self.ending] if back else forward
        self.on[index] = max(onward, key=self._slowness, default=None)
        self.repair[index] = max(back, key=self._slowness, default=None)
        on, repair = self.on[index], self.repair[index]
        if repair is not None and ((index, repair) in self.most or (index, repair) in self.long):
            self.redone[index] = self._done_again(index, repair)
        path, most = self.again.get(index, ((), 0))
        rest[index] = _sum(self._own(index), _times(_sum(*map(self._own, path)), most),
                           _NONE if on is None else rest[on], _times(self._round(index), self._often(index)))

    def _own(self, index: int) -> Time:
        """The wait and the work of a step."""
        return self._as_whole(self.waits[index] + self.works[index])

    def _as_whole(self, found: Length) -> Time:
        return self._whole(found.work), self._whole(found.clock)

    def _whole(self, minutes: Fraction) -> int:
        return minutes.numerator * (self.parts // minutes.denominator)

    def _slowness(self, index: int) -> int:
        return self._weight(self.rest[index])

    def _weight(self, time: Time) -> int:
        work, clock = time
        return work * self.share.denominator + clock * self.share.numerator

    def _cut(self) -> tuple[list[int], dict[int, list[int]]]:
        """(steps from the last to the first, ways forward): ways back are cut, and those to a step that is still being followed."""
        back = ways_back(ways_within(self.ways))
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
            elif to is not None and to not in following and (index, to) not in back:
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


def _sum(*times: Time) -> Time:
    return sum(work for work, _ in times), sum(clock for _, clock in times)


def _times(time: Time, count: int) -> Time:
    return time[0] * count, time[1] * count
