"""The conflicting duties that a handbook declares: who keeps something, and who approves its use."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.current import Path, deciders
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.common import Status
from generator.model.handbook import Approval, Conflict, Register


def keepers(conflict: Conflict, handbook: Handbook) -> dict[str, Register]:
    """Posts that keep one of the conflict's registers, with the register."""
    registers = (handbook.find("register", name) for name in conflict.keeps)
    return {register.keeper: register for register in registers if register and register.keeper}


def approvers(approval: Approval, procedure: Procedure) -> Iterator[tuple[Path, str]]:
    """(path, post) of everyone who approves: doers and approvers of the step named, else all who decide in the procedure."""
    if procedure.status is Status.RETIRED:
        return
    if approval.step is None:
        yield from deciders(procedure)
        return
    for number, step in enumerate(procedure.steps):
        if procedure.step_key(number) == approval.step:
            yield from ((("steps", number, "by", which), post) for which, post in enumerate(step.by))
            yield from ((("steps", number, "approve", which), post) for which, post in enumerate(step.approve))
