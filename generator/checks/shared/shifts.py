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
from generator.model.time_of_day import TimeOfDay

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


def in_some_shift(time: TimeOfDay, post: Post) -> bool:
    """Whether a time of day lies in a shift, its end included: what is due at the end is done before one leaves."""
    return any(shift.several_days or (shift.hours.start.until(time) or 0) <= shift.hours.minutes for shift in post.shifts)


def year_of(post: Post, handbook: Handbook) -> Span:
    """A year from the first day of a post; the same whenever one checks."""
    first = max(_since(post, handbook), EPOCH)
    return Span(first, first + datetime.timedelta(days=_DAYS))


def held(post: Post, handbook: Handbook) -> list[Turn]:
    """Every shift of that year."""
    return turns(post.shifts, WorkingDays(handbook.entry.calendar), year_of(post, handbook), _since(post, handbook))


def _since(post: Post, handbook: Handbook) -> datetime.date:
    return min(anchor(post, handbook.entry), _LATEST)
