"""What is done again and again, whoever does it."""

from __future__ import annotations

from pydantic import Field

from generator.model.common import Part
from generator.model.duration import AtMost
from generator.model.frequency import Frequency
from generator.model.text import Id, ProcedureRef, RecordRef, SingleLine, Text


class RecurringDuty(Part):
    """What the duties of posts and of roles have in common."""

    id: Id = Field(description="Id of the duty, unique in its post or role")
    do: SingleLine = Field(description="What is done: one action, verb first")
    when: Frequency = Field(description="How often, or the event that sets it off")
    critical: bool = Field(False, description="Whether leaving it out does serious harm")
    evidence: Text | None = Field(None, description="What shows that it was done")
    record: RecordRef | None = Field(None, description="Register or form in which it is recorded")
    procedure: ProcedureRef | None = Field(None, description="Procedure that says how")
    effort: AtMost | None = Field(None, description="Time it takes each time")
