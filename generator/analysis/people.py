"""Whether there are enough people for steps that different people, or the same person, must do. Pure.

Behind a post stand its holders and those of its substitutes, behind a role the holders of all posts that may take it; people outside are
as many as are needed. Steps are compared in pairs: whoever did the other step, and who does this one. Of the posts at a step that decide by
the delegation table, each decides matters of its own, so that only those of one matter are there at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.analysis.doers import posts_behind
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.other_doer import DRAFTER
from generator.model.procedure import Step

Pool = frozenset[str]
"""Posts whose holders may do something."""


class Shortage(NamedTuple):
    """So many different people are `needed`, and there are so many; `other` are those who must be others too, if that is why."""

    needed: int
    available: int
    other: Other | None


class Other(NamedTuple):
    """Whoever did the step of that index in a procedure, or drafted the matter (None), as item `which` of `other_than` says."""

    which: int
    procedure: Procedure
    step: int | None

    @property
    def name(self) -> str:
        """What rules call the step."""
        return DRAFTER if self.step is None else self.procedure.step_key(self.step)


def others(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[Other]:
    """Everybody who must not do a step, since they did something else. Names that lead nowhere are left out."""
    for which, other in enumerate(procedure.steps[index].other_than):
        there = procedure if other.procedure is None else handbook.procedures.get(other.procedure)
        if there is None:
            continue
        if other.step is None:
            yield from (Other(which, there, every) for every in range(len(there.steps)) if (there.id, every) != (procedure.id, index))
        elif (place := there.index_of(other.step)) is not None:
            yield Other(which, there, place)
        elif other.step == DRAFTER:
            yield Other(which, there, None)


def shortages(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[Shortage]:
    """What is short for a step: people to do it together, or people besides those who did other steps."""
    ways = [*_slots(procedure, index, handbook)]
    if short := _first_short(ways, handbook):
        yield Shortage(*short, None)
        return
    told: set[int] = set()
    for other in others(procedure, index, handbook):
        if other.which in told or is_same_person(procedure, index, other):
            continue
        if short := _first_short((own + theirs for own in ways for theirs in _slots_of(other, handbook)), handbook):
            told.add(other.which)
            yield Shortage(*short, other)


def _first_short(ways: Iterable[list[Pool]], handbook: Handbook) -> tuple[int, int] | None:
    """How many the first of these needs that there are too few for, and how many there are."""
    found = ((len(wanted), seated(wanted, handbook)) for wanted in ways)
    return next((each for each in found if each[1] < each[0]), None)


def _slots_of(other: Other, handbook: Handbook) -> Iterator[list[Pool]]:
    """What a step needs; for a draft what each matter needs that is drafted by the delegation table."""
    if other.step is not None:
        yield from _slots(other.procedure, other.step, handbook)
    else:
        yield from ([pool for post in row.draft if (pool := _pool(post, handbook))] for row in other.procedure.delegation)


def _slots(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[list[Pool]]:
    """What a step needs, for each group of posts that do it together."""
    yield from (slots(doers, procedure.steps[index].people, handbook) for doers in _together(procedure, procedure.steps[index]))


def _together(procedure: Procedure, step: Step) -> Iterator[Sequence[str]]:
    """Those who do a step: all that it names, but of those who decide different matters only the ones of the same matter."""
    matters = dict.fromkeys(frozenset(row.decide).intersection(step.by) for row in procedure.delegation)
    deciding = frozenset().union(*matters)
    yield from ([doer for doer in step.by if doer in matter or doer not in deciding] for matter in filter(None, matters))
    if not deciding:
        yield step.by


def slots(doers: Sequence[str], people: int | None, handbook: Handbook) -> list[Pool]:
    """Everyone that is needed, each as the posts that may send them; those of whom there are always enough are left out."""
    pools = [pool for doer in doers if (pool := _pool(doer, handbook))]
    outside = any(handbook.doer_kind(doer) == "outsider" for doer in doers)
    more = 0 if outside or not pools else max(0, (people or 1) - len(pools))
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


def is_same_person(procedure: Procedure, index: int, other: Other) -> bool:
    """Whether the one who must not do a step is the very person who must."""
    if other.procedure is not procedure or other.step is None:
        return False
    return same_person(procedure, other.step) == same_person(procedure, index)


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
