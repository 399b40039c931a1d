"""HB541 unstaffed-hours: a post that is said to be staffed at every hour has hours in none of its shifts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice

from generator.analysis.current import current
from generator.calendar.shifts import gaps
from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import day_and_night, guard, held
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_ALWAYS = "roster: {always_staffed: true}\n"
FAULT = Descriptor(
    code="HB541", name="unstaffed-hours", severity=Severity.ERROR,
    message="nobody is on duty from {from} to {until}",
    hint="let a shift go on until the next begins, on every day, or take \"always_staffed\" away",
    why="Anyone who relies on it finds nobody in just these hours.",
    invalid=guard(day_and_night(4, night="16:30-08:00") + _ALWAYS),
    valid=guard(day_and_night(4) + _ALWAYS))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in current(handbook.posts, handbook):
        if post.roster and post.roster.always_staffed:
            for start, end in islice(gaps(held(post, handbook)), 1):
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("roster", "always_staffed")), details={
                    "from": f"{start:%Y-%m-%d %H:%M}", "until": f"{end:%Y-%m-%d %H:%M}"})


CHECK = of_kinds(FAULT, find, "handbook", "post")
