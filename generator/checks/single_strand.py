"""HB531 single-strand: steps at the same time of which there are not two, or one of which is where they are to meet.

Several strands need several first steps (`together`), and another step that follows when all are done (`next`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import STRANDS
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB531", name="single-strand",
    message="step {number}, \"{title}\", begins fewer than two strands that meet at \"{join}\"",
    hint="name two first steps or more under \"together\", none of them \"{join}\"; for one way on write \"next\" alone",
    why="Nothing goes on at the same time, although the rule says so.",
    invalid=STRANDS.replace("NEXT", "").replace("[count, compare]", "[count, file]"), valid=STRANDS.replace("NEXT", ""))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            if step.together and (len({*step.together, step.next}) < 3 or step.next in step.together):
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "together")), details={
                    "number": index + 1, "title": step_title(procedure, index), "join": step.next})


CHECK = of_entries(FAULT, find)
