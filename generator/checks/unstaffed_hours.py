"""HB541 unstaffed-hours: a post that is said to be staffed at every hour has hours in none of its shifts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice

from generator.calendar.shifts import gaps
from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import held
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.common import Status

FAULT = Descriptor(
    code="HB541", name="unstaffed-hours", severity=Severity.ERROR,
    message="nobody is on duty from {from} to {until}",
    hint="let a shift go on until the next begins, on every day, or take \"always_staffed\" away",
    why="Who relies on it calls in vain in just these hours.",
    invalid="""\
kind: post
id: guard
title: 值班員
substitutes: [head]
headcount: 4
shifts:
  - {id: day, title: 日班, hours: "08:00-16:00"}
  - {id: night, title: 夜班, hours: "16:30-08:00"}
roster: {always_staffed: true}
duties:
  - {id: rounds, do: 巡查門窗, when: daily at 08:00}
""",
    valid="""\
kind: post
id: guard
title: 值班員
substitutes: [head]
headcount: 4
shifts:
  - {id: day, title: 日班, hours: "08:00-16:00"}
  - {id: night, title: 夜班, hours: "16:00-08:00"}
roster: {always_staffed: true}
duties:
  - {id: rounds, do: 巡查門窗, when: daily at 08:00}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in handbook.posts.values():
        if post.roster and post.roster.always_staffed and post.status is not Status.RETIRED:
            for start, end in islice(gaps(held(post, handbook)), 1):
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("roster", "always_staffed")), details={
                    "from": f"{start:%Y-%m-%d %H:%M}", "until": f"{end:%Y-%m-%d %H:%M}"})


CHECK = of_kinds(FAULT, find, "handbook", "post")
