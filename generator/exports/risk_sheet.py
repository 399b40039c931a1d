"""The table of the workbook on risks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.worksheet import CellValue, Table
from generator.facts.risks import RiskFacts, risk_facts
from generator.facts.words import HandbookWords
from generator.i18n.catalogue import Catalogue


def risks_table(words: HandbookWords, spoken: Catalogue) -> Table:
    """For every risk a row for each of its control points, or one where nothing controls it."""
    _ = spoken.text
    columns = [(_("Risk"), 24), (_("Without control"), 10), (_("Level of risk"), 14), (_("Control points"), 40), (_("Procedure"), 20),
               (_("Evidence"), 20), (_("With the controls"), 10), (_("Maintained by"), 20), (_("Id"), 26)]
    return Table(_("Risks"), columns, "risk", lambda risk: _rows(risk_facts(risk, words)), always=False)


def _rows(found: RiskFacts) -> Iterator[list[CellValue]]:
    for control in found.controls or (None,):
        said = (control.check or control.do, control.procedure, control.evidence) if control else (None, None, None)
        yield [found.named.text, found.before.value, found.before.level.text, *(each.text if each else "" for each in said),
               found.after.value if found.after else None, found.owner.text if found.owner else "", found.named.name]
