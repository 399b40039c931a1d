"""Duties that are steps of procedures: the same job, once as what a post must do, and once as its place in a procedure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Handbook
from generator.model import Post, Procedure


def duty_steps(post: Post, handbook: Handbook) -> Iterator[tuple[int, Procedure, int]]:
    """(number of the duty, procedure, index of the step) of every duty of the post that names a step there is."""
    for number, duty in enumerate(post.duties):
        procedure = handbook.procedures.get(duty.procedure) if duty.procedure and duty.step else None
        index = procedure.index_of(duty.step) if procedure and duty.step else None
        if procedure is not None and index is not None:
            yield number, procedure, index
