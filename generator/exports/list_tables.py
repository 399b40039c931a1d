"""The tables of the workbook on what the handbook entry lists: forms and registers and how long they are kept, levels and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.worksheet import CellValue, Table
from generator.facts.consequences import decider_of, effects_of, remedies_of, remedy_said
from generator.facts.limit_words import kept_for
from generator.facts.words import HandbookWords, plain
from generator.i18n import formatting
from generator.i18n.catalogue import Catalogue
from generator.model import HandbookEntry


def records_table(words: HandbookWords, spoken: Catalogue) -> Table:
    """Every form and every register: who keeps it, and for how long."""
    _ = spoken.text
    columns = [(_("Record"), 30), (_("Type"), 10), (_("Number"), 14), (_("Keeper"), 20), (_("Medium"), 14), (_("Kept for"), 34),
               (_("Id"), 26)]
    return Table(_("Forms and registers"), columns, "handbook", lambda entry: _records(entry, words, spoken), always=False)


def _records(entry: HandbookEntry, words: HandbookWords, spoken: Catalogue) -> Iterator[list[CellValue]]:
    for form in entry.forms:
        yield [words.said(form.title).text, spoken.text("Form"), form.number or "", "", "", kept_for(form.retention, words), form.id]
    for register in entry.registers:
        keeper = words.title("post", register.keeper).text if register.keeper else ""
        medium, kept = formatting.choice(register.medium, words.language), kept_for(register.retention, words)
        yield [words.said(register.title).text, spoken.text("Register"), "", keeper, medium, kept, register.id]


def levels_table(words: HandbookWords, spoken: Catalogue) -> Table:
    """Every level: how long it lasts, what follows from it, who decides on it, and how to object."""
    _ = spoken.text
    columns = [(_("Level"), 22), (_("Type"), 10), (_("Duration"), 16), (_("What follows"), 50), (_("Who decides"), 20),
               (_("How to object"), 60), (_("Id"), 26)]
    return Table(_("Levels"), columns, "handbook", lambda entry: _levels(entry, words), always=False)


def _levels(entry: HandbookEntry, words: HandbookWords) -> Iterator[list[CellValue]]:
    for level in entry.levels:
        decider, side = decider_of(level, words), formatting.sentence(formatting.choice(level.side, words.language))
        yield [words.said(level.title).text, side, words.duration(level.duration) if level.duration else "",
               "\n".join(map(plain, effects_of(level, words))), decider.text if decider else "",
               "\n".join(plain(remedy_said(remedy, words)) for remedy in remedies_of(level, words)), level.id]
