"""A step in a message: by its number and its title, as an author looks for it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Procedure

_LONGEST = 40


def step_title(procedure: Procedure, index: int) -> str:
    """What is done, in the handbook's main language, without its full stop; shortened where it is long."""
    title = " ".join(str(procedure.steps[index].do).split()).rstrip(".。")
    return title if len(title) <= _LONGEST else title[:_LONGEST - 1] + "…"


def step_details(procedure: Procedure, index: int) -> dict[str, object]:
    """What a message about a step of another entry says of it."""
    return {"procedure": procedure.id, "step": procedure.step_key(index), "number": index + 1, "title": step_title(procedure, index)}


def trail(procedure: Procedure, steps: Sequence[int]) -> str:
    """The steps in a row, back to the first: `3 Check the draft → 4 Correct it → 3`."""
    return " → ".join([*(f"{index + 1} {step_title(procedure, index)}" for index in steps), str(steps[0] + 1)])
