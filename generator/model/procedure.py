"""A procedure: what sets it off, who does which step by when, what is recorded, who decides."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, model_validator

from generator.model.common import Audiences, Entry, OneOrMany, Part, Posts, Texts, for_all
from generator.model.doers import Doers, Holders, Roles
from generator.model.duration import AtLeast
from generator.model.flow import END, Arc, Flow, Strand, arcs_of, leads_to, strands_of
from generator.model.limit import TRIGGER, Event, Limit, in_any_case, names_of
from generator.model.loop_limit import TimesOrTime
from generator.model.numbers import Count
from generator.model.other_doer import OtherDoers
from generator.model.text import (
    CriteriaRef,
    FormRef,
    HolderRef,
    Id,
    LevelRef,
    ProcedureRef,
    Prose,
    RecordRef,
    SingleLine,
    Text,
    UnitRef,
    Word,
)
from generator.model.visitors import Visitors
from generator.patterns import pattern_of

_OF_END = pattern_of(r"^(?:the )?end of (?:the )?", re.IGNORECASE)
"""Words before a step from whose end a limit counts, where no event is called so."""
StepNames = Annotated[tuple[Word, ...], OneOrMany]


class Matter(Enum):
    """The four classes of matter, each with its own expectation."""

    IMPORTANT = "important"
    SUDDEN = "sudden"
    SPECIAL = "special"
    CONCRETE = "concrete"


class Mode(Enum):
    """READ-DO: read an item, then do it. DO-CONFIRM: do the work, then confirm every item."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"


class PausePoint(Part):
    """A moment at which work stops and the checklist is gone through."""

    id: Id = Field(description="Id of the pause point, unique in its procedure")
    title: SingleLine = Field(description="When to pause")
    mode: Mode = Field(Mode.DO_CONFIRM, description="Read and do, or do and confirm")


class Branch(Part):
    """One way on from a decision."""

    when: SingleLine = Field(description="Answer that leads this way")
    level: Annotated[tuple[LevelRef, ...], OneOrMany] = Field((), description="Levels of the criteria that judge here which lead this way")
    goto: Word = Field(description="Id of the step that follows, or end")
    at_most: TimesOrTime | None = Field(None, description="How often, or how long, it may lead this way; what follows then: then")
    then: Word | None = Field(None, description="Id of the step that follows once it has led this way so often or so long, or end")


class Step(Part):
    """One action of one post."""

    id: Id | None = Field(None, description="Id of the step, needed where a branch leads to it")
    do: SingleLine = Field(description="What is done: one action, verb first")
    by: Doers = Field((), description="Post, role or party outside that does it")
    people: Annotated[Count, Field(ge=2, le=99)] | None = Field(None, description="How many different people do it together, at least")
    same_as: Word | None = Field(None, description="Step that the same person has done")
    other_than: OtherDoers = Field((), description="Steps that nobody who does this one may have done")
    assigns: Roles = Field((), description="Roles that are taken with this step")
    releases: Roles = Field((), description="Roles that are given back with this step")
    approve: Holders = Field((), description="Post that approves it")
    consult: Doers = Field((), description="Posts that are asked")
    inform: Doers = Field((), description="Posts that are told")
    within: Limit | None = Field(None, description="Time allowed, counted from the end of the step before unless it says otherwise")
    counts: bool | None = Field(
        None, description="Whether its time counts towards the time promised; if left out, "
                          "that of those outside does not and all other does")
    wait: AtLeast | None = Field(None, description="Waiting time before the step can begin")
    record: RecordRef | None = Field(None, description="Register or form in which it is recorded")
    evidence: Text | None = Field(None, description="What shows that it was done")
    control: Text | None = Field(None, description="Control point: what is checked, and how")
    critical: bool = Field(False, description="Whether leaving it out does serious harm")
    pause: Word | None = Field(None, description="Pause point at which it is checked")
    decision: SingleLine | None = Field(None, description="Question that is decided here")
    judge: CriteriaRef | None = Field(None, description="Criteria whose outcome is the answer")
    branches: tuple[Branch, ...] = Field((), description="Ways on, by answer")
    next: Word | None = Field(None, description="Step that follows, if not the next one; or end")
    together: StepNames = Field((), description="Steps that begin at the same time; the step that follows when all are done: next")
    go_through: ProcedureRef | None = Field(None, description="Procedure that is gone through here, before the next step")
    starts: Annotated[tuple[ProcedureRef, ...], OneOrMany] = Field(
        (), description="Procedures that are started here and run by themselves, while this one goes on")
    pass_to: ProcedureRef | None = Field(None, description="Procedure to which the matter passes, so that it ends here")
    note: Prose | None = Field(None, description="Remark")
    audience: Audiences = for_all("Who may read it; everyone if left out")

    @property
    def leads_into(self) -> tuple[str, ...]:
        """The procedures that are gone through or started here, or to which the matter passes."""
        return (*filter(None, (self.go_through,)), *self.starts, *filter(None, (self.pass_to,)))

    @property
    def lacks_answers(self) -> bool:
        """Whether it asks, and does not say what follows from at least two answers."""
        return len(self.branches) == 1 or bool(self.decision and not self.branches)


class Delegation(Part):
    """A row of the delegation table: who drafts, reviews, decides and co-signs a matter."""

    matter: SingleLine = Field(description="Matter to be decided")
    draft: Posts = Field((), description="Post that drafts")
    review: Holders = Field((), description="Posts or bodies that review, in order")
    decide: Doers = Field((), description="The one post, body or outside party that decides")
    cosign: Holders = Field((), description="Posts or bodies that co-sign")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Discretion(Part):
    """A margin within which a post may act otherwise than the steps say."""

    by: HolderRef = Field(description="Post that may use its discretion")
    may: Prose = Field(description="What it may do otherwise")
    limit: Text | None = Field(None, description="How far, and who is told")
    audience: Audiences = for_all("Who may read it; everyone if left out")


_Limited = TypeVar("_Limited", Step, "Procedure")


class Procedure(Entry):
    """A procedure of the organisation."""

    kind: Literal["procedure"]
    number: Word | None = Field(None, description="Number of the procedure sheet")
    unit: UnitRef | None = Field(None, description="Unit responsible")
    matter: Matter | None = Field(None, description="Class of matter")
    trigger: SingleLine = Field(description="What sets the procedure off")
    within: Limit | None = Field(None, description="Time promised for the whole")
    events: Annotated[tuple[Event, ...], OneOrMany] = Field((), description="Events that time limits name")
    pause_points: Annotated[tuple[PausePoint, ...], OneOrMany] = Field((), description="Moments at which the checklist is gone through")
    steps: tuple[Step, ...] = Field(min_length=1, description="Steps, in order")
    delegation: Annotated[tuple[Delegation, ...], OneOrMany] = Field((), description="Who drafts, reviews, decides and co-signs")
    discretion: Annotated[tuple[Discretion, ...], OneOrMany] = Field((), description="Stated margins of discretion")
    visitors: Visitors | None = Field(None, description="What readers outside are told, in words for them")
    forms: Annotated[tuple[FormRef, ...], OneOrMany] = Field((), description="Forms used")
    outputs: Texts = Field((), description="What the procedure produces")
    related: Annotated[tuple[ProcedureRef, ...], OneOrMany] = Field((), description="Procedures a reader should know too")

    @model_validator(mode="before")
    @classmethod
    def _same_doers(cls, data: Any) -> Any:
        """A step without a doer that is done by the same person as another is done by the same post."""
        steps = data.get("steps") if isinstance(data, dict) else None
        if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
            return data
        named = {str(step.get("id", f"step-{number}")): step for number, step in enumerate(steps, 1)}
        filled = [{**step, "by": named[same]["by"]} if "by" not in step and (same := str(step.get("same_as", ""))) in named
                  and "by" in named[same] else step for step in steps]
        return {**data, "steps": filled}

    @model_validator(mode="after")
    def _begun_by_trigger(self) -> Procedure:
        """A limit that counts from what sets the procedure off may say so in the same words: 收到申請 and 自收到申請之日起15日."""
        steps = tuple(self._from_trigger(step) for step in self.steps)
        found = self._from_trigger(self)
        return found if steps == self.steps else found.model_copy(update={"steps": steps})

    def _from_trigger(self, part: _Limited) -> _Limited:
        limit = part.within
        name = limit.after if limit else None
        if limit is None or name is None or in_any_case(name) not in names_of(self.trigger) or self._has_moment(name):
            return part
        return part.model_copy(update={"within": limit.model_copy(update={"after": TRIGGER})})

    def _has_moment(self, name: str) -> bool:
        """Whether a step or an event is called so; without places that are remembered, which an entry that is only read does not have."""
        return any(step.id == name for step in self.steps) or self._event_called(name) is not None

    def step_key(self, index: int) -> str:
        """The name of step `index` (from 0) in addresses and branches: its id, else `step-1`, `step-2`, …"""
        steps: tuple[Step, ...] = self.value("steps")  # not what a watched entry notes: of the steps only the ids are read
        return steps[index].id or f"step-{index + 1}"

    @cached_property
    def _places(self) -> dict[str, int | None]:
        """Where each name of a step leads: the index of the step, None for the end."""
        places: dict[str, int | None] = {self.step_key(i): i for i in range(len(self.steps))}
        return {**places, END: None}

    def index_of(self, key: str) -> int | None:
        """The index of the step that `step_key` calls so; None if there is none."""
        return self._places.get(key)

    def moment(self, name: str) -> int | Event | None:
        """What a time limit names: the index of a step, or an event by its id or its title; None if there is neither."""
        index = self.index_of(name)
        if index is not None:
            return index
        return self._event_called(name) or self.index_of(_OF_END.sub("", name))

    def stops_of(self, limit: Limit) -> tuple[tuple[Event, Event], ...]:
        """The events with which a limit stands still and goes on, as far as they are listed."""
        moments = ((self.moment(stop.since), self.moment(stop.until)) for stop in limit.stops)
        return tuple((since, until) for since, until in moments if isinstance(since, Event) and isinstance(until, Event))

    def _event_called(self, name: str) -> Event | None:
        return next((event for event in self.events if in_any_case(name) in event.names), None)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The time promised for the whole, then the limits of the steps, as far as there are any."""
        return tuple(limit for limit in (self.within, *(step.within for step in self.steps)) if limit)

    def counts_from_trigger(self, limit: Limit) -> bool:
        """Whether it counts from what sets the procedure off; so the promise for the whole does unless it says otherwise."""
        return limit.after == TRIGGER or (limit is self.within and not (limit.after or limit.before or limit.by))

    def ends_with_path(self, limit: Limit) -> bool:
        """Whether it counts from a moment on the path: the trigger, or the end of a step."""
        return limit.after == TRIGGER or (limit.after is not None and isinstance(self.moment(limit.after), int))

    @cached_property
    def optional(self) -> frozenset[int]:
        """Indexes of the steps that some way from the first step to the end goes past."""
        if not any(step.branches or step.next or step.pass_to for step in self.steps):
            return frozenset()
        return frozenset(index for index in range(len(self.steps)) if self._ends_without(index))

    def _ends_without(self, left_out: int) -> bool:
        """Whether the end can be reached past a step."""
        return leads_to(None, 0, Flow(self.targets, self.strands), left_out, {})

    @cached_property
    def strands(self) -> tuple[Strand, ...]:
        """The parts that go on at the same time."""
        return tuple(strands_of(self.steps, self._places))

    @cached_property
    def targets(self) -> tuple[tuple[int | None, ...], ...]:
        """Where each step leads, as `successors` says, for all steps at once."""
        return tuple(tuple(target for _, target in self.successors(index)) for index in range(len(self.steps)))

    @cached_property
    def answers_leading_to(self) -> dict[str, tuple[Text, ...]]:
        """Step → the answers of decisions that lead to it, in the order of the steps; nothing of steps to which no answer leads."""
        found: dict[str, tuple[Text, ...]] = {}
        for branch in (branch for step in self.steps for branch in step.branches):
            found[branch.goto] = (*found.get(branch.goto, ()), branch.when)
        return found

    def successors(self, index: int) -> list[tuple[Text | None, int | None]]:
        """Where step `index` leads: (answer, index of the step), None for the end. Unknown names are left out."""
        return [(arc.answer, arc.target) for arc in self.arcs(index)]

    def arcs(self, index: int) -> list[Arc]:
        """The same with everything that is said of each way."""
        return arcs_of(self.steps, index, self._places, self.strands)
