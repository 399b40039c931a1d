"""The scale by which risks are weighed: words for likelihood and impact, levels, and what is tolerated."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.common import Part
from generator.model.numbers import Count
from generator.model.text import SingleLine

MOST_DEGREES = 7
"""With more degrees nobody could tell one from the next, nor read the matrix."""
Degree = Annotated[Count, Field(ge=1, le=MOST_DEGREES)]
Weight = Annotated[Count, Field(ge=1, le=MOST_DEGREES * MOST_DEGREES)]
Degrees = Annotated[tuple[SingleLine, ...], Field(min_length=2, max_length=MOST_DEGREES)]


class RiskLevel(Part):
    """A level of risks, from a value on."""

    title: SingleLine = Field(description="Name of the level")
    value: Weight = Field(description="Smallest value that belongs to it: likelihood times impact")


class RiskScale(Part):
    """How risks are weighed, where it is not the usual scale of three by three."""

    likelihood: Degrees = Field((), description="Words for likelihood, the least likely first; three if left out")
    impact: Degrees = Field((), description="Words for impact, the slightest first; three if left out")
    levels: tuple[RiskLevel, ...] = Field((), description="Levels of risk, the lowest first; low, medium and high if left out")
    tolerance: Weight | None = Field(None, description="Highest value that needs no control; the highest of the lowest level if left out")
