"""A procedure's steps with their numbers, pause points and ways on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.addresses import step_anchor
from generator.model import Procedure
from generator.model.procedure import PausePoint, Step
from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step: the answer that leads there, the anchor of the step that follows and its number; "" and 0 at the end."""

    answer: Text | None
    anchor: str
    number: int


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it is shown. `ways` are left out where simply the next step follows."""

    number: int
    anchor: str
    step: Step
    pause: PausePoint | None
    ways: tuple[Way, ...]


def steps_of(procedure: Procedure) -> list[StepView]:
    """The steps in order."""
    pauses = {pause.id: pause for pause in procedure.pause_points}
    return [
        StepView(index + 1, step_anchor(procedure, index), step, pauses.get(step.pause) if step.pause else None, _ways(procedure, index))
        for index, step in enumerate(procedure.steps)
    ]


def _ways(procedure: Procedure, index: int) -> tuple[Way, ...]:
    step = procedure.steps[index]
    if not step.branches and step.next is None:
        return ()
    return tuple(Way(answer, "" if to is None else step_anchor(procedure, to), 0 if to is None else to + 1)
                 for answer, to in procedure.successors(index))
