"""What readers outside are told: of a procedure what they can do here, how long it takes, what to bring, which remedy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.facts.answer import answer_card
from generator.facts.contact import Contact
from generator.facts.limit_words import extension_text, stated, with_extension
from generator.facts.procedure import Numbered, procedure_facts
from generator.facts.showing import Output, shown
from generator.facts.words import HandbookWords, Named, Words
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.side import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorCard:
    """`takes` is what visitors are told, else the time promised with how it may be extended; None where neither is stated. `forms` are
    those that can be had, and `paid` the sets of criteria by which steps say what it costs or what is paid out. Whatever is not written is
    empty.
    """

    title: Named
    can: Words
    takes: Words | None
    bring: tuple[Words, ...]
    forms: tuple[Numbered, ...]
    paid: tuple[Named, ...]
    remedy: Words | None
    call: tuple[Contact, ...]


def is_told_otherwise(entry: Entry, handbook: Handbook) -> bool:
    """Whether readers outside are told something else than those who work here: of a procedure that has words for visitors those, in place
    of the steps; of a post how to reach it and for what, and neither its duties, shifts and powers nor what it takes to hold it."""
    return handbook.for_outside and (isinstance(entry, Post) or (isinstance(entry, Procedure) and entry.visitors is not None))


def visitor_card(procedure: Procedure, words: HandbookWords) -> VisitorCard | None:
    """The card of a procedure that has words for visitors."""
    found = procedure.visitors
    if found is None:
        return None
    facts = procedure_facts(procedure, words)
    card = answer_card(procedure, facts, words)
    promised = Words(words.language, with_extension(card.time, _extension(procedure, words), words)) if card.time else None
    return VisitorCard(
        title=words.named("procedure", procedure.id), can=words.said(found.can), takes=words.optional(found.takes) or promised,
        bring=tuple(words.every(found.bring)), forms=tuple(form for form in facts.forms if _can_be_had(form, words.handbook)),
        paid=words.all_named("criteria", _paid_by(procedure, words.handbook)), remedy=words.optional(found.remedy), call=card.call)


def _can_be_had(form: Numbered, handbook: Handbook) -> bool:
    found = handbook.find("form", form.named.name)
    return found is not None and found.link is not None


def _paid_by(procedure: Procedure, handbook: Handbook) -> Iterator[str]:
    """The sets of criteria by which its steps judge and that say what a service costs, or what is paid out, each once."""
    for name in dict.fromkeys(step.judge for step in procedure.steps if step.judge):
        if (found := handbook.criteria.get(name)) and found.side in (Side.FEE, Side.BENEFIT):
            yield name


def _extension(procedure: Procedure, words: HandbookWords) -> str:
    """How the time promised may be extended; who approves that does not concern visitors."""
    limit = stated(procedure.within, procedure, words.handbook)
    return extension_text(limit and replace(limit, extensions=tuple(replace(each, approve=()) for each in limit.extensions)), words)


def visitor_cards(words: HandbookWords) -> Iterator[VisitorCard]:
    """The cards of all procedures in force that have words for visitors, in the order of the handbook."""
    for procedure in shown(words.handbook.procedures.values(), words.handbook, Output.FIRST_PAGE):
        if card := visitor_card(procedure, words):
            yield card
