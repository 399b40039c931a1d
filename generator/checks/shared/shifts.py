"""What checks of shifts share: the posts they look at, the shifts of a year, and the guard of their examples."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.calendar.occurrences import EPOCH, anchor
from generator.calendar.shifts import Turn, turns
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.handbook import Handbook
from generator.model import Post

_DAYS = 400
_LATEST = datetime.date.max - datetime.timedelta(days=_DAYS + 2)


def guard(held: str = "", when: str = "daily at 08:00") -> str:
    """The post of examples: a guard who goes on rounds. `held` is YAML that says in which shifts, and by how many."""
    return f"""\
kind: post
id: guard
title: 值班員
substitutes: [head]
{held}duties:
  - {{id: rounds, do: 巡查門窗, when: {when}}}
"""


def day_and_night(headcount: int, night: str = "16:00-08:00") -> str:
    """A shift of the day from 08:00 to 16:00, and one of the night, for `guard`."""
    return f"""\
headcount: {headcount}
shifts:
  - {{id: day, title: 日班, hours: "08:00-16:00"}}
  - {{id: night, title: 夜班, hours: "{night}"}}
"""


def posts_in_shifts(handbook: Handbook) -> Iterator[Post]:
    """Posts that are held in shifts, and are or will be."""
    return (post for post in current(handbook.posts, handbook) if post.shifts)


def held(post: Post, handbook: Handbook) -> list[Turn]:
    """Every shift of a year, from the first day of the post; the same whenever one checks."""
    since = min(anchor(post, handbook.entry), _LATEST)
    first = max(since, EPOCH)
    return turns(post.shifts, WorkingDays(handbook.entry.calendar), Span(first, first + datetime.timedelta(days=_DAYS)), since)
