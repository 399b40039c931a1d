"""HB553 limit-over-before-begun: a limit from the trigger, or from an earlier step, is over before the step need begin.

The steps between may take all the time they are allowed, and then nothing is left for this one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.limits import cases
from generator.analysis.step_time import StepTime
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.checks.shared.spent_limits import spent_limits
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_STEPS = """\
  - {{id: count, do: 清點郵件, by: clerk, within: 3 working days}}
  - {{id: number, do: 編列收文字號, by: clerk, within: {limit}}}
---
"""
_CLERK = CLERK + COUNTS_MAIL.replace("step-1", "count")

FAULT = Descriptor(
    code="HB553", name="limit-over-before-begun", severity=Severity.WARNING,
    message="\"{limit}\" may be over before the steps before this one have to be done",
    hint="allow more time, shorten the steps before, or count from the end of the step before",
    why="Everyone may be in time, and this step is late before it begins.",
    invalid=MAIL + _STEPS.format(limit="1 working day from the trigger") + _CLERK,
    valid=MAIL + _STEPS.format(limit="4 working days from the trigger") + _CLERK)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        if not any(step.within and step.within.after for step in procedure.steps):
            continue
        times = tuple(StepTime(step.wait, step.within) for step in procedure.steps)
        for path, (_, limit) in spent_limits(procedure, handbook.entry.calendar, times, cases(procedure)).items():
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={"limit": limit})


CHECK = of_entries(FAULT, find)
