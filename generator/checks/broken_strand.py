"""HB530 broken-strand: of several strands at the same time one does not come to where they meet.

The step that `next` names beside `together` begins when all strands are done. A strand that ends the procedure, or leads back to the step
that began it, is never done in this sense: the others wait for it, or all of it begins anew while they are still at work.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.parallel import strand_faults
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import STRANDS
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB530", name="broken-strand",
    message="the strand that begins with \"{strand}\" {fault}, at step {number}, \"{title}\"",
    hint="let every way of the strand lead to the step where all meet, \"{join}\"; only after it the procedure ends or begins anew",
    why="Whoever works on the other strands waits for one that never comes, or works for a case that is over.",
    invalid=STRANDS.replace("NEXT", ", next: end"), valid=STRANDS.replace("NEXT", ""))

ENDS = Term("ends the procedure while others are still at work")
ANEW = Term("begins itself anew")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for fault in strand_faults(procedure):
            fork = procedure.steps[fault.strand.fork]
            which = fork.together.index(procedure.step_key(fault.strand.start))
            yield Diagnostic(
                descriptor=FAULT, span=procedure.source.span(("steps", fault.strand.fork, "together", which)),
                related=procedure.source.span(("steps", fault.step, "do")), details={
                    "strand": procedure.step_key(fault.strand.start), "fault": ENDS if fault.ends else ANEW, "join": fork.next,
                    "number": fault.step + 1, "title": step_title(procedure, fault.step)})


CHECK = of_entries(FAULT, find)
