"""Duties that are steps of procedures: the same job, once as what a post must do, and once as its place in a procedure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.handbook import Handbook
from generator.model import Post, Procedure


def duty_steps(post: Post, handbook: Handbook) -> Iterator[tuple[int, Procedure, int]]:
    """(number of the duty, procedure, index of the step) of every duty of the post that names a step there is."""
    for number, duty in enumerate(post.duties):
        if tied := handbook.find_step(duty.procedure, duty.step):
            yield number, *tied
