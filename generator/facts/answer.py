"""The answer that a reader comes to a procedure for: who asks, who decides, how long it takes, what to fill in, whom to call. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.doers import first_of_ours, uncounted
from generator.facts.contact import Contact, contacts
from generator.facts.deciding import Deciding, DecidingMoment, decides
from generator.facts.procedure import Margin, Numbered, ProcedureFacts
from generator.facts.whom_to_call import whom_to_call
from generator.facts.words import HandbookWords, Named, Words
from generator.model import Procedure
from generator.model.procedure import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """`asks` says what sets the procedure off, and `drafts` which posts put a matter forward. `first` is the first step of the organisation
    where something sudden happens: whoever asks how long that takes asks when somebody acts, and not when the last report is written.
    `time` is the promise for the whole, `extension` how that or a step may be extended, and `open_time` what it may not cover.

    Whatever is not stated in the rules is empty.
    """

    asks: Words
    drafts: tuple[Named, ...]
    decides: tuple[Deciding, ...]
    first: DecidingMoment | None
    time: str
    extension: str
    open_time: str
    forms: tuple[Numbered, ...]
    call: tuple[Contact, ...]
    exceptions: tuple[Margin, ...]


def answer_card(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> AnswerCard:
    """The card of a procedure, from its facts. Time grows with its own length."""
    drafts = dict.fromkeys(post for row in facts.delegation for post in row.posts["draft"])
    return AnswerCard(asks=facts.trigger, drafts=tuple(drafts), decides=decides(procedure, facts, words),
                      first=_first(procedure, facts, words), time=facts.within, extension=_extension(procedure, facts, words),
                      open_time=facts.open_time, forms=facts.forms,
                      call=contacts(whom_to_call(procedure, words.handbook), words), exceptions=facts.discretion)


def _extension(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> str:
    """How the whole may be extended, else which steps may be that count towards it: either way it may take longer than is promised."""
    free = uncounted(procedure, words.handbook) if facts.within else ()
    steps = [words.text("Step {number}", number=step.number) + words.text(": ") + step.extension
             for index, step in enumerate(facts.steps) if step.extension and index not in free]
    return facts.extension or words.text("; ").join(steps)


def _first(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> DecidingMoment | None:
    step = facts.steps[first_of_ours(procedure, words.handbook)]
    return DecidingMoment(step.number, step.anchor, step.in_time) if procedure.matter is Matter.SUDDEN and step.in_time else None
