"""The part on forms and registers: their numbers, who keeps them, for how long, and where they are used."""

from __future__ import annotations

from generator.book.book import Book, Lines, heading, place, table
from generator.book.portions import Block
from generator.facts.limit_words import kept_for
from generator.handbook import Backlink
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.handbook import Form, Register

USES_SHOWN = 8
"""So many procedures are named for each; a register may be used by hundreds."""


def records(book: Book) -> list[Block]:
    """A table of the forms and one of the registers."""
    blocks: list[Block] = []
    forms, registers = ([found for found in book.handbook.by_kind[kind].values() if _is_told(book, kind, found.id)]
                        for kind in ("form", "register"))
    if forms:
        header = [book.text(key) for key in ("Number", "Form", "Kept for", "Used in")]
        blocks.append(heading(2, book.words.own("Forms")))
        blocks.append(table((2.2, 5, 2, 8), header, [(place("form", found.id), _form(book, found)) for found in forms]))
    if registers:
        header = [book.text(key) for key in ("Register", "Keeper", "Medium", "Kept for", "Used in")]
        blocks.append(heading(2, book.words.own("Registers")))
        blocks.append(table((4, 3, 2, 2, 7), header, [(place("register", found.id), _register(book, found)) for found in registers]))
    return blocks


def _is_told(book: Book, kind: str, name: str) -> bool:
    """Readers outside are told of what a rule names that they may read."""
    return not book.handbook.for_outside or bool(book.handbook.links_to(kind, name))


def _form(book: Book, form: Form) -> list[Lines]:
    return [book.own(form.number or ""), book.said(form.title), _kept(book, form), _uses(book, book.handbook.links_to("form", form.id))]


def _register(book: Book, register: Register) -> list[Lines]:
    keeper = book.references("post", [register.keeper])
    medium = book.own(formatting.choice(register.medium, book.words.language))
    return [book.said(register.title), keeper, medium, _kept(book, register), _uses(book, book.handbook.links_to("register", register.id))]


def _kept(book: Book, record: Form | Register) -> Lines:
    return book.own(kept_for(record.retention, book.words)) if record.retention else []


def _uses(book: Book, links: tuple[Backlink, ...]) -> Lines:
    names = tuple(dict.fromkeys(link.entry.id for link in links if isinstance(link.entry, Procedure)))
    return book.some("procedure", names, USES_SHOWN)
