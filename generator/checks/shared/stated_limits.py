"""The limits of procedures, of their steps and of duties, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.limit import Limit
from generator.model.walk import FieldPath


def stated_limits(handbook: Handbook) -> Iterator[tuple[Entry, FieldPath, Limit]]:
    """Those of procedures, then of every post that holds its duties."""
    yield from limits_of_procedures(handbook)
    for post in handbook.posts.values():
        yield from ((post, path, limit) for path, limit in limits_of(post, handbook))


def limits_of_procedures(handbook: Handbook) -> Iterator[tuple[Procedure, FieldPath, Limit]]:
    """Of every procedure that holds: first the promise for the whole, then the steps in order."""
    for procedure in handbook.procedures.values():
        yield from ((procedure, path, limit) for path, limit in limits_of(procedure, handbook))


def limits_of(entry: Procedure | Post, handbook: Handbook) -> Iterator[tuple[FieldPath, Limit]]:
    """Those of one entry, none where it does not hold."""
    if not is_current(entry, handbook):
        return
    if isinstance(entry, Post):
        yield from ((("duties", number, "within"), duty.within) for number, duty in enumerate(entry.duties) if duty.within)
        return
    if entry.within:
        yield ("within",), entry.within
    yield from ((("steps", number, "within"), step.within) for number, step in enumerate(entry.steps) if step.within)
