"""The shifts of a post over some weeks: long enough to meet every day of the week, and a holiday or two."""

from __future__ import annotations

import datetime

from generator.calendar.occurrences import EPOCH, anchor
from generator.calendar.shifts import Turn, turns
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.handbook import Handbook
from generator.model import Post

_DAYS = 400
_LATEST = datetime.date.max - datetime.timedelta(days=_DAYS + 2)


def held(post: Post, handbook: Handbook) -> list[Turn]:
    """Every shift of a year, from the first day of the post; the same whenever one checks."""
    since = min(anchor(post, handbook.entry), _LATEST)
    first = max(since, EPOCH)
    return turns(post.shifts, WorkingDays(handbook.entry.calendar), Span(first, first + datetime.timedelta(days=_DAYS)), since)
