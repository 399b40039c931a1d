"""HB547 shift-ends-otherwise: after as long as a shift lasts it is another hour than that at which its hours end."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import guard, posts_in_shifts
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

_WEEKEND = """\
headcount: 4
shifts: [{id: weekend, title: 週末班, hours: "17:00-08:00", days: weekly on Friday, lasts: LASTS}]
"""
_ON_SATURDAY = "weekly on Saturday regardless of days off"
FAULT = Descriptor(
    code="HB547", name="shift-ends-otherwise",
    message="a shift of {hours} does not end at {end} when it has lasted {lasts}",
    hint="write hours and minutes, days or weeks that end at the same time: a weekend from Friday 17:00 to Monday 08:00 has the hours "
         "17:00-08:00 and lasts 63 hours, a week on call the hours 10:00-10:00 and lasts 1 week",
    why="One shift has gone home, and the next has not arrived.",
    invalid=guard(_WEEKEND.replace("LASTS", "3 days"), when=_ON_SATURDAY),
    valid=guard(_WEEKEND.replace("LASTS", "63 hours"), when=_ON_SATURDAY))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in posts_in_shifts(handbook):
        for number, shift in enumerate(post.shifts):
            if shift.lasts and not shift.agrees:
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("shifts", number, "lasts")),
                                 details={"hours": str(shift.hours), "end": str(shift.hours.end), "lasts": shift.lasts})


CHECK = of_kinds(FAULT, find, "post")
