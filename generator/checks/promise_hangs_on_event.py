"""HB513 promise-hangs-on-event: a promise that holds only where an event comes before the trigger.

The promise counts from the trigger, but the limit of a step counts from an event (`15 days from receipt`). Nobody knows when that is;
but unless it was before the trigger, everyone can be on time by their limits while the promise is broken. (Where it is broken whenever
the event comes, HB501 says so.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.slowest_path import every_case, slowness
from generator.analysis.step_time import since_trigger
from generator.analysis.step_times import step_times
from generator.analysis.timeline import critical_path, may_be_late
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.passed_promise import passed
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_RECEIPT = (MAIL.replace("steps:", "within: 10 days\nevents: [{id: receipt, title: 收到郵件}]\nsteps:")
            + "  - {do: 清點郵件, by: clerk, within: ")
_CLERK = " days from receipt}\n---\n" + CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB513", name="promise-hangs-on-event", severity=Severity.WARNING,
    message="{promised} promised from the trigger, but it takes {total} unless the event comes before the trigger",
    hint="count the limit from the trigger or from a step; or promise more, or count the promise from the same event",
    why="Whoever asks is told a time that nobody is held to.",
    invalid=_RECEIPT + "15" + _CLERK, valid=_RECEIPT + "5" + _CLERK)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    calendar = handbook.entry.calendar
    times = step_times(procedure, handbook) if procedure.within else ()
    late = since_trigger(times, procedure)
    broken = [case for case in (every_case(procedure, handbook) if late != times else ())
              if may_be_late(procedure, calendar, late, case) and not may_be_late(procedure, calendar, times, case)]
    if broken:
        paths = {case: critical_path(procedure, calendar, late, case) for case in broken}
        case = max(paths, key=lambda case: slowness(paths[case]))
        yield passed(FAULT, procedure, paths[case], case)


CHECK = of_each_entry("procedure", FAULT, find, "procedure", "criteria")
