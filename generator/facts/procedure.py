"""What is true of a procedure in one language, as its page, its sheet and the book show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from generator.analysis.doers import uncounted
from generator.facts.basis import Cited, cited
from generator.facts.labels import DELEGATION
from generator.facts.limit_words import extension_text, hanging_on_events, limit_text, stated
from generator.facts.limits import limits_explained
from generator.facts.showing import Output, is_there
from generator.facts.steps import StepFacts, steps_of
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.limit import Limit


class Numbered(NamedTuple):
    """A form or a procedure with its number, empty where it has none."""

    named: Named
    number: str


class DelegationRow(NamedTuple):
    """A matter, and for every part in it (`draft`, `review`, `decide`, `cosign`) the posts."""

    matter: Words
    posts: dict[str, tuple[Named, ...]]


class Margin(NamedTuple):
    """What a post may do otherwise, and how far."""

    by: Named
    may: Words
    limit: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFacts:
    """`extension` says how the time promised may be extended, and `open_time` which steps hang on an event, so that nobody can say
    whether the promise covers them.

    `within` is the time promised and `matter` the class of matter, both empty where none is stated; `limits_explained` says from
    when the limits of steps count, and how hours do. `delegation` is who decides on what; `delegation_shown` is that as far as it is
    shown as a table.

    `forms` are the forms that the procedure names and those in which its steps are recorded, `registers` the registers.
    """

    trigger: Words
    number: str
    within: str
    extension: str
    open_time: str
    matter: str
    limits_explained: str
    unit: Named | None
    owner: Named | None
    steps: tuple[StepFacts, ...]
    delegation: tuple[DelegationRow, ...]
    delegation_shown: tuple[DelegationRow, ...]
    discretion: tuple[Margin, ...]
    forms: tuple[Numbered, ...]
    registers: tuple[Named, ...]
    outputs: tuple[Words, ...]
    related: tuple[Numbered, ...]
    replaces: tuple[Numbered, ...]
    replaced_by: tuple[Numbered, ...]
    basis: tuple[Cited, ...]


def procedure_facts(procedure: Procedure, words: HandbookWords) -> ProcedureFacts:
    """The facts of a procedure, made once. Time grows with its own length and with what replaces it."""
    return words.handbook.once(procedure, ("facts", words.language), lambda: _facts(procedure, words))


def _facts(procedure: Procedure, words: HandbookWords) -> ProcedureFacts:
    recorded = dict.fromkeys(step.record for step in procedure.steps if step.record)
    registers = [name for name in recorded if words.record_kind(name) == "register"]
    forms = dict.fromkeys((*procedure.forms, *(name for name in recorded if name not in registers)))
    promise, rows = stated(procedure.within, procedure, words.handbook), delegation_rows(procedure, words)
    return ProcedureFacts(
        trigger=words.said(procedure.trigger), number=procedure.number or "", within=limit_text(promise, words),
        extension=extension_text(promise, words), open_time=_open_time(procedure, words) if promise else "",
        matter=formatting.sentence(formatting.choice(procedure.matter, words.language)) if procedure.matter else "",
        unit=words.optional_named("unit", procedure.unit), owner=words.optional_named("post", procedure.owner),
        steps=steps_of(procedure, words), limits_explained=limits_explained(procedure, words, words.handbook.entry.calendar),
        delegation=rows, delegation_shown=rows if is_there(Output.DELEGATION, words.handbook) else (),
        discretion=tuple(Margin(words.doers([margin.by])[0], words.said(margin.may), words.optional(margin.limit))
                         for margin in procedure.discretion),
        forms=_numbered("form", forms, words), registers=words.all_named("register", registers),
        outputs=tuple(words.every(procedure.outputs)),
        related=_numbered("procedure", procedure.related, words), replaces=_numbered("procedure", procedure.supersedes, words),
        replaced_by=_numbered("procedure", words.handbook.newer_than(procedure.key), words),
        basis=tuple(cited(basis, words) for basis in procedure.basis))


def _open_time(procedure: Procedure, words: HandbookWords) -> str:
    """Of the steps whose time counts towards the promise; one that counts from the same event as the promise lets nobody wait longer."""
    free = uncounted(procedure, words.handbook)
    promised = [index for index, step in enumerate(procedure.steps)
                if index not in free and not _begins_with(step.within, procedure.within)]
    by_calendar = {index for index in promised if (within := procedure.steps[index].within) and within.by}
    dated = "" if procedure.within and procedure.within.by else hanging_on_events(procedure, sorted(by_calendar), words)
    steps = hanging_on_events(procedure, (index for index in promised if index not in by_calendar), words)
    said = [words.text("Depends on an event: {steps}", steps=steps)] if steps else []
    return words.text("; ").join([*said, *([words.text("Ends by the calendar: {steps}", steps=dated)] if dated else [])])


def _begins_with(limit: Limit | None, promise: Limit | None) -> bool:
    """Whether a limit counts from the event from which the promise does, never anew, and stands still when the promise does."""
    return bool(limit and promise and limit.after and limit.after == promise.after and not limit.restart
                and limit.stops == promise.stops)


def delegation_rows(procedure: Procedure, words: HandbookWords) -> tuple[DelegationRow, ...]:
    """The matters of a procedure that are delegated, in order."""
    return tuple(DelegationRow(words.said(row.matter), {field: words.doers(getattr(row, field)) for field in DELEGATION})
                 for row in procedure.delegation)


def _numbered(kind: str, names: Iterable[str], words: HandbookWords) -> tuple[Numbered, ...]:
    return tuple(Numbered(named, words.number(kind, named.name)) for named in words.all_named(kind, names))
