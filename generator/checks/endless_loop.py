"""HB508 endless-loop: steps of a procedure that lead only to each other.

Whoever comes to one of them goes round for ever: no way leads on to another step, and none to the end. The finding stands where
the way leads back. A loop that can be left, such as a draft that is corrected until it is right, is sound.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.flow_soundness import closed_loops, way_back
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import MAIL
from generator.checks.shared.step_names import trail
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.walk import FieldPath

FAULT = Descriptor(
    code="HB508", name="endless-loop",
    message="the procedure never ends from here; no way leads out of these steps: {steps}",
    hint="give one of the steps a decision with an answer that leads on (\"goto: end\" ends the procedure), or lead back elsewhere",
    why="Nobody can finish the procedure, so its deadline can never be met.",
    invalid=MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes}
  - {id: compare, do: 核對清單, by: head, within: 30 minutes, next: count}
""",
    valid=MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes}
  - id: compare
    do: 核對清單
    by: head
    within: 30 minutes
    decision: 件數是否相符？
    branches:
      - {when: 相符, goto: end}
      - {when: 不符, goto: count}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for loop in closed_loops(procedure):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(_leading_back(procedure, loop)),
                             details={"steps": trail(procedure, loop)})


def _leading_back(procedure: Procedure, loop: list[int]) -> FieldPath:
    index, which = way_back(procedure, loop)
    return ("steps", index, "branches", which, "goto") if procedure.steps[index].branches else ("steps", index, "next")


CHECK = of_entries(FAULT, find)
