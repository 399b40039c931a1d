"""The table of the workbook on what readers outside are told of procedures: what to bring, what can be done against it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.worksheet import CellValue, Table
from generator.facts.visitors import visitor_card
from generator.facts.words import HandbookWords
from generator.i18n.catalogue import Catalogue
from generator.model import Procedure


def visitors_table(words: HandbookWords, spoken: Catalogue) -> Table:
    """Every procedure that has words for visitors."""
    _ = spoken.text
    columns = [(_("Procedure"), 24), (_("What you can do here"), 44), (_("How long it takes"), 30), (_("What to bring"), 44),
               (_("Fees and payments"), 30), (_("If you disagree"), 60), (_("Id"), 26)]
    return Table(_("For visitors"), columns, "procedure", lambda procedure: _told(procedure, words), always=False)


def _told(procedure: Procedure, words: HandbookWords) -> Iterator[list[CellValue]]:
    if card := visitor_card(procedure, words):
        yield [card.title.text, card.can.text, card.takes.text if card.takes else "", "\n".join(each.text for each in card.bring),
               "\n".join(each.text for each in card.paid), card.remedy.text if card.remedy else "", procedure.id]
