"""Who does a step besides posts: roles that are taken for a case and given back, bodies that decide together, and people outside the
organisation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from generator.model.common import EachOnce, OneOrMany, Part, Posts, refuse_repeated
from generator.model.duration import TimeAllowed
from generator.model.recurring import RecurringDuty
from generator.model.text import DoerRef, HolderRef, Id, PostRef, RoleRef, SingleLine, Text

Doers = Annotated[tuple[DoerRef, ...], OneOrMany, EachOnce]
"""Posts, roles and people outside."""
Roles = Annotated[tuple[RoleRef, ...], OneOrMany, EachOnce]
"""Roles that are taken for a case."""
Holders = Annotated[tuple[HolderRef, ...], OneOrMany, EachOnce]
"""Posts, roles and bodies: those who may decide for the organisation."""


class RoleDuty(RecurringDuty):
    """What whoever may take a role does again and again, whether or not there is a case."""

    within: TimeAllowed | None = Field(None, description="Time allowed from when it is due")


class Role(Part):
    """A role that somebody takes for one case and then gives back; with a chair or a quorum, a body whose members decide together."""

    id: Id = Field(description="Id of the role")
    title: SingleLine = Field(description="Name of the role")
    posts: Posts = Field(min_length=1, description="Posts that may take the role; of a body, its members")
    chair: PostRef | None = Field(None, description="Post that presides over a body, and is a member of it")
    quorum: SingleLine | None = Field(None, description="How many members a body needs to decide: half of them, 3 members")
    taken: Text | None = Field(None, description="When and by whom it is taken")
    released: Text | None = Field(None, description="When it is given back")
    summary: Text | None = Field(None, description="What it is for")
    duties: Annotated[tuple[RoleDuty, ...], OneOrMany] = Field(
        (), description="What posts that may take it do besides their own duties, such as meet")

    @property
    def is_body(self) -> bool:
        """Whether its posts hold it together and always, and none of them takes it for a case."""
        return self.chair is not None or self.quorum is not None

    @property
    def members(self) -> tuple[str, ...]:
        """Those who may take it; of a body who presides, then the others."""
        return tuple(dict.fromkeys((*([self.chair] if self.chair else []), *self.posts)))

    @field_validator("duties")
    @classmethod
    def _each_once(cls, duties: tuple[RoleDuty, ...]) -> tuple[RoleDuty, ...]:
        refuse_repeated([duty.id for duty in duties])
        return duties


class Outsider(Part):
    """Somebody outside the organisation who takes part in procedures, such as an applicant or a supplier."""

    id: Id = Field(description="Id of the party outside")
    title: SingleLine = Field(description="Name of the party outside")
    summary: Text | None = Field(None, description="Who is meant")
