"""HB525 visitors-told-otherwise: visitors are told that a procedure takes a shorter time than it promises, or a longer one.

Compared are lengths of time alone (`5 working days`) of one sort, days of the clock or of the office. A longer time is no finding where the
promise does not cover all that visitors wait for: where it counts from an event, may be extended, or leaves out steps.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.doers import uncounted
from generator.calendar.lengths import length
from generator.checks.shared.base import of_each
from generator.checks.shared.small_office import PARTY
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.limit import TRIGGER

_PROMISE = PARTY.replace("trigger:", "within: 5 working days\nvisitors: {can: 申請影本, takes: 3 working days}\ntrigger:")

FAULT = Descriptor(
    code="HB525", name="visitors-told-otherwise", severity=Severity.WARNING,
    message="visitors are told {told}, but the procedure promises {promised}",
    hint="write one time in both, or leave \"takes\" out: visitors are then told what is promised",
    why="Visitors complain of a delay by the one, and staff are in time by the other.",
    invalid=_PROMISE, valid=_PROMISE.replace("takes: 3", "takes: 5"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    visitors, promise = procedure.visitors, procedure.within
    if visitors is None or visitors.takes is None or promise is None or promise.time is None or promise.cases:
        return
    told = next(filter(None, map(_time, visitors.takes.by_language.values())), None)
    if told and _differs(told, promise.time, procedure, handbook):
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("visitors", "takes")),
                         related=procedure.source.span(("within",)), details={"told": told, "promised": promise.time})


def _time(words: str) -> Duration | None:
    try:
        return Duration.parse(words)
    except ValueError:
        return None


def _differs(told: Duration, promised: Duration, procedure: Procedure, handbook: Handbook) -> bool:
    calendar, promise = handbook.entry.calendar, procedure.within
    one, other = length(told, calendar), length(promised, calendar)
    if not ((one.work and other.work) or (one.clock and other.clock)):
        return False
    covers_all = promise is not None and promise.after in (None, TRIGGER) and not promise.extend and not uncounted(procedure, handbook)
    shorter = (one.work, one.clock) < (other.work, other.clock)
    return shorter or (covers_all and one != other)


CHECK = of_each("procedure", FAULT, find, "handbook")
