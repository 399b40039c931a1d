"""HB208 keeper-approves: a post that keeps a seal, money or a record, and also approves its use.

Which duties must not lie in one hand is declared in the handbook entry under `conflicts`: `keeps` names registers, whose
keepers are bound by it, and `approves` the procedures, or single steps of them, in which they must not decide.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.conflicts import SEPARATED, separations
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB208", name="keeper-approves",
    message="\"{post}\" keeps \"{register}\" and must not approve here ({conflict})",
    hint="let another post approve, or give the register another keeper",
    why="Whoever holds the seal or the money and also approves its use can use it alone, unseen.",
    invalid=SEPARATED.replace("by: head", "by: [head, secretary]"),
    valid=SEPARATED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    head = handbook.entry
    for conflict, bound, procedure, approving in separations(handbook):
        for path, post in approving:
            if register := bound.get(post):
                kept = head.source.span(("registers", head.registers.index(register), "keeper"))
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), related=kept,
                                 details={"post": post, "register": register.id, "conflict": conflict.title})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
