"""Whether there are enough people for steps that different people, or the same person, must do. Pure.

Behind a post stand its holders and those of its substitutes, behind a role the holders of all posts that may take it; people outside are
as many as are needed. Steps are compared in pairs: whoever did the other step, and who does this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.doers import posts_behind
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.procedure import Step

Pool = frozenset[str]
"""Posts whose holders may do something."""


class Shortage(NamedTuple):
    """So many different people are `needed`, and there are so many; `other` is the step whose doers must be others too."""

    needed: int
    available: int
    other: int | None


def shortages(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[Shortage]:
    """What is short for a step: people to do it together, or people besides those who did other steps."""
    own = slots(procedure.steps[index], handbook)
    if (available := seated(own, handbook)) < len(own):
        yield Shortage(len(own), available, None)
        return
    for name in procedure.steps[index].other_than:
        other = procedure.index_of(name)
        if other is None or same_person(procedure, other) == same_person(procedure, index):
            continue
        both = own + slots(procedure.steps[other], handbook)
        if (available := seated(both, handbook)) < len(both):
            yield Shortage(len(both), available, other)


def slots(step: Step, handbook: Handbook) -> list[Pool]:
    """Everyone that a step needs, each as the posts that may send them; those of whom there are always enough are left out."""
    pools = [pool for doer in step.by if (pool := _pool(doer, handbook))]
    outside = any(handbook.doer_kind(doer) == "outsider" for doer in step.by)
    more = 0 if outside or not pools else max(0, (step.people or 1) - len(pools))
    return pools + [frozenset().union(*pools)] * more


def _pool(doer: str, handbook: Handbook) -> Pool:
    posts = [*posts_behind([doer], handbook)]
    substitutes = (name for post in posts if post in handbook.posts for name in handbook.posts[post].substitutes)
    return frozenset(name for name in (*posts, *substitutes) if name in handbook.posts)


def seated(wanted: list[Pool], handbook: Handbook) -> int:
    """For how many of those wanted there is a person each: a matching, in which a post sends no more than its holders."""
    sent: dict[str, list[int]] = {}

    def seat(number: int, tried: set[str]) -> bool:
        for post in sorted(wanted[number] - tried):
            tried.add(post)
            holders = sent.setdefault(post, [])
            if len(holders) < handbook.posts[post].headcount:
                holders.append(number)
                return True
            for place, other in enumerate(holders):
                if seat(other, tried):
                    holders[place] = number
                    return True
        return False

    return sum(seat(number, set()) for number in range(len(wanted)))


def same_person(procedure: Procedure, index: int) -> int:
    """The first of the steps that the same person does, as far back as `same_as` leads."""
    seen = [index]
    while (name := procedure.steps[seen[-1]].same_as) is not None and (to := procedure.index_of(name)) is not None and to not in seen:
        seen.append(to)
    return seen[-1]


def can_be_the_same(procedure: Procedure, index: int, handbook: Handbook) -> bool:
    """Whether somebody may do both a step and the one whose doer it is meant for."""
    other = procedure.index_of(procedure.steps[index].same_as or "")
    if other is None:
        return True
    ours, theirs = (_anybody(procedure.steps[each], handbook) for each in (index, other))
    return not ours or not theirs or bool(ours & theirs)


def _anybody(step: Step, handbook: Handbook) -> frozenset[str]:
    """Everyone who may do a step: posts, and parties outside by their own names."""
    outside = (doer for doer in step.by if handbook.doer_kind(doer) == "outsider")
    return frozenset(outside).union(*(_pool(doer, handbook) for doer in step.by))
