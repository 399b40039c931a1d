"""HB554 idle-event: an event is listed in a procedure, and no limit names it.

Events are listed so that limits can count from them, or end before them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import in_any_case, names_of

_EVENTS = MAIL.replace("steps:", "events: [{id: receipt, title: 收到郵件}]\nsteps:")
_STEP = "  - {{do: 清點郵件, by: clerk, within: 2 hours{start}}}\n---\n"
_CLERK = CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB554", name="idle-event", severity=Severity.WARNING,
    message="no time limit names the event \"{event}\"",
    hint="let a limit count from it (15 days from {event}) or end before it, or delete it",
    why="A reader looks for the limit that should count from it.",
    invalid=_EVENTS + _STEP.format(start="") + _CLERK,
    valid=_EVENTS + _STEP.format(start=" from receipt") + _CLERK)


_OF_CALENDAR = "limits count from the period of that name in the calendar of the handbook's own entry; delete this event"


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    edges = {name for period in handbook.entry.calendar.periods for edge in (*period.begin, *period.end) for name in names_of(edge)}
    for procedure in current(handbook.procedures, handbook):
        named = _named(procedure)
        for number, event in enumerate(procedure.events):
            if event.names.isdisjoint(named):
                hint = None if event.names.isdisjoint(edges) else _OF_CALENDAR
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("events", number)), hint=hint,
                                 details={"event": event.title})


def _named(procedure: Procedure) -> set[str]:
    latest = [limit.latest.after for limit in procedure.limits if limit.latest]
    named = (name for limit in procedure.limits
             for name in (limit.after, limit.before, *limit.restart, *(name for stop in limit.stops for name in (stop.since, stop.until))))
    return {in_any_case(name) for name in (*latest, *named) if name}


CHECK = of_entries(FAULT, find)
