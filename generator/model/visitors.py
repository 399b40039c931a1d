"""What readers outside the organisation are told of a procedure.

In an edition for them it stands in place of the steps, which speak to those who do them.
"""

from __future__ import annotations

from pydantic import Field

from generator.model.common import Part, Texts
from generator.model.text import SingleLine, Text


class Visitors(Part):
    """What readers outside are told, in words for them."""

    can: Text = Field(description="What visitors can do here, in words for them")
    takes: SingleLine | None = Field(None, description="How long it takes, if not simply the time promised")
    bring: Texts = Field((), description="What visitors bring or enclose")
    remedy: Text | None = Field(None, description="What visitors can do against the outcome, where and until when")
