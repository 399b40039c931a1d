"""The limits of a procedure and of its steps, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.current import current
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import Limit
from generator.model.walk import FieldPath


def stated_limits(handbook: Handbook) -> Iterator[tuple[Procedure, FieldPath, Limit]]:
    """Of every procedure that holds: first the promise for the whole, then the steps in order."""
    for procedure in current(handbook.procedures, handbook):
        if procedure.within:
            yield procedure, ("within",), procedure.within
        for number, step in enumerate(procedure.steps):
            if step.within:
                yield procedure, ("steps", number, "within"), step.within
