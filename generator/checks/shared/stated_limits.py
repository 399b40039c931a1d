"""The limits of procedures, of their steps and of duties, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.current import current
from generator.handbook import Handbook
from generator.model import Entry, Procedure
from generator.model.limit import Limit
from generator.model.walk import FieldPath


def stated_limits(handbook: Handbook) -> Iterator[tuple[Entry, FieldPath, Limit]]:
    """Those of procedures, then of every post that holds its duties."""
    yield from limits_of_procedures(handbook)
    for post in current(handbook.posts, handbook):
        for number, duty in enumerate(post.duties):
            if duty.within:
                yield post, ("duties", number, "within"), duty.within


def limits_of_procedures(handbook: Handbook) -> Iterator[tuple[Procedure, FieldPath, Limit]]:
    """Of every procedure that holds: first the promise for the whole, then the steps in order."""
    for procedure in current(handbook.procedures, handbook):
        if procedure.within:
            yield procedure, ("within",), procedure.within
        for number, step in enumerate(procedure.steps):
            if step.within:
                yield procedure, ("steps", number, "within"), step.within
