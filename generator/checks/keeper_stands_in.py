"""HB209 keeper-stands-in: when the post that approves is absent, only a keeper is left to approve in its place.

The declared conflict (`conflicts` in the handbook entry) is kept on every ordinary day, and broken on the first day of
leave: all substitutes of the approving post keep the register themselves.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.conflicts import SEPARATED, separations
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB209", name="keeper-stands-in", severity=Severity.WARNING,
    message="while \"{post}\" is absent, only a keeper can approve in \"{procedure}\" ({conflict})",
    hint="name a further substitute who keeps none of these registers",
    why="What is kept apart every day falls into one hand whenever somebody is on leave.",
    invalid=SEPARATED.replace("substitutes: [clerk]", "substitutes: [secretary]", 1),
    valid=SEPARATED.replace("substitutes: [clerk]", "substitutes: [secretary, clerk]", 1))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for conflict, bound, procedure, approving in separations(handbook):
        for post in filter(None, map(handbook.posts.get, sorted({name for _, name in approving} - bound.keys()))):
            if post.substitutes and set(post.substitutes) <= bound.keys():
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("substitutes",)),
                                 details={"post": post.id, "procedure": procedure.id, "conflict": conflict.title})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
