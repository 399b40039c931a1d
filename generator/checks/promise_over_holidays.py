"""HB514 promise-over-holidays: a promise in days that is kept in most weeks, and broken where public holidays lie among the working days.

Steps in working days take longer over holidays; a promise in days does not. The limits along the slowest path are counted on the handbook's
own calendar from every working day of this year and the next: the worst of these days is named. A limit that hangs on an event takes no
time here, as nobody knows when that is. (A promise that is broken in any week is HB501.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.limits import length_in, time_in
from generator.analysis.slowest_path import every_case
from generator.analysis.step_time import StepTime
from generator.analysis.step_times import step_times
from generator.analysis.stretches import stretches
from generator.analysis.timeline import Scale, critical_path
from generator.calendar.span import years
from generator.calendar.working_days import WorkingDays
from generator.calendar.worst_start import WorstStart, worst_start
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.lengths import as_written
from generator.checks.shared.passed_promise import promise_place
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_WAIVED = "waivers: [{check: HB503, reason: 對外按日答覆，內部按工作日計}]\n"
_STEPS = MAIL.replace("steps:", f"within: 8 days\n{_WAIVED}steps:") + """\
  - {do: 清點郵件, by: clerk, within: 1 day}
  - {do: 編列收文字號, by: clerk, within: LIMIT working days}
---
""" + CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB514", name="promise-over-holidays", severity=Severity.WARNING,
    message="{promised} promised, but what begins on {start} may take until {ends}; the promise ends on {last}",
    hint="days off lie between: promise working days, or more days; or shorten the limits of the steps",
    why="Everyone may be in time, and whoever waits is told a day that passes.",
    invalid=_STEPS.replace("LIMIT", "5"), valid=_STEPS.replace("8 days", "9 working days").replace("LIMIT", "5"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    if procedure.within is None or not procedure.counts_from_trigger(procedure.within):
        return
    times = step_times(procedure, handbook)
    worst = {case: found for case in every_case(procedure, handbook) if (found := _worst(procedure, handbook, times, case, today.year))}
    if worst:
        case, found = max(worst.items(), key=lambda each: each[1].ends - each[1].promised)
        path = promise_place(procedure, case)
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={
            "promised": as_written(procedure, path, procedure.within), "start": found.start, "ends": found.ends,
            "last": found.promised})


def _worst(procedure: Procedure, handbook: Handbook, times: tuple[StepTime, ...], case: str | None, year: int) -> WorstStart | None:
    days = WorkingDays(handbook.entry.calendar)
    promised = time_in(procedure.within, case, days.calendar) if procedure.within else None
    length = length_in(procedure.within, case, days.calendar)
    if promised is None or length is None or not Scale.of(length, days.calendar).by_clock:
        return None  # a promise in working time is kept over holidays too
    path = critical_path(procedure, days.calendar, times, case)
    if not path.average or path.late or not path.promised:
        return None
    return worst_start(tuple(stretches(procedure, handbook, path.legs, times, case)), promised, days, years(year, year + 1))


CHECK = of_each_entry("procedure", FAULT, find, "procedure", "criteria")
