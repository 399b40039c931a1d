"""The three small kinds: conduct, oversight and term."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from generator.model.common import Audiences, Entry, Labels, OneOrMany, Part, Subjects, for_all
from generator.model.duration import TimeAllowed
from generator.model.duty_limit import with_event_of_stage
from generator.model.frequency import Frequency
from generator.model.text import CriteriaRef, Id, PostRef, ProcedureRef, Prose, RecordRef, SingleLine, TermRef, Word


class Clause(Part):
    """One numbered clause."""

    id: Id | None = Field(None, description="Id of the clause")
    number: Word | None = Field(None, description="Number of the clause; counted if left out")
    title: SingleLine | None = Field(None, description="Heading of the clause")
    text: Prose = Field(description="The clause")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Conduct(Entry):
    """Numbered clauses on how people behave."""

    kind: Literal["conduct"]
    applies_to: Subjects = for_all("Posts or outside parties to which it applies; every post if left out")
    clauses: tuple[Clause, ...] = Field(min_length=1, description="Clauses, in order")


class Stage(Part):
    """One stage of the supervision loop."""

    do: SingleLine = Field(description="What is done at this stage")
    by: PostRef = Field(description="Post that does it")
    every: Frequency | None = Field(None, description="How often; it then stands among the duties of the post")
    within: TimeAllowed | None = Field(None, description="Time allowed")
    record: RecordRef | None = Field(None, description="Register or form in which it is recorded")
    duty: Word | None = Field(None, description="Duty of that post that the stage is: it says how often, by when and where it is recorded")

    @model_validator(mode="before")
    @classmethod
    def _event_of_its_time(cls, data: Any) -> Any:
        return with_event_of_stage(data)


STAGES = ("responsibility", "inspection", "notification", "rectification", "assessment")


class Stages(Part):
    """The five stages of the supervision loop, in order."""

    responsibility: Stage = Field(description="Responsibility: who answers for the matter")
    inspection: Stage = Field(description="Inspection: who checks, and how often")
    notification: Stage = Field(description="Notification: who is told what was found")
    rectification: Stage = Field(description="Rectification: who fixes it, by when")
    assessment: Stage = Field(description="Assessment: who judges the result")

    @property
    def in_order(self) -> tuple[tuple[str, Stage], ...]:
        """Each with its name."""
        return tuple((name, getattr(self, name)) for name in STAGES)


class Oversight(Entry):
    """A matter that is followed up until it is really done."""

    kind: Literal["oversight"]
    matter: SingleLine = Field(description="What is overseen")
    inspector: PostRef = Field(description="Post that inspects")
    procedures: Annotated[tuple[ProcedureRef, ...], OneOrMany] = Field((), description="Procedures it watches over")
    criteria: Annotated[tuple[CriteriaRef, ...], OneOrMany] = Field((), description="Criteria its assessment applies")
    stages: Stages = Field(description="The five stages")
    closing: Prose = Field(description="Condition under which the matter is closed")


class Term(Entry):
    """A word with a fixed meaning in this handbook."""

    kind: Literal["term"]
    definition: Prose = Field(description="What the word means here")
    aliases: Labels = Field((), description="Other words for the same")
    see: Annotated[tuple[TermRef, ...], OneOrMany] = Field((), description="Terms to compare")
