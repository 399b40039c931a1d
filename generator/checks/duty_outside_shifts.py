"""HB544 duty-outside-shifts: a duty is due at a time of day at which nobody holds the post.

Only posts that are held in shifts are looked at, and only the hours of the shifts, not the days on which they begin (HB548).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import guard, in_some_shift, posts_in_shifts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_DAY_ALONE = """\
headcount: 2
shifts: [{id: day, title: 日班, hours: "08:00-16:00"}]
"""
FAULT = Descriptor(
    code="HB544", name="duty-outside-shifts", severity=Severity.WARNING,
    message="at {time} nobody is on duty in this post",
    hint="name a time within a shift, or correct the hours; where the post also works office hours, write these as a shift too",
    why="What falls due when nobody is there is not done.",
    invalid=guard(_DAY_ALONE, when="daily at 18:00"),
    valid=guard(_DAY_ALONE, when="daily at 15:00"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in posts_in_shifts(handbook):
        for number, duty in enumerate(post.duties):
            for hours in duty.when.at:
                if not in_some_shift(hours.start, post):
                    span = post.source.span(("duties", number, "when"))
                    yield Diagnostic(descriptor=FAULT, span=span, details={"time": str(hours.start)})


CHECK = of_kinds(FAULT, find, "post")
