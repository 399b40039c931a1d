"""HB215 overworked-post: a post whose recurring work takes more hours than its holders have.

Counted are duties with a stated effort that come round by the calendar; work on events comes on top. The hours of a year are
the working days of the handbook's calendar, times its hours a day, times the post's headcount.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.workload import recurring_minutes
from generator.calendar.lengths import working_day
from generator.calendar.working_days import WorkingDays
from generator.checks.shared.base import of_each_entry
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post

FAULT = Descriptor(
    code="HB215", name="overworked-post", severity=Severity.WARNING,
    message="the recurring work of \"{post}\" takes {needed} hours a year for each holder; a year has {available}",
    hint="shorten the effort, let the duty come round less often, give it to another post, or raise the headcount",
    why="What cannot be done in the time there is will be left undone, and nobody says which part.",
    invalid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: count-mail, do: 清點郵件, when: every working day, effort: 5 hours}
  - {id: deliver-mail, do: 分送郵件, when: every working day, effort: 4 hours}
""",
    valid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
headcount: 2
duties:
  - {id: count-mail, do: 清點郵件, when: every working day, effort: 5 hours}
  - {id: deliver-mail, do: 分送郵件, when: every working day, effort: 4 hours}
""")


def find(post: Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(post, handbook):
        return
    calendar = handbook.entry.calendar
    available = working_day(calendar) * len(WorkingDays(calendar).working_days(today.year))
    needed = recurring_minutes(post, handbook, today.year) / post.headcount
    if needed > available:
        yield Diagnostic(descriptor=FAULT, span=post.source.span(("duties",), key=True), details={
            "post": post.id, "needed": math.ceil(needed / 60), "available": math.floor(available / 60)})


CHECK = of_each_entry("post", FAULT, find, "risk")
