"""HB556 limit-against-itself: a limit ends in any case before its own time is over, counts anew from what it counts from already, or
stands still and goes on with one event.

`latest` is the end of a limit that begins at one moment, counted from another, or how far it may be extended: what is shorter than the time
and counted from the same moment takes its place. `restart` names other events than that with which the limit begins.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.timeline import surely_passes
from generator.calendar.lengths import length
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.checks.shared.stated_limits import limits_of_procedures
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import TRIGGER, Limit
from generator.model.walk import FieldPath

_STEPS = MAIL.replace("steps:", "events: [{id: receipt, title: 郵件送達}]\nsteps:") + """\
  - {do: 清點郵件, by: clerk, within: {time: 30 days, after: receipt, latest: LATEST days after receipt}}
---
""" + CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB556", name="limit-against-itself", severity=Severity.WARNING,
    message="this limit contradicts itself: {reason}",
    hint="let \"latest\" be longer than the time, or count from something else; let \"restart\" name another event than \"after\", "
         "and \"until\" of \"stops\" another than \"since\"",
    why="One limit has two ends, and nobody knows which of them counts.",
    invalid=_STEPS.replace("LATEST", "5"), valid=_STEPS.replace("LATEST", "60"))
OVER_BEFORE = Term("it ends at the latest before its own time is over")
NEVER_STANDS = Term("it goes on with the event with which it stands still")
NOT_ANEW = Term("it counts anew from what it counts from already")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure, path, limit in limits_of_procedures(handbook):
        for field, reason in _contradictions(procedure, limit, handbook):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span((*path, *field)), details={"reason": reason})


def _contradictions(procedure: Procedure, limit: Limit, handbook: Handbook) -> Iterator[tuple[FieldPath, Term]]:
    calendar, latest = handbook.entry.calendar, limit.latest
    if latest and _same(procedure, limit.after, latest.after) and any(
            time.has_number and surely_passes(length(time, calendar), latest.time, calendar) for time in limit.times()):
        yield ("latest",), OVER_BEFORE
    for number, name in enumerate(limit.restart):
        if _same(procedure, limit.after, name):
            yield ("restart", number), NOT_ANEW
    for number, stop in enumerate(limit.stops):
        if _same(procedure, stop.since, stop.until):
            yield ("stops", number, "until"), NEVER_STANDS


def _same(procedure: Procedure, one: str | None, other: str) -> bool:
    """Whether two names are of one moment, which may have an id and a title."""
    if one is None or TRIGGER in (one, other):
        return one == other
    return procedure.moment(one) is not None and procedure.moment(one) == procedure.moment(other)


CHECK = of_entries(FAULT, find)
