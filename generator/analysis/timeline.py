"""How long a procedure takes along its slowest path, step after step, beside the time it promises.

`calendar.lengths` says how long each duration is, and whether a sum is longer than the promise. A path is drawn and said on one scale:
by the clock where the promise is (or, without one, most of the path), else in working time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from generator.analysis.events_placed import step_of
from generator.analysis.limits import length_in, time_in
from generator.analysis.step_graph import NO_TIME, StepGraph
from generator.analysis.step_time import StepTime
from generator.calendar.lengths import Length, in_clock_time, in_working_time, length, share_of_work, surely_longer
from generator.model import Procedure
from generator.model.duration import CLOCK_MINUTES, Duration
from generator.model.handbook import Calendar
from generator.model.limit import Event

MOST_LEGS = 1000
"""A path may be far longer than its procedure, where many steps share a long way back."""
_BY_DATE = frozenset({"day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Scale:
    """The one measure of a path, in minutes by the clock or of work."""

    by_clock: bool
    calendar: Calendar

    @classmethod
    def of(cls, found: Length, calendar: Calendar) -> Scale:
        """That of which a length has more."""
        return cls(found.clock > found.work, calendar)

    def minutes(self, found: Length) -> Fraction:
        return (in_clock_time if self.by_clock else in_working_time)(found, self.calendar)

    def unit(self, unit: str) -> Fraction:
        """How long one of `DURATION_UNITS` is on average; always over 0. An hour of either scale is an hour by the clock, or of work."""
        if unit in CLOCK_MINUTES or (unit == "working hour" and not self.by_clock):
            return CLOCK_MINUTES.get(unit, Fraction(60))
        found = length(Duration.of(1, unit), self.calendar)
        return self.minutes(found) if self.by_clock else found.work + found.clock * share_of_work(self.calendar)


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
    """The slowest path: its first `MOST_LEGS` steps, and the time of all, in minutes of its scale. `promised` is when the promise is over,
    None where no time is promised, or from a moment that is not on the path; it counts from `counted_from`, 0 for the trigger, else the end
    of a step. `unit` is that of the promise; `late` says that the promise may be broken. `average` says that working time is told by the
    clock: as long as it takes in an average week without public holidays."""

    legs: tuple[Leg, ...]
    total: Fraction
    counted_from: Fraction
    promised: Fraction | None
    late: bool
    scale: Scale
    unit: str | None = None
    average: bool = False

    @property
    def counted(self) -> Fraction:
        """How long the part takes that counts towards the promise."""
        return self.total - self.counted_from


def rounded_up(value: Fraction) -> Decimal:
    """With one decimal, never less than it is: 2.01 → 2.1."""
    return Decimal(math.ceil(value * 10)) / 10


def critical_path(procedure: Procedure, calendar: Calendar, times: Sequence[StepTime] | None = None, case: str | None = None,
                  extended: bool = False) -> CriticalPath:
    """The slowest path from the first step to the end; time grows with the number of steps and branches.

    Every loop is gone through once: a way that only leads back to an earlier step (a correction, say) takes its own time,
    and then the procedure goes on where it left off. Of several such ways from one step the slowest counts. A step
    without a limit takes no time. `times` are those of the steps where they are not simply what the steps say (`step_times`). Of several
    strands at the same time the slowest counts. Where it is said how often an answer may lead back, or for how long, it does so as often,
    and each time everything from there on is done again.
    A limit from the trigger or from the end of a step on the path ends when it says; one that depends on an event takes no time.
    Where limits differ by case, the longest count unless a `case` is given, which takes only the ways that are for it; `extended` adds
    every extension that may be given.
    """
    graph = StepGraph(procedure, calendar, times, case, extended)
    total, begun = graph.total, _promise_begins(procedure, graph)
    time = _promised(procedure, case, calendar) if begun else None
    promised = length_in(procedure.within, case, calendar, extended) if time else None
    scale = Scale.of(promised or total, calendar)
    counted_from = scale.minutes(begun) if begun and promised else Fraction(0)
    return CriticalPath(tuple(_legs(graph, scale)), scale.minutes(total), counted_from,
                        counted_from + scale.minutes(promised) if promised else None,
                        _late(procedure, graph, calendar, case, extended), scale, time.largest if time else None,
                        average=scale.by_clock and total.work > 0)


def may_be_late(procedure: Procedure, calendar: Calendar, times: Sequence[StepTime] | None = None, case: str | None = None) -> bool:
    """`critical_path(…).late`, in less time: for those who want no more than that of thousands of procedures."""
    return procedure.within is not None and _late(procedure, StepGraph(procedure, calendar, times, case), calendar, case)


def whole_length(procedure: Procedure, calendar: Calendar, times: Sequence[StepTime], extended: bool = False) -> Length:
    """How long the slowest path of a procedure is."""
    return StepGraph(procedure, calendar, times, None, extended).total


def surely_passes(found: Length, time: Duration, calendar: Calendar) -> bool:
    """Whether what takes so long is over later than a time, for certain."""
    return surely_longer(found, length(time, calendar), calendar, not time.units.isdisjoint(_BY_DATE))


def _late(procedure: Procedure, graph: StepGraph, calendar: Calendar, case: str | None = None, extended: bool = False) -> bool:
    time, promised = _promised(procedure, case, calendar), length_in(procedure.within, case, calendar, extended)
    begun = _promise_begins(procedure, graph) if time and promised else None
    if time is None or promised is None or begun is None:
        return False
    return surely_longer(graph.total - begun, promised, calendar, not time.units.isdisjoint(_BY_DATE))


def _promised(procedure: Procedure, case: str | None, calendar: Calendar) -> Duration | None:
    """The time promised, where it is one with a number."""
    time = time_in(procedure.within, case, calendar) if procedure.within else None
    return time if time and time.has_number else None


def _promise_begins(procedure: Procedure, graph: StepGraph) -> Length | None:
    """How far along the path the promise begins to count: at the trigger, or with the end of a step, or with that by which its event comes;
    None where that is not on it."""
    within = procedure.within
    if within is None or procedure.counts_from_trigger(within):
        return NO_TIME
    moment = procedure.moment(within.after) if within.after else None
    step = step_of(procedure, moment) if isinstance(moment, Event) else moment
    return graph.end_of(step) if isinstance(step, int) else None


def _legs(graph: StepGraph, scale: Scale) -> Iterator[Leg]:
    end = Fraction(0)
    for index, repair, begun, done in islice(graph.timed(), MOST_LEGS):
        before, start = end, scale.minutes(begun)
        end = scale.minutes(done)
        yield Leg(index, start - before, start, end, repair)
