"""The steps of a procedure in one language: who does what by when, and where it goes on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.addresses import step_anchor
from generator.facts.answers import answer_words
from generator.facts.labels import TAKING_PART
from generator.facts.limit_words import StatedLimit, extension_text, limit_in_time, limit_lines, limit_text, stated
from generator.facts.step_conditions import condition_words, conditions, step_numbers
from generator.facts.words import HandbookWords, Named, Phrase, Words
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.flow import Arc
from generator.model.procedure import Step


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step: the answer that leads there, and the anchor and the number of the step that follows.

    At the end the anchor is empty and the number 0. `decides` says that somebody decides whether it goes this way.
    """

    answer: Words | None
    anchor: str
    number: int
    decides: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """The moment at which the step is checked, and how: read and do, or do and confirm."""

    title: Words
    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step. `number` counts from 1. `taking_part` are the posts besides those that do it, as (field, label, posts).

    `by_case` are the lines of a time limit that differs by case. `conditions` say who exactly does it, what it waits for, whether its
    time counts. `leads` are all ways on, and `leads_on` says that there is only the one to the next step.
    """

    number: int
    key: str
    anchor: str
    do: Words
    critical: bool
    by: tuple[Named, ...]
    taking_part: tuple[tuple[str, str, tuple[Named, ...]], ...]
    within: str
    by_case: tuple[str, ...]
    extension: str
    in_time: str
    wait: str
    record: Named | None
    evidence: Words | None
    control: Words | None
    decision: Words | None
    asked: Phrase
    """The question, and the criteria whose outcome is the answer."""
    note: Words | None
    conditions: tuple[Phrase, ...]
    pause: Pause | None
    leads: tuple[Way, ...]
    leads_on: bool

    @property
    def doers(self) -> tuple[Named, ...]:
        """Everybody who has a part in it, once, those that do it first."""
        return tuple({doer.name: doer for doer in (*self.by, *(doer for _, _, found in self.taking_part for doer in found))}.values())

    @property
    def approving(self) -> tuple[Named, ...]:
        """Who approves it."""
        return next((posts for field, _, posts in self.taking_part if field == "approve"), ())

    @property
    def ways(self) -> tuple[Way, ...]:
        """What the reader is told of where it leads: nothing where simply the next step follows."""
        return () if self.leads_on else self.leads


def steps_of(procedure: Procedure, words: HandbookWords) -> tuple[StepFacts, ...]:
    """The steps in order. Pages, charts, forms and the book share those of a procedure that is in the handbook."""
    def make() -> tuple[StepFacts, ...]:
        return tuple(_step(procedure, index, words) for index in range(len(procedure.steps)))

    return words.handbook.once(procedure, ("steps", words.language), make)


def _step(procedure: Procedure, index: int, words: HandbookWords) -> StepFacts:
    step = procedure.steps[index]
    limit = stated(step.within, procedure, words.handbook)
    roles = ((field, words.text(label), words.doers(getattr(step, field))) for field, label in TAKING_PART.items())
    return StepFacts(
        number=index + 1, key=procedure.step_key(index), anchor=step_anchor(procedure, index), do=words.said(step.do),
        critical=step.critical, by=words.doers(step.by), taking_part=tuple(role for role in roles if role[2]),
        within=limit_text(limit, words), by_case=_by_case(limit, words), extension=extension_text(limit, words),
        in_time=limit_in_time(limit, words) if limit else "", wait=words.duration(step.wait), record=words.record_named(step.record),
        evidence=words.optional(step.evidence), control=words.optional(step.control), decision=words.optional(step.decision),
        asked=_asked(step, words), note=words.optional(step.note),
        conditions=tuple(condition_words(found, words, step_numbers(words)) for found in conditions(procedure, index, words.handbook)),
        pause=_pause(procedure, step.pause, words),
        leads=_ways(procedure, index, words), leads_on=leads_on(procedure, index))


def _by_case(limit: StatedLimit | None, words: HandbookWords) -> tuple[str, ...]:
    """The lines of a limit that differs by case, where it says no more than that."""
    lines = limit_lines(limit, words) if limit and limit.times else ()
    return lines if len(lines) > 1 and limit_text(limit, words) == words.text("; ").join(lines) else ()


def _asked(step: Step, words: HandbookWords) -> Phrase:
    """What is decided at a step, and by which criteria; nothing where nothing is."""
    if step.decision is None:
        return ()
    question = words.said(step.decision)
    if step.judge is None:
        return (question,)
    return words.phrase("{question} (by: {criteria})", question=question, criteria=words.named("criteria", step.judge))


def _pause(procedure: Procedure, name: str | None, words: HandbookWords) -> Pause | None:
    found = next((pause for pause in procedure.pause_points if pause.id == name), None)
    return Pause(words.said(found.title), formatting.choice(found.mode, words.language)) if found else None


def pause_said(pause: Pause, words: HandbookWords) -> Phrase:
    """`Pause point: before the key is handed over (READ-DO)`."""
    return words.phrase("Pause point: {title} ({mode})", title=pause.title, mode=Words(words.language, pause.mode))


def leads_on(procedure: Procedure, index: int) -> bool:
    """Whether simply the next step follows, which nobody has to be told."""
    simply = index + 1 if index + 1 < len(procedure.steps) else None
    return procedure.arcs(index) == [Arc(None, simply)]


def _ways(procedure: Procedure, index: int, words: HandbookWords) -> tuple[Way, ...]:
    """Where a step leads."""
    return tuple(_way(procedure, arc, words) for arc in procedure.arcs(index))


def _way(procedure: Procedure, arc: Arc, words: HandbookWords) -> Way:
    anchor = "" if arc.target is None else step_anchor(procedure, arc.target)
    decides = arc.answer is not None
    return Way(answer_words(arc, words), anchor, 0 if arc.target is None else arc.target + 1, decides)
