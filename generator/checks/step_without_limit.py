"""HB502 step-without-limit: a step for which no time is set.

Without a limit nobody is late, and the time promised for the whole cannot be computed. People outside need none, nor does a step that
goes through another procedure with a time promised.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.doers import is_outside
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import COUNTS_MAIL, MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.procedure import Step

FAULT = Descriptor(
    code="HB502", name="step-without-limit", severity=Severity.WARNING,
    message="no time is set for this step",
    hint="write how long it may take: within: 30 minutes (or hours, working days)",
    why="What has no limit waits, and whoever waits has nothing to point to.",
    invalid=MAIL + """\
  - {do: 清點郵件, by: clerk}
---
kind: post
id: clerk
title: 收發員
substitutes: [head]
""" + COUNTS_MAIL,
    valid=TAKE_IN_MAIL + """\
---
kind: post
id: clerk
title: 收發員
substitutes: [head]
""" + COUNTS_MAIL)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    for number, step in enumerate(procedure.steps):
        if step.within is None and not is_outside(step, handbook) and not _has_promise(step, handbook):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", number, "do")))


def _has_promise(step: Step, handbook: Handbook) -> bool:
    """Whether the step goes through a procedure that promises a time."""
    found = handbook.procedures.get(step.go_through) if step.go_through else None
    return found is not None and found.within is not None


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "post", "procedure")
