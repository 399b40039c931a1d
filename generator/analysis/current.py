"""What the checks of responsibility and time look at: entries that are or will be followed, and who is named in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from generator.analysis.doers import posts_behind
from generator.analysis.standing import State, state_of
from generator.handbook import Backlink, Handbook
from generator.model import Entry, Post, Procedure
from generator.model.doers import Role
from generator.model.walk import FieldPath

Found = TypeVar("Found", bound=Entry)


_OVER = frozenset({State.SUPERSEDED, State.EXPIRED, State.RETIRED})


def is_current(entry: Entry, handbook: Handbook) -> bool:
    """Whether an entry is or will be followed on the day of the handbook or after: it is not replaced, expired or retired."""
    return state_of(entry, handbook) not in _OVER


def current(entries: Mapping[str, Found], handbook: Handbook) -> Iterator[Found]:
    """Entries that are or will be followed."""
    return (entry for entry in entries.values() if is_current(entry, handbook))


def duties_for(handbook: Handbook, procedure: Procedure) -> Iterator[Backlink]:
    """The places in posts where a duty names the procedure."""
    return (link for link in handbook.links_to("procedure", procedure.id)
            if isinstance(link.entry, Post) and link.path[0] == "duties" and is_current(link.entry, handbook))


def deciders(procedure: Procedure, handbook: Handbook, roles: bool = True) -> Iterator[tuple[FieldPath, str]]:
    """(path, post) of everyone who approves a step or decides a matter of the delegation table; also in `roles` that a post may take."""
    for number, step in enumerate(procedure.steps):
        yield from named_posts(("steps", number, "approve"), step.approve, handbook, roles)
    for number, row in enumerate(procedure.delegation):
        yield from named_posts(("delegation", number, "decide"), row.decide, handbook, roles)


def named_posts(path: FieldPath, doers: Iterable[str], handbook: Handbook, roles: bool = True) -> Iterator[tuple[FieldPath, str]]:
    """(path, post) of every post that is named in a list, or may take a role that is. No member of a body does alone what that does."""
    for which, doer in enumerate(doers):
        role: Role | None = handbook.find("role", doer) if handbook.doer_kind(doer) == "role" else None
        if role is None or (roles and not role.is_body):
            yield from (((*path, which), post) for post in posts_behind([doer], handbook))
