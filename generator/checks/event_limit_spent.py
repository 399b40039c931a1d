"""HB555 event-limit-spent: a limit from an event is over before its step need begin.

The event has come by then: the trigger says so (a breach is discovered; 72 hours from discovery), or an earlier step counts from it too.
The steps between may take all the time they are allowed, and then nothing is left for this one, be it in one case. Where
nobody can tell when the event comes, nothing is reported.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.events_placed import events_placed
from generator.analysis.slowest_path import every_case
from generator.analysis.step_times import step_times
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.checks.shared.spent_limits import spent_limits
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import Event
from generator.model.walk import FieldPath

_STEPS = MAIL.replace("steps:", "events: [{id: receipt, title: 郵件送達}]\nsteps:") + """\
  - {id: count, do: 清點郵件, by: clerk, within: 3 days}
  - {id: number, do: 編列收文字號, by: clerk, within: LIMIT from receipt}
---
"""
_CLERK = CLERK + COUNTS_MAIL.replace("step-1", "count")

FAULT = Descriptor(
    code="HB555", name="event-limit-spent", severity=Severity.WARNING,
    message="\"{limit}\" may be over before the steps before this one have to be done, for \"{event}\" comes before them",
    hint="allow more time, or shorten the steps before; if the event comes later, give it a name that the trigger does not have",
    why="Everyone may be in time, and this step is late before it begins.",
    invalid=_STEPS.replace("LIMIT", "2 days") + _CLERK, valid=_STEPS.replace("LIMIT", "5 days") + _CLERK)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    counting = {index: event for index, step in enumerate(procedure.steps)
                if step.within and step.within.after and isinstance(event := procedure.moment(step.within.after), Event)}
    for path, (index, limit) in _spent(procedure, handbook).items() if counting else ():
        if index in counting:
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={"limit": limit, "event": counting[index].title})


def _spent(procedure: Procedure, handbook: Handbook) -> dict[FieldPath, tuple[int, str]]:
    times = step_times(procedure, handbook)
    return spent_limits(procedure, handbook.entry.calendar, times, every_case(procedure, handbook), events_placed)


CHECK = of_each_entry("procedure", FAULT, find, "procedure", "criteria")
