"""HB527 emergency-in-working-time: the first step of an emergency is given working days or working hours.

Working time does not run at night and on days off: what happens on Friday evening may then wait until Monday. What follows an emergency,
such as the report on it, may well be due in working days.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.lengths import as_written
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.case import is_emergency
from generator.handbook import Handbook
from generator.model import Procedure

_FIRE = """\
kind: procedure
id: fire
title: 火警
basis: {cite: 消防法}
matter: sudden
trigger: 發現火煙
steps:
  - {do: 疏散在場人員（撥打119）, by: head, within: LIMIT}
"""
FAULT = Descriptor(
    code="HB527", name="emergency-in-working-time", severity=Severity.WARNING,
    message="an emergency does not wait for office hours, but \"{limit}\" counts working time only",
    hint="write minutes, hours or days, which run day and night: 1 hour, 24 hours",
    why="What happens at night or on a holiday is by this limit in time when the office opens again.",
    invalid=_FIRE.replace("LIMIT", "1 working day"), valid=_FIRE.replace("LIMIT", "10 minutes"))

_WORKING = frozenset({"working day", "working hour"})


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_emergency(procedure) or not is_current(procedure, handbook):
        return
    limit, path = procedure.steps[0].within, ("steps", 0, "within")
    worked = (time for time in limit.times() if any(unit in _WORKING for _, unit in time.parts)) if limit else iter(())
    if time := next(worked, None):
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path),
                         details={"limit": as_written(procedure, (*path, "time"), time)})


CHECK = of_each_entry("procedure", FAULT, find, "procedure")
