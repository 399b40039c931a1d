"""What stands above the steps of a printed procedure sheet: its state and its facts. Pure."""

from __future__ import annotations

from functools import reduce

from generator.analysis.lifecycle import next_review
from generator.analysis.standing import standing
from generator.facts.procedure import ProcedureFacts
from generator.facts.standing_words import state_sentence, state_word
from generator.facts.words import HandbookWords, Words, unnamed
from generator.i18n import formatting
from generator.model import Procedure

LabelledWords = tuple[str, list[Words]]
"""What it is called, and what is stated; an empty list where nothing is."""


def state(procedure: Procedure, words: HandbookWords) -> tuple[str, str] | None:
    """(`Draft`, what that means) of a procedure that is not in force."""
    found = standing(procedure, words.handbook)
    return None if found.in_force else (formatting.sentence(state_word(found, words)), state_sentence(found, words))


def short_facts(procedure: Procedure, found: ProcedureFacts, words: HandbookWords) -> list[LabelledWords]:
    """Facts that take half a line. The number and the unit have their place even where they are not stated."""
    always: list[LabelledWords] = [
        (words.text("Number"), words.plain(found.number)),
        (words.text("Unit responsible"), unnamed([found.unit])),
    ]
    stated: list[LabelledWords] = [
        (words.text("Time promised"), words.plain(_promise(found, words))),
        (words.text("Class of matter"), words.plain(found.matter)),
        *_upkeep(procedure, found, words),
    ]
    return always + [fact for fact in stated if fact[1]]


def _upkeep(procedure: Procedure, found: ProcedureFacts, words: HandbookWords) -> list[LabelledWords]:
    dates = (("In force from", words.handbook.effective(procedure)), ("In force until", procedure.expires),
             ("Next review", next_review(procedure, words.handbook)))
    return [
        (words.text("Maintained by"), unnamed([found.owner])),
        (words.text("Version"), words.plain(words.handbook.version(procedure))),
        *((words.text(label), words.plain(words.date(day))) for label, day in dates),
    ]


def wide_facts(procedure: Procedure, found: ProcedureFacts, words: HandbookWords) -> list[LabelledWords]:
    """Facts that take a whole line."""
    purpose: list[LabelledWords] = [(words.text("Purpose"), [words.said(procedure.summary)])] if procedure.summary else []
    return [*purpose, (words.text("Trigger"), [found.trigger])]


def _promise(found: ProcedureFacts, words: HandbookWords) -> str:
    """The time promised, how it may be extended, and what it may not cover."""
    more = [said for said in (found.extension, found.open_time) if said]
    return reduce(lambda first, second: words.text("{first}. {second}", first=first, second=second), more, found.within)
