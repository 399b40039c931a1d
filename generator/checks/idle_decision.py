"""HB511 idle-decision: a decision all of whose answers lead to the same place.

Whatever is decided, the same step follows, or the end. Either one of the answers was meant to lead elsewhere, or there is nothing to
decide, and the question is a control point (`control`). A class by which a time limit differs is decided for that.
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
from generator.model import Procedure
from generator.model.procedure import Step

FAULT = Descriptor(
    code="HB511", name="idle-decision",
    message="all answers of step {number}, \"{title}\", lead to the same place: {goto}",
    hint="let one of them lead elsewhere; what is only checked is a \"control\", without \"decision\" and \"branches\"",
    why="The decision makes no difference, so the fault it looks for has no consequence.",
    invalid=DECIDES + """\
      - {when: 相符, goto: ask}
      - {when: 不符, goto: ask}
""" + ASKS,
    valid=DECIDES + """\
      - {when: 相符, goto: end}
      - {when: 不符, goto: ask}
""" + ASKS)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            if len(step.branches) > 1 and len({branch.goto for branch in step.branches}) == 1 and not _sets_time(step, procedure):
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "branches")), details={
                    "number": index + 1, "title": step_title(procedure, index), "goto": step.branches[0].goto})


def _sets_time(step: Step, procedure: Procedure) -> bool:
    """Whether what is judged there decides how long something may take."""
    return step.judge is not None and any(limit.criteria == step.judge for limit in procedure.limits)


CHECK = of_entries(FAULT, find)
