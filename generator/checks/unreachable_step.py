"""HB507 unreachable-step: a step of a procedure that nothing leads to.

The step before it ends the procedure or leads elsewhere, and no answer and no "next" names it. Of several such steps in a row
only the first is reported: once something leads to it, those behind it are reached as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.flow_soundness import unreachable
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import MAIL
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB507", name="unreachable-step",
    message="nothing leads to step {number}, \"{title}\"",
    hint="let a step or an answer lead here, with \"next: {step}\" or \"goto: {step}\"; or delete the step",
    why="The step stands in the handbook and on checklists, but whoever follows the procedure never comes to it.",
    invalid=MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes, next: end}
  - {id: file, do: 登記郵件, by: head, within: 30 minutes}
""",
    valid=MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes}
  - {id: file, do: 登記郵件, by: head, within: 30 minutes}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index in unreachable(procedure):
            if index and procedure.steps[index - 1].lacks_answers:
                continue  # the answer that is missing leads here
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "do")), details={
                "number": index + 1, "title": step_title(procedure, index), "step": procedure.step_key(index)})


CHECK = of_entries(FAULT, find)
