"""HB503 mixed-days: calendar days and working days in one procedure.

"3 days" that begin on a Friday end on Monday; "3 working days" on Wednesday. A procedure counts in one of the two, and so do
the limits of the duties that call for it. Minutes and hours go with both; months and years are always of the calendar.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.base import Check
from generator.checks.current import Path, current, duties_for
from generator.checks.lengths import CALENDAR, as_written, limits
from generator.diagnostics import Diagnostic, Fault, Severity, Span, Term
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.quantity import Duration

FAULT = Fault(
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
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail}
""",
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
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail}
""")


_COUNTS = {True: Term("calendar days"), False: Term("working days")}
Length = tuple[Span, Duration, str]
"""(place, length, the author's words for it)"""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures):
        lengths = _in_days(handbook, procedure)
        first, other, others = next(lengths, (None, None, ""))
        for span, length, given in lengths:
            if other and (length.unit in CALENDAR) is not (other.unit in CALENDAR):
                yield Diagnostic(fault=FAULT, span=span, related=first, details={
                    "given": given, "counts": _COUNTS[length.unit in CALENDAR],
                    "other": others, "others": _COUNTS[other.unit in CALENDAR]})


def _in_days(handbook: Handbook, procedure: Procedure) -> Iterator[Length]:
    """The lengths in days or weeks of a procedure, and of the duties that call for it."""
    for path, length in limits(procedure):
        yield from _of(procedure, path, length)
    for link in duties_for(handbook, procedure):
        assert isinstance(link.entry, Post)
        within = link.entry.duties[int(link.path[1])].within
        if within:
            yield from _of(link.entry, (*link.path[:2], "within"), within)


def _of(entry: Entry, path: Path, length: Duration) -> Iterator[Length]:
    if length.unit in CALENDAR or length.unit == "working day":
        yield entry.source.span(path), length, as_written(entry, path, length)


CHECK = Check(FAULT, find)
