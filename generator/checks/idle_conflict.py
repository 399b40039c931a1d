"""HB210 idle-conflict: a declared conflict of duties that binds nobody.

It names a step that its procedure does not have, a procedure in which nobody approves, or only registers without a keeper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.conflicts import SEPARATED, approvers, keepers
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.handbook import Approval

FAULT = Descriptor(
    code="HB210", name="idle-conflict",
    message="this separation of duties has no effect: {reason}",
    hint="name a register that has a keeper, and a step or procedure in which somebody approves",
    why="It looks as if two duties were kept apart, and they are not.",
    invalid=SEPARATED.replace("approves: {procedure: use-seal, step: approve-request}", "approves: {procedure: use-seal, step: approve}"),
    valid=SEPARATED)

NO_KEEPER = Term("its registers have no keeper")
NO_STEP = Term("the procedure has no such step")
NO_APPROVAL = Term("nobody approves in this procedure")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    head = handbook.entry
    for number, conflict in enumerate(head.conflicts):
        if not keepers(conflict, handbook):
            yield Diagnostic(descriptor=FAULT, span=head.source.span(("conflicts", number, "keeps")), details={"reason": NO_KEEPER})
        for which, approval in enumerate(conflict.approves):
            if reason := _idle(approval, handbook):
                path = ("conflicts", number, "approves", which, "step" if approval.step else "procedure")
                yield Diagnostic(descriptor=FAULT, span=head.source.span(path), details={"reason": reason})


def _idle(approval: Approval, handbook: Handbook) -> Term | None:
    procedure = handbook.find("procedure", approval.procedure)
    if procedure is None:
        return None  # an unknown reference, and reported as that
    if approval.step is not None:
        known = any(procedure.step_key(index) == approval.step for index in range(len(procedure.steps)))
        return None if known else NO_STEP
    return None if any(approvers(approval, procedure, handbook)) else NO_APPROVAL


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure")
