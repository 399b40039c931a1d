"""Who is behind the doers of steps: a post itself, the posts that may take a role, nobody of the organisation for a party outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.handbook import Backlink, Handbook
from generator.model import Procedure
from generator.model.doers import Role
from generator.model.procedure import Step


class Place(NamedTuple):
    """Where a post is named, by itself or, with the id of the `role`, as one that may take it."""

    link: Backlink
    role: str | None


def posts_behind(doers: Iterable[str], handbook: Handbook) -> Iterator[str]:
    """The posts that may be meant by the names in a step, each once."""
    found = (name for doer in doers for name in _behind(doer, handbook))
    return iter(dict.fromkeys(found))


def share_people(some: Iterable[str], others: Iterable[str], handbook: Handbook) -> bool:
    """Whether a post stands behind doers of both."""
    return not {*posts_behind(some, handbook)}.isdisjoint(posts_behind(others, handbook))


def posts_above(doers: Iterable[str], handbook: Handbook) -> set[str]:
    """The posts to which those behind the names in a step report, and so on up to the highest."""
    found, left = set[str](), [*posts_behind(doers, handbook)]
    while left:
        post = handbook.posts.get(left.pop())
        if post and post.reports_to and post.reports_to not in found:
            found.add(post.reports_to)
            left.append(post.reports_to)
    return found


def _behind(doer: str, handbook: Handbook) -> tuple[str, ...]:
    kind = handbook.doer_kind(doer)
    role: Role | None = handbook.find("role", doer) if kind == "role" else None
    return role.members if role else (doer,) if kind == "post" else ()


def roles_of(post: str, handbook: Handbook) -> Iterator[Role]:
    """The roles that a post may take, and the bodies of which it is a member, each once."""
    places = (link.path[1] for link in handbook.links_to("post", post) if link.path[0] == "roles")
    yield from (handbook.entry.roles[number] for number in dict.fromkeys(places) if isinstance(number, int))


def cases_and_bodies(post: str, handbook: Handbook) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the roles that a post may take for a case, and of the bodies of which it is a member."""
    roles = tuple(roles_of(post, handbook))
    return tuple(role.id for role in roles if not role.is_body), tuple(role.id for role in roles if role.is_body)


def places_of(post: str, handbook: Handbook) -> Iterator[Place]:
    """Every place that names a post, then every place in procedures that names a role it may take."""
    yield from (Place(link, None) for link in handbook.links_to("post", post))
    for role in roles_of(post, handbook):
        yield from (Place(link, role.id) for link in handbook.links_to("role", role.id) if isinstance(link.entry, Procedure))


def acting(procedure: Procedure, handbook: Handbook) -> dict[str, int]:
    """The posts that do or approve a step → the last step of which that is true: drafts come before decisions."""
    return {post: number for number, step in enumerate(procedure.steps) for post in posts_behind((*step.by, *step.approve), handbook)}


def acting_beyond(procedure: Procedure, handbook: Handbook) -> set[str]:
    """The posts that do or approve a step of the procedures to which its steps lead."""
    return {post for step in procedure.steps for name in step.leads_into if name in handbook.procedures
            for post in acting(handbook.procedures[name], handbook)}


def is_outside(step: Step, handbook: Handbook) -> bool:
    """Whether only people outside the organisation do a step."""
    return bool(step.by) and all(handbook.doer_kind(name) == "outsider" for name in step.by)


def uncounted(procedure: Procedure, handbook: Handbook) -> frozenset[int]:
    """Indexes of the steps whose time is not part of the time promised: those of people outside, unless a step says that it is,
    and those that say so."""
    return frozenset(index for index, step in enumerate(procedure.steps)
                     if step.counts is False or (step.counts is None and is_outside(step, handbook)))


def first_of_ours(procedure: Procedure, handbook: Handbook) -> int:
    """Index of the first step that is not left to people outside: what they report is taken in there. The first of all, if each is."""
    return next((index for index, step in enumerate(procedure.steps) if not is_outside(step, handbook)), 0)
