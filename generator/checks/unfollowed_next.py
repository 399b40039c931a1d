"""HB512 unfollowed-next: a step that has both answers and a "next".

After a decision the answers alone say what follows; "next" is never followed. Where it was meant for a further answer, that answer
is missing.
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

_DECIDES = DECIDES + """\
      - {when: 相符, goto: end}
      - {when: 不符, goto: ask}
"""

FAULT = Descriptor(
    code="HB512", name="unfollowed-next",
    message="step {number}, \"{title}\", decides by its answers; its \"next\" is never followed",
    hint="delete \"next\", or write an answer that leads there: when: …, goto: {next}",
    why="A way that is written and never taken misleads whoever reads the rule.",
    invalid=_DECIDES + "    next: ask\n" + ASKS,
    valid=_DECIDES + ASKS)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            if step.branches and step.next is not None:
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "next")), details={
                    "number": index + 1, "title": step_title(procedure, index), "next": step.next})


CHECK = of_entries(FAULT, find)
