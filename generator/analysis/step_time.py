"""The time of a step as a path counts it, and what becomes of it where events are placed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.calendar.lengths import Length
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.limit import TRIGGER, Limit


class StepTime(NamedTuple):
    """The waiting time before a step can begin, and the time allowed for it; None where there is none, or none that counts. `through` is
    how long the procedure takes that it goes through, as a rule and with every extension, where that counts instead."""

    wait: Duration | None
    within: Limit | None
    through: tuple[Length, Length] | None = None


def since_trigger(times: Sequence[StepTime], procedure: Procedure) -> tuple[StepTime, ...]:
    """The same as if every event from which a limit counts came with the trigger: how long it takes unless some came before."""
    return _with_events(times, procedure, TRIGGER)


def from_step_before(times: Sequence[StepTime], procedure: Procedure) -> tuple[StepTime, ...]:
    """The same as if every event from which a limit counts came when its step can begin: so much of the path it takes then."""
    return _with_events(times, procedure, None)


def _with_events(times: Iterable[StepTime], procedure: Procedure, start: str | None) -> tuple[StepTime, ...]:
    return tuple(time._replace(within=time.within.model_copy(update={"after": start}))
                 if time.within and time.within.after and not procedure.ends_with_path(time.within) else time for time in times)
