"""Who does a step besides posts: roles that are taken for a case and given back, and people outside the organisation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.common import OneOrMany, Part, Posts
from generator.model.text import DoerRef, HolderRef, Id, RoleRef, SingleLine, Text

Doers = Annotated[tuple[DoerRef, ...], OneOrMany]
"""Posts, roles and people outside."""
Roles = Annotated[tuple[RoleRef, ...], OneOrMany]
"""Roles that are taken for a case."""
Holders = Annotated[tuple[HolderRef, ...], OneOrMany]
"""Posts and roles: those who may decide for the organisation."""


class Role(Part):
    """A role that somebody takes for one case and then gives back, such as incident commander."""

    id: Id = Field(description="Id of the role")
    title: SingleLine = Field(description="Name of the role")
    posts: Posts = Field(min_length=1, description="Posts that may take the role")
    taken: Text | None = Field(None, description="When and by whom it is taken")
    released: Text | None = Field(None, description="When it is given back")
    summary: Text | None = Field(None, description="What it is for")


class Outsider(Part):
    """Somebody outside the organisation who takes part in procedures, such as an applicant or a supplier."""

    id: Id = Field(description="Id of the party outside")
    title: SingleLine = Field(description="Name of the party outside")
    summary: Text | None = Field(None, description="Who is meant")
