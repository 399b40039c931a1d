"""HB543 duty-without-shift: a duty is due every shift, but the post has no shifts, or so many that nobody can say in which of them.

`every 2 shifts` is in the first and the third of four shifts, and in the first of two; of three it would be another one every day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.calendar.shifts import fits_shifts
from generator.checks.shared.base import of_kinds
from generator.checks.shared.lengths import as_written
from generator.checks.shared.shifts import guard
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB543", name="duty-without-shift", severity=Severity.ERROR,
    message="the post has no shifts in which \"{given}\" falls due",
    hint="state the \"shifts\" of the post, or say at which times of day the duty is due",
    why="Each shift would leave it to another.",
    invalid=guard(when="each shift"),
    valid=guard("""\
headcount: 2
shifts: [{id: watch, title: 日夜班, hours: "08:00-08:00"}]
""", when="each shift"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in current(handbook.posts, handbook):
        for number, duty in enumerate(post.duties):
            if duty.when.period == "shift" and not (post.shifts and fits_shifts(duty.when, post.shifts)):
                path = "duties", number, "when"
                yield Diagnostic(descriptor=FAULT, span=post.source.span(path), details={"given": as_written(post, path, duty.when)})


CHECK = of_kinds(FAULT, find, "post")
