"""A risk: what can happen, how likely and how grave it is, which control points answer it, and how they are inspected."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.common import Entry, OneOrMany, Part
from generator.model.duration import AtMost
from generator.model.frequency import Frequency
from generator.model.risk_scale import Degree
from generator.model.text import PostRef, ProcedureRef, Prose, RecordRef, SingleLine, Word


class Residual(Part):
    """What is left of a risk while its controls work. Controls that only make it less likely leave its impact as it is."""

    likelihood: Degree | None = Field(None, description="How likely it still is; as before if left out")
    impact: Degree | None = Field(None, description="How grave it still is; as before if left out")


class Control(Part):
    """A control point that answers a risk: a step of a procedure at which something is checked."""

    procedure: ProcedureRef = Field(description="Procedure in which it is controlled")
    step: Word = Field(description="Step that has the control point")
    evidence: RecordRef | None = Field(
        None, description="Register or form that shows the control was done; the record of the step if left out")


class Inspection(Part):
    """What a unit checks when it inspects itself."""

    item: SingleLine = Field(description="What is checked, with a number")
    every: Frequency | None = Field(None, description="How often; with every self-inspection if left out")
    by: PostRef | None = Field(None, description="Post that inspects so often; the owner of the risk if left out")
    effort: AtMost | None = Field(None, description="Time it takes each time")

    def inspector(self, risk: Risk) -> str | None:
        """The post that looks at it by the calendar; none where no frequency is stated, or no post."""
        return (self.by or risk.owner) if self.every else None


class Risk(Entry):
    """Something that can go wrong, and what is done about it."""

    kind: Literal["risk"]
    description: Prose = Field(description="What can happen, and what follows from it")
    likelihood: Degree = Field(description="How likely it is without control: its place in the scale of likelihood, from 1")
    impact: Degree = Field(description="How grave it would be: its place in the scale of impact, from 1")
    controls: Annotated[tuple[Control, ...], OneOrMany] = Field((), description="Control points that answer it")
    residual: Residual | None = Field(None, description="What is left while these controls work")
    inspect: Annotated[tuple[Inspection, ...], OneOrMany] = Field(
        (), description="Items for the self-inspection sheets of the procedures in which it is controlled")
