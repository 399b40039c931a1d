"""HB540 overlapping-shifts: two shifts of a post are held at the same time for longer than it takes to hand over.

A hand-over may take 30 minutes, or as long as `hand_over_time` of the roster says. Nothing is handed over by a shift that lies within
another, such as a duty over noon: it is held besides. Nor does a shift of several days, such as a week on call, to one of a day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.calendar.deadlines import clock_minutes
from generator.calendar.shifts import Turn, overlaps
from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import day_and_night, guard, held, posts_in_shifts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post
from generator.model.duration import Duration

FAULT = Descriptor(
    code="HB540", name="overlapping-shifts", severity=Severity.WARNING,
    message="\"{second}\" begins {time} before \"{first}\" ends",
    hint="correct the hours, or say under \"hand_over_time\" of the roster how long handing over takes",
    why="Two shifts would each take the other to be on duty, and the roster needs people twice.",
    invalid=guard(day_and_night(4, night="14:00-08:00")),
    valid=guard(day_and_night(4)))

_USUAL = 30
"""Minutes that a hand-over may take where nothing is said."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in posts_in_shifts(handbook):
        yield from _of_post(post, handbook)


def _of_post(post: Post, handbook: Handbook) -> Iterator[Diagnostic]:
    """Each two shifts once."""
    allowed = clock_minutes(post.roster.hand_over_time if post.roster else None)
    turns = [*held(post, handbook)]
    alike = ([turn for turn in turns if bool(post.shifts[turn.place].several_days) is several] for several in (True, False))
    found = {(first.place, second.place): minutes for each in alike for first, second, minutes in overlaps(each)
             if minutes > (_USUAL if allowed is None else allowed) and not _within(first, second)}
    for (first, second), minutes in found.items():
        yield Diagnostic(descriptor=FAULT, span=post.source.span(("shifts", second, "hours")), details={
            "first": post.shifts[first].title, "second": post.shifts[second].title, "time": Duration.of_minutes(minutes)})


def _within(first: Turn, second: Turn) -> bool:
    """Whether one of two turns lies within the other; the same hours twice are a slip."""
    return (first.start, first.end) != (second.start, second.end) and (second.end <= first.end or second.start == first.start)


CHECK = of_kinds(FAULT, find, "handbook", "post")
