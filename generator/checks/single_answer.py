"""HB509 single-answer: a step that asks a question and does not say what follows from at least two answers.

A question with one answer decides nothing, and one without answers leaves the reader with it. What is only checked, and goes on in
the same way whatever is found, is a control point (`control`) and no decision.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import ASKS, DECIDES
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB509", name="single-answer",
    message="the decision of step {number}, \"{title}\", has too few answers: {count}",
    hint="write at least two under \"branches\", each with \"when\" and \"goto\"; several may lead to one step; what is only checked is a "
         "\"control\"",
    why="Whoever comes to the other answer does not know where to go on.",
    invalid=DECIDES + """\
      - {when: 相符, goto: end}
""",
    valid=DECIDES + """\
      - {when: 相符, goto: end}
      - {when: 不符, goto: ask}
""" + ASKS)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            if step.lacks_answers:
                yield Diagnostic(
                    descriptor=FAULT, span=procedure.source.span(("steps", index, "decision" if step.decision else "branches")),
                    details={"number": index + 1, "title": step_title(procedure, index), "count": len(step.branches)})


CHECK = of_entries(FAULT, find)
