"""A guide: a page that is neither rule nor procedure, such as an introduction, the text of a policy, or a form letter."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.common import Audiences, Entry, OneOrMany, Part, Subjects, for_all
from generator.model.text import FreeText, Id, ProcedureRef, SingleLine


class Sort(Enum):
    """What a free page is."""

    GUIDE = "guide"
    POLICY = "policy"
    LETTER = "letter"


class Section(Part):
    """A section of a free page."""

    id: Id | None = Field(None, description="Id of the section")
    title: SingleLine | None = Field(None, description="Heading of the section")
    text: FreeText = Field(description="The text: paragraphs, lists, tables and pictures in Markdown")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Guide(Entry):
    """A page that is neither rule nor procedure."""

    kind: Literal["guide"]
    sort: Sort = Field(Sort.GUIDE, description="What it is: a guide, the text of a policy, or a form letter")
    applies_to: Subjects = for_all("Posts or outside parties for which it is meant; every post if left out")
    procedures: Annotated[tuple[ProcedureRef, ...], OneOrMany] = Field((), description="Procedures in which it is used")
    sections: Annotated[tuple[Section, ...], OneOrMany] = Field(min_length=1, description="Sections, in order")
