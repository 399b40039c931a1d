"""HB503 mixed-days: calendar days and working days in one procedure.

"3 days" that begin on a Friday end on Monday; "3 working days" on Wednesday. A procedure counts in one of the two, and so do
the limits of the duties that call for it. A limit that differs by case may count one case in days and the next in working days. Minutes
and hours go with both; weeks, months and years are always of the calendar, and nobody takes them for others. The time of people outside
is their own, unless it counts towards the time promised.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import duties_for, is_current
from generator.analysis.doers import uncounted
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.lengths import as_written, limits
from generator.checks.shared.small_office import COUNTS_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.duration import Duration
from generator.model.walk import FieldPath

FAULT = Descriptor(
    code="HB503", name="mixed-days", severity=Severity.WARNING,
    message="\"{given}\" counts {counts}, but \"{other}\" in the same procedure counts {others}",
    hint="count in one of the two, as the law does on which the procedure rests",
    why="Over a weekend or a holiday the two differ by days, and each side counts as it suits.",
    invalid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
within: 6 working days
steps:
  - {do: 清點郵件, by: clerk, within: 2 days}
---
kind: post
id: clerk
title: 收發員
substitutes: [head]
""" + COUNTS_MAIL,
    valid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
within: 6 working days
steps:
  - {do: 清點郵件, by: clerk, within: 2 working days}
---
kind: post
id: clerk
title: 收發員
substitutes: [head]
""" + COUNTS_MAIL)


_COUNTS = {True: Term("calendar days"), False: Term("working days")}
_NEXT_DAY = Duration.of(1, "working day")
Length = tuple[Entry, FieldPath, Duration]


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    lengths = [found for found in _lengths(handbook, procedure) if "cases" not in found[1]
               and (_of_calendar(found[2]) or "working day" in found[2].units)]
    for length in lengths[1:]:
        if _of_calendar(length[2]) is not _of_calendar(lengths[0][2]):
            yield _mixed(length, lengths[0], procedure.id)


def _of_calendar(length: Duration) -> bool:
    return "day" in length.units


def _lengths(handbook: Handbook, procedure: Procedure) -> Iterator[Length]:
    """The lengths of time of a procedure, and of the duties that call for it; but for those of people outside whose time is their own."""
    outside = uncounted(procedure, handbook)
    yield from ((procedure, path, length) for path, length in limits(procedure)
                if not (_names_a_day(procedure, path) or _by_its_own(procedure, path) or (path[0] == "steps" and path[1] in outside)))
    for link in duties_for(handbook, procedure):
        assert isinstance(link.entry, Post)
        within = link.entry.duties[int(link.path[1])].allowed
        if within:
            yield link.entry, (*link.path[:2], "within"), within


def _names_a_day(procedure: Procedure, path: FieldPath) -> bool:
    """Whether a limit names a day and an hour, `by 12:00 on the next working day`: nobody counts days for that."""
    limit = procedure.steps[int(path[1])].within if path[0] == "steps" else procedure.within
    return path[-1] == "time" and limit is not None and limit.at is not None and limit.time == _NEXT_DAY


def _by_its_own(procedure: Procedure, path: FieldPath) -> bool:
    """Whether a limit of a step is counted apart from the others: it ends before an event, or counts from one from which the promise does
    not. Nobody adds it to theirs."""
    within = procedure.steps[int(path[1])].within if path[0] == "steps" and path[2] == "within" else None
    if within is None:
        return False
    of_event = any(within.after in event.names for event in procedure.events) if within.after else False
    return within.before is not None or (of_event and (procedure.within is None or within.after != procedure.within.after))


def _mixed(length: Length, first: Length, procedure: str) -> Diagnostic:
    entry, path, _ = length
    return Diagnostic(descriptor=FAULT, span=entry.source.span(path), related=first[0].source.span(first[1]), cause=procedure, details={
        "given": as_written(*length), "counts": _COUNTS[_of_calendar(length[2])],
        "other": as_written(*first), "others": _COUNTS[_of_calendar(first[2])]})


CHECK = of_each_entry("procedure", FAULT, find, "post")
