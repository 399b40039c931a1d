"""HB542 too-few-for-shifts: a post has fewer holders than its shifts need, if everybody rests between two of them.

Whoever goes off duty does not go on again at once, but after the `rest` that the roster states, or else after eight hours. All who are
on duty or rest at one moment are different people, and those who stand by others again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from heapq import heappop, heappush

from generator.calendar.lengths import in_clock_time, length
from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import day_and_night, guard, held, posts_in_shifts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post
from generator.model.duration import Duration

FAULT = Descriptor(
    code="HB542", name="too-few-for-shifts", severity=Severity.WARNING,
    message="with {rest} of rest, the shifts from \"{first}\" to \"{second}\" need {needed} people, and the post has {headcount}",
    hint="correct \"headcount\", the people of the shifts, the reserve or the \"rest\" of the roster",
    why="Somebody would hold two shifts without a rest, or nobody would hold the second.",
    invalid=guard(day_and_night(1)),
    valid=guard(day_and_night(2)))

_REST = Duration.of(8, "hour")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in posts_in_shifts(handbook):
        if found := _worst(post, handbook):
            needed, first, second = found
            path = ("headcount",) if post.headcount > 1 else ("shifts", second, "hours")
            yield Diagnostic(descriptor=FAULT, span=post.source.span(path), details={
                "first": post.shifts[first].title, "second": post.shifts[second].title, "needed": needed, "headcount": post.headcount,
                "rest": _rest(post)})


def _rest(post: Post) -> Duration:
    return (post.roster.rest if post.roster else None) or _REST


def _worst(post: Post, handbook: Handbook) -> tuple[int, int, int] | None:
    """(people, first shift, last shift) of the shifts that need the most different people, where these are too many."""
    needed, rest = post.roster.reserve if post.roster else 0, _length(_rest(post), handbook)
    worst: tuple[int, int, int] | None = None
    busy: list[tuple[datetime.datetime, int]] = []  # those on duty or at rest, by the end of their shift
    for turn in held(post, handbook):
        while busy and turn.start - busy[0][0] >= rest:
            needed -= post.shifts[heappop(busy)[1]].people
        heappush(busy, (turn.end, turn.place))
        needed += post.shifts[turn.place].people
        if len(busy) > 1 and needed > max(post.headcount, worst[0] if worst else 0):
            worst = needed, busy[0][1], turn.place
    return worst


def _length(rest: Duration, handbook: Handbook) -> datetime.timedelta:
    """By the clock, whatever the unit."""
    calendar = handbook.entry.calendar
    return datetime.timedelta(minutes=float(in_clock_time(length(rest, calendar), calendar)))


CHECK = of_kinds(FAULT, find, "handbook", "post")
