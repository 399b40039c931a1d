"""HB533 idle-limit: an answer that may be given only so often, but is never given twice.

`at_most` limits how often a loop is gone through. Where the answer does not lead back to its own step, it is given once at most, and what
should follow then (`then`) never does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.flow_soundness import reaches
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import ASKS, DECIDES
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_LIMITED = DECIDES + """\
      - {when: 相符, goto: end}
      - {when: 不符, goto: ask, at_most: 2, then: end}
"""

FAULT = Descriptor(
    code="HB533", name="idle-limit", severity=Severity.WARNING,
    message="\"at_most\" has no effect: this answer does not lead back to its step",
    hint="let the way lead back to the step, or delete \"at_most\" and \"then\"",
    why="A limit that nothing can reach promises an end that the rule does not have.",
    invalid=_LIMITED + ASKS, valid=_LIMITED + ASKS.replace("minutes}", "minutes, next: count}"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            for which, branch in enumerate(step.branches):
                to = procedure.index_of(branch.goto)
                if branch.at_most and (to is None or not reaches(procedure, to, index)):
                    yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "branches", which, "at_most")))


CHECK = of_entries(FAULT, find)
