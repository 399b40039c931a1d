"""How long each step of a procedure may take towards the time promised. Pure.

A step that goes through another procedure takes the time promised for that, unless it has a limit of its own; the time of people outside
counts only where their step says so.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.analysis.doers import uncounted
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.limit import TRIGGER, Limit


class StepTime(NamedTuple):
    """The waiting time before a step can begin, and the time allowed for it; None where there is none, or none that counts."""

    wait: Duration | None
    within: Limit | None


def step_times(procedure: Procedure, handbook: Handbook) -> tuple[StepTime, ...]:
    """The times of all steps, in order."""
    free = uncounted(procedure, handbook)
    return tuple(StepTime(None, None) if index in free else StepTime(step.wait, step.within or _promised(step.go_through, handbook))
                 for index, step in enumerate(procedure.steps))


def since_trigger(times: tuple[StepTime, ...], procedure: Procedure) -> tuple[StepTime, ...]:
    """The same as if every event from which a limit counts came with the trigger: how long it takes unless some came before."""
    return tuple(time._replace(within=time.within.model_copy(update={"after": TRIGGER}))
                 if time.within and time.within.after and not procedure.ends_with_path(time.within) else time for time in times)


def from_step_before(times: tuple[StepTime, ...], procedure: Procedure) -> tuple[StepTime, ...]:
    """The same as if every event from which a limit counts came when its step can begin: so much of the path it takes then."""
    return tuple(time._replace(within=time.within.model_copy(update={"after": None}))
                 if time.within and time.within.after and not procedure.ends_with_path(time.within) else time for time in times)


def _promised(name: str | None, handbook: Handbook) -> Limit | None:
    """The promise of the other procedure, which counts from its own trigger; none where it counts from something else."""
    found = handbook.procedures.get(name) if name else None
    if found is None or found.within is None or not found.counts_from_trigger(found.within):
        return None
    return found.within.model_copy(update={"after": None})
