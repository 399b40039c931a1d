"""HB244 duty-with-two-frequencies: two posts of a unit have one duty, and it comes round more often for one of them.

One duty are the same words, under the same procedure or under none. Other days or hours in the same period are no contradiction, since
posts may take turns; nor is what one of them does on an event, or what a post does again that stands above the other;
posts of two units do it each in its own place.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.current import current
from generator.analysis.doers import posts_above
from generator.checks.shared.base import of_kinds
from generator.checks.shared.lengths import as_written
from generator.checks.shared.same_words import folded
from generator.checks.shared.small_office import CLERK
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post
from generator.model.frequency import Frequency
from generator.model.post import Duty
from generator.model.walk import FieldPath

_DUTY = "duties:\n  - {id: count-slips, do: 清點回執, when: WHEN}\n"
_POSTS = (CLERK + _DUTY.replace("WHEN", "weekly") + "---\n"
          + CLERK.replace("id: clerk", "id: guard").replace("收發員", "值班員") + _DUTY)
FAULT = Descriptor(
    code="HB244", name="duty-with-two-frequencies", severity=Severity.WARNING,
    message="this is done \"{own}\" here, but \"{other}\" by {post}, who has the same duty",
    hint="write how often once: leave the duty to one post; or say in its words in what the two differ",
    why="Each relies on the other, and nobody can say how often it must be done.",
    invalid=_POSTS.replace("WHEN", "monthly"), valid=_POSTS.replace("WHEN", "weekly"))


class _Place(NamedTuple):
    """A duty of a post, and where it says how often."""

    post: Post
    duty: Duty
    path: FieldPath


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    first: dict[tuple[str | None, str, str, str | None], _Place] = {}
    for post in current(handbook.posts, handbook):
        for number, duty in enumerate(post.duties):
            place = _Place(post, duty, ("duties", number, "when"))
            keys = [(post.unit, language, folded(words), duty.procedure) for language, words in duty.do.by_language.items()]
            known = [first.setdefault(key, place) for key in keys if duty.when.period != "event"]
            if other := next((each for each in known if _differs(each, place, handbook)), None):
                yield _diagnostic(place, other)


def _differs(one: _Place, other: _Place, handbook: Handbook) -> bool:
    if one.post is other.post or _rate(one.duty.when) == _rate(other.duty.when):
        return False
    above = posts_above([one.post.id], handbook), posts_above([other.post.id], handbook)
    return other.post.id not in above[0] and one.post.id not in above[1]


def _rate(when: Frequency) -> tuple[object, ...]:
    """How often it comes round, whatever the days and hours."""
    return when.period, when.interval, max(when.times, len(when.days), 1), when.each, when.own


def _diagnostic(place: _Place, other: _Place) -> Diagnostic:
    return Diagnostic(
        descriptor=FAULT, span=place.post.source.span(place.path), related=other.post.source.span(other.path),
        details={"own": as_written(place.post, place.path, place.duty.when), "other": as_written(other.post, other.path, other.duty.when),
                 "post": other.post.title})


CHECK = of_kinds(FAULT, find, "post")
