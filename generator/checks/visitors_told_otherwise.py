"""HB525 visitors-told-otherwise: visitors are told that a procedure takes a shorter time than it promises, or a longer one.

Compared are lengths of time of one sort, days of the clock or of the office: alone (`5 working days`), or from the event from which the
promise counts (`30 days from acceptance`). What is told behind a comma may be how the time is extended, or what it leaves out where the
promise leaves something out too (`15 working days, the review by experts not counted`); with anything else behind it (`urgent ones on the
same day`) nobody can tell which time is meant. A longer time is no finding where the promise does not cover all that visitors wait for:
where it counts from an event that is not named to them, leaves out steps, or may be extended so far.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from generator.analysis.current import is_current
from generator.analysis.doers import uncounted
from generator.analysis.limits import length_in
from generator.calendar.lengths import length
from generator.checks.shared.base import of_each
from generator.checks.shared.small_office import PARTY
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.limit import TRIGGER, Limit
from generator.model.limit_words import split_limit
from generator.patterns import pattern_of

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
    said = (_without_remarks(words, procedure, handbook) for words in visitors.takes.by_language.values())
    told = next(filter(None, (_told(words, procedure) for words in said)), None)
    if told and _differs(told, promise, procedure, handbook):
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("visitors", "takes")),
                         related=procedure.source.span(("within",)), details={"told": told.time, "promised": promise.time})


class _Told(NamedTuple):
    """A time that visitors are told, and whether the event from which the promise counts is named with it."""

    time: Duration
    from_event: bool


_REMARK = pattern_of(r"^(?P<time>[^,，;；（(]+)(?P<further>[,，;；（(].*)$")
_EXTENDED = pattern_of(r"延長|延长|延期|展延|展期|\bexten(?:d|sion)", re.IGNORECASE)
_LEFT_OUT = pattern_of(r"不計|不计|不含|不包括|除外|\bnot (?:count|includ)|\bexclu|\bwithout\b", re.IGNORECASE)


def _without_remarks(words: str, procedure: Procedure, handbook: Handbook) -> str:
    """The time by itself, where what stands behind it says how it is extended or what neither it nor the promise counts."""
    if (found := _REMARK.match(words)) is None:
        return words
    leaves_out = uncounted(procedure, handbook) or (procedure.within is not None and procedure.within.stops)
    if _EXTENDED.search(found["further"]) or (leaves_out and _LEFT_OUT.search(found["further"])):
        return found["time"].strip()
    return words


def _told(words: str, procedure: Procedure) -> _Told | None:
    """None for what is no length of time, and for one that counts from something else than the promise."""
    said, promise = split_limit(words), procedure.within
    from_event = said.keys() == {"time", "after"}
    if not from_event and said.keys() != {"time"}:
        return None
    if from_event and (promise is None or not promise.after or not _same_moment(said["after"], promise.after, procedure)):
        return None
    with suppress(ValueError):
        return _Told(Duration.parse(said["time"]), from_event)
    return None


def _same_moment(one: str, other: str, procedure: Procedure) -> bool:
    moment = procedure.moment(one)
    return moment is not None and moment == procedure.moment(other)


def _differs(told: _Told, promise: Limit, procedure: Procedure, handbook: Handbook) -> bool:
    """Whether the times contradict each other; a promise that may be extended holds for every time up to its longest."""
    calendar = handbook.entry.calendar
    shortest, longest = (length_in(promise, None, calendar, extended) for extended in (False, True))
    if shortest is None or longest is None:
        return False
    sizes = [(each.work, each.clock) for each in (length(told.time, calendar), shortest, longest)]
    if not all(work for work, _ in sizes) and not all(clock for _, clock in sizes):
        return False
    from_start = told.from_event or promise.after in (None, TRIGGER)
    covers_all = from_start and not promise.restart and not promise.stops and not uncounted(procedure, handbook)
    return sizes[0] < sizes[1] or (covers_all and sizes[0] > sizes[2])


CHECK = of_each("procedure", FAULT, find, "handbook")
