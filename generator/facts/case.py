"""A procedure as it is run in a case: its steps in order, each with the ways on from it, and until when it is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.parallel import one_after_other
from generator.calendar.due_table import DueTable
from generator.facts.answer import whom_to_call
from generator.facts.answers import answer_words
from generator.facts.contact import Contact, contacts
from generator.facts.procedure import procedure_facts
from generator.facts.showing import Output, shown
from generator.facts.steps import StepFacts
from generator.facts.words import HandbookWords, Named, Words
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import TRIGGER
from generator.model.limit import Limit as ModelLimit
from generator.model.procedure import Matter

Limit = dict[str, float] | None
"""See `DueTable.limit`."""


@dataclass(frozen=True, slots=True)
class CaseWay:
    """A way on: its answer, None for the only way, and the index of the step it leads to, None for the end. See `Arc` for the rest."""

    answer: Words | None
    target: int | None
    most: int
    after: int


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A step; `limit` counts from the end of the step before, or of the step `begun_by`, with which several strands begin; with
    `begun`, from the beginning of the case. `goes_to` is a
    procedure that is gone through here."""

    facts: StepFacts
    ways: tuple[CaseWay, ...]
    limit: Limit
    begun_by: int | None
    goes_to: Named | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A procedure to run. `limit` is the promise for the whole, `call` whom to call."""

    procedure: Procedure
    title: Words
    trigger: Words
    within: str
    limit: Limit
    steps: tuple[CaseStep, ...]
    call: tuple[Contact, ...]


def is_emergency(procedure: Procedure) -> bool:
    """Whether it is run when something sudden happens."""
    return procedure.matter is Matter.SUDDEN


def runnable(handbook: Handbook) -> tuple[Procedure, ...]:
    """The procedures that can be run: nobody runs what is not in force. Emergencies come first."""
    found = shown(handbook.procedures.values(), handbook, Output.CHECKLIST)
    return tuple(sorted(found, key=lambda procedure: not is_emergency(procedure)))


def case_facts(procedure: Procedure, words: HandbookWords, table: DueTable) -> CaseFacts:
    """The facts of one procedure; `table` collects the lengths of time in it."""
    facts = procedure_facts(procedure, words)
    steps = tuple(_step(procedure, step, words, table) for step in facts.steps)
    return CaseFacts(procedure, words.said(procedure.title), facts.trigger, facts.within, _limit(procedure.within, table), steps,
                     contacts(whom_to_call(procedure, words), words))


def _limit(limit: ModelLimit | None, table: DueTable) -> Limit:
    """When a limit is over, as far as a script can tell: not where it differs by case or hangs on an event or on another step."""
    if limit is None or limit.time is None or limit.cases or limit.restart or limit.before or limit.after not in (None, TRIGGER):
        return None
    found = table.limit(limit.time)
    if found and limit.at:
        found["at"] = limit.at.minutes
    return {**found, "begun": 1} if found and limit.after == TRIGGER else found


def _step(procedure: Procedure, facts: StepFacts, words: HandbookWords, table: DueTable) -> CaseStep:
    index = facts.number - 1
    step = procedure.steps[index]
    begun_by = next((strand.fork for strand in procedure.strands if strand.start == index), None)
    other = step.go_through or step.pass_to
    goes_to = words.named("procedure", other) if other in words.handbook.procedures else None
    return CaseStep(facts, tuple(_ways(procedure, index, words)), _limit(step.within, table), begun_by, goes_to)


def _ways(procedure: Procedure, index: int, words: HandbookWords) -> Iterator[CaseWay]:
    """As one goes through them who runs the case: steps at the same time one after the other."""
    return (CaseWay(answer_words(arc, words), arc.target, arc.most, arc.after) for arc in one_after_other(procedure, index))

