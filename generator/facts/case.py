"""A procedure as it is run in a case: its steps in order, each with the ways on from it, and until when it is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.classes import classes
from generator.analysis.doers import uncounted
from generator.analysis.parallel import one_after_other
from generator.calendar.due_table import DueTable
from generator.facts.answers import answer_words
from generator.facts.case_limits import Limit, case_limit
from generator.facts.contact import Contact, contacts
from generator.facts.procedure import procedure_facts
from generator.facts.showing import Output, shown
from generator.facts.steps import StepFacts
from generator.facts.whom_to_call import whom_to_call
from generator.facts.words import HandbookWords, Named, Words
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.procedure import Matter
from generator.questions import question


@dataclass(frozen=True, slots=True)
class CaseWay:
    """A way on: its answer, None for the only way, and the index of the step it leads to, None for the end. `levels` are those of criteria
    that lead this way. See `Arc` for the rest."""

    answer: Words | None
    target: int | None
    most: int
    after: int
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseClass:
    """What limits of the procedure differ by: criteria, and the levels of which a case has one, by id."""

    criteria: str
    title: Words
    levels: dict[str, Words]


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A step; `limit` counts from the end of the step before, or of the step `begun_by`, with which several strands begin, and after what
    it `waits` for, unless it says otherwise. `others` are procedures that are gone through or started here, or to which the matter passes;
    `judge` are criteria that give the answer. The time of what is `free` is not part of the time promised."""

    facts: StepFacts
    ways: tuple[CaseWay, ...]
    limit: Limit
    waits: Limit
    begun_by: int | None
    others: tuple[Named, ...]
    judge: str | None
    free: bool


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A procedure to run. `limit` is the promise for the whole, `call` whom to call, `events` are the titles of events by id."""

    procedure: Procedure
    title: Words
    trigger: Words
    within: str
    extension: str
    limit: Limit
    steps: tuple[CaseStep, ...]
    call: tuple[Contact, ...]
    events: dict[str, Words]
    classes: tuple[CaseClass, ...]


def is_emergency(procedure: Procedure) -> bool:
    """Whether it is run when something sudden happens."""
    return procedure.matter is Matter.SUDDEN


def runnable(handbook: Handbook) -> tuple[Procedure, ...]:
    """The procedures that can be run: nobody runs what is not in force. Emergencies come first."""
    found = _runnable(handbook, "")
    return tuple(handbook.procedures[name] for name in (*found["emergency"], *found["ordinary"]))


def emergencies(handbook: Handbook) -> tuple[Procedure, ...]:
    """Those of them that are emergencies."""
    return tuple(handbook.procedures[name] for name in _runnable(handbook, "")["emergency"])


@question
def any_runnable(handbook: Handbook, about: str) -> bool:
    """Whether any can be run."""
    return bool(runnable(handbook))


@question
def _runnable(handbook: Handbook, about: str) -> dict[str, tuple[str, ...]]:
    """Ids of the procedures that can be run."""
    found = {each.id: is_emergency(each) for each in shown(handbook.procedures.values(), handbook, Output.CHECKLIST)}
    return {"emergency": tuple(name for name, emergency in found.items() if emergency),
            "ordinary": tuple(name for name, emergency in found.items() if not emergency)}


def case_facts(procedure: Procedure, words: HandbookWords, table: DueTable) -> CaseFacts:
    """The facts of one procedure; `table` collects the lengths of time in it."""
    facts = procedure_facts(procedure, words)
    steps = tuple(_step(procedure, step, words, table) for step in facts.steps)
    return CaseFacts(procedure, words.said(procedure.title), facts.trigger, facts.within, facts.extension,
                     case_limit(procedure.within, procedure, words, table), steps, contacts(whom_to_call(procedure, words.handbook), words),
                     {event.id: words.said(event.title) for event in procedure.events}, tuple(_classes(procedure, words)))


def _classes(procedure: Procedure, words: HandbookWords) -> Iterator[CaseClass]:
    handbook = words.handbook
    for name, levels in classes(procedure, handbook).items():
        yield CaseClass(name, words.said(handbook.title("criteria", name)),
                        {level: words.said(handbook.title("level", level)) for level in levels})


def _step(procedure: Procedure, facts: StepFacts, words: HandbookWords, table: DueTable) -> CaseStep:
    index = facts.number - 1
    step = procedure.steps[index]
    begun_by = next((strand.fork for strand in procedure.strands if strand.start == index), None)
    others = tuple(words.named("procedure", name) for name in step.leads_into if name in words.handbook.procedures)
    return CaseStep(facts, tuple(_ways(procedure, index, words)), case_limit(step.within, procedure, words, table), table.limit(step.wait),
                    begun_by, others, step.judge, index in uncounted(procedure, words.handbook))


def _ways(procedure: Procedure, index: int, words: HandbookWords) -> Iterator[CaseWay]:
    """As one goes through them who runs the case: steps at the same time one after the other."""
    levels = {branch.when: branch.level for branch in procedure.steps[index].branches}
    return (CaseWay(answer_words(arc, words), arc.target, arc.most, arc.after, levels.get(arc.answer, ()) if arc.answer else ())
            for arc in one_after_other(procedure, index))

