"""How long each step of a procedure may take towards the time promised. Pure.

A step that goes through another procedure takes as long as that, unless its own limit is longer or counts from elsewhere: the time promised
for it, or where none is, its slowest path. The time of people outside counts only where their step says so.
"""

from __future__ import annotations

from fractions import Fraction

from generator.analysis.doers import uncounted
from generator.analysis.limits import length_in
from generator.analysis.step_time import StepTime
from generator.analysis.timeline import whole_length
from generator.calendar.lengths import Length, in_clock_time
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.flow import Arc
from generator.model.limit import Limit
from generator.model.procedure import Step

_DEEPEST = 50
"""Procedures that go through each other deeper than this are counted no further."""
_NOTHING = Length(Fraction(0), Fraction(0))


def step_times(procedure: Procedure, handbook: Handbook) -> tuple[StepTime, ...]:
    """The times of all steps, in order."""
    return _step_times(procedure, handbook, (procedure.id,))


def promise_of(other: Procedure) -> Limit | None:
    """The promise of a procedure that is gone through, which counts from its own trigger; none where it counts from something else."""
    if other.within is None or other.within.by or not other.counts_from_trigger(other.within):
        return None
    return other.within.model_copy(update={"after": None})


def length_of(other: Procedure, handbook: Handbook, around: tuple[str, ...] = ()) -> tuple[Length, Length]:
    """How long the slowest path of a procedure is, as a rule and with every extension. `around` are those that go through it: a circle is
    gone round once."""
    if other.id in around or len(around) > _DEEPEST:
        return _NOTHING, _NOTHING

    def found() -> tuple[Length, Length]:
        times, calendar = _step_times(other, handbook, (*around, other.id)), handbook.entry.calendar
        return whole_length(other, calendar, times), whole_length(other, calendar, times, extended=True)

    return handbook.once(other, "gone through", found)


def from_its_start(limit: Limit) -> bool:
    """Whether a limit says how long its step may take from when it can begin."""
    return not (limit.after or limit.before or limit.by)


def ways_to_itself(procedure: Procedure, index: int) -> list[Arc]:
    """The answers with which a step is done again, each time within a limit of its own."""
    limit = procedure.steps[index].within
    return [arc for arc in procedure.arcs(index) if arc.target == index] if limit and from_its_start(limit) else []


def _step_times(procedure: Procedure, handbook: Handbook, around: tuple[str, ...]) -> tuple[StepTime, ...]:
    free = uncounted(procedure, handbook)
    return tuple(StepTime(None, None) if index in free else _time(step, handbook, around) for index, step in enumerate(procedure.steps))


def _time(step: Step, handbook: Handbook, around: tuple[str, ...]) -> StepTime:
    own, other = step.within, handbook.procedures.get(step.go_through) if step.go_through else None
    if other is None or (own and not from_its_start(own)):
        return StepTime(step.wait, own)
    calendar = handbook.entry.calendar
    promised, through = promise_of(other), None
    found = length_in(promised, None, calendar)
    if found is None:
        through = length_of(other, handbook, around)
        found = through[0]
    allowed = length_in(own, None, calendar) or _NOTHING
    if in_clock_time(found, calendar) <= in_clock_time(allowed, calendar):
        return StepTime(step.wait, own)
    return StepTime(step.wait, own, through) if through else StepTime(step.wait, promised)
