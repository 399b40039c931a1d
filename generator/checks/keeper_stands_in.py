"""HB209 keeper-stands-in: when the post that approves is absent, only a keeper is left to approve in its place.

The declared conflict (`conflicts` in the handbook entry) is kept on every ordinary day, and broken on the first day of
leave: all substitutes of the approving post keep the register themselves.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.conflicts import SEPARATED, approvers, keepers
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
    for conflict in handbook.entry.conflicts:
        bound = keepers(conflict, handbook)
        for approval in conflict.approves:
            procedure = handbook.find("procedure", approval.procedure)
            approving = {name for _, name in approvers(approval, procedure, handbook)} - set(bound) if procedure else ()
            for post in filter(None, (handbook.posts.get(name) for name in sorted(approving))):
                if post.substitutes and set(post.substitutes) <= set(bound):
                    yield Diagnostic(
                        descriptor=FAULT, span=post.source.span(("substitutes",)),
                        details={"post": post.id, "procedure": procedure.id, "conflict": conflict.title})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
