"""HB542 too-few-for-shifts: a post has fewer holders than two shifts need that follow each other.

Whoever goes off duty does not go on again at once: two shifts that follow each other within eight hours need different people, and
those who stand by besides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import day_and_night, guard, held, posts_in_shifts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post

FAULT = Descriptor(
    code="HB542", name="too-few-for-shifts", severity=Severity.WARNING,
    message="\"{first}\" and \"{second}\" need {needed} people together, and the post has {headcount}",
    hint="correct \"headcount\", the people of the shifts or the reserve",
    why="Somebody would hold two shifts without a rest, or nobody would hold the second.",
    invalid=guard(day_and_night(1)),
    valid=guard(day_and_night(2)))

_REST = datetime.timedelta(hours=8)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in posts_in_shifts(handbook):
        if found := _worst(post, handbook):
            needed, first, second = found
            path = ("headcount",) if post.headcount > 1 else ("shifts", second, "hours")
            yield Diagnostic(descriptor=FAULT, span=post.source.span(path), details={
                "first": post.shifts[first].title, "second": post.shifts[second].title, "needed": needed, "headcount": post.headcount})


def _worst(post: Post, handbook: Handbook) -> tuple[int, int, int] | None:
    """(people, shift, shift) of two shifts that follow each other and need the most people, where these are too many."""
    reserve = post.roster.reserve if post.roster else 0
    pairs = ((first.place, second.place) for first, second in pairwise(held(post, handbook)) if second.start - first.end < _REST)
    needed = [(post.shifts[first].people + post.shifts[second].people + reserve, first, second) for first, second in set(pairs)]
    worst = max(needed, default=None)
    return worst if worst and worst[0] > post.headcount else None


CHECK = of_kinds(FAULT, find, "handbook", "post")
