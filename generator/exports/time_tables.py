"""The tables of the workbook that are about time: how long each step of a procedure may take, and the shifts of posts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.worksheet import CellValue, Table
from generator.facts.procedure import procedure_facts
from generator.facts.shifts import roster_facts, shift_facts
from generator.facts.words import HandbookWords
from generator.i18n.catalogue import Catalogue
from generator.model import Post, Procedure


def limits_table(words: HandbookWords, spoken: Catalogue) -> Table:
    """For every procedure the time promised for the whole, then its steps that have a limit, or wait."""
    _ = spoken.text
    columns = [(_("Procedure"), 24), (_("Step"), 8), (_("What is done"), 44), (_("Done by"), 24), (_("Time allowed"), 34),
               (_("Extension"), 44), (_("Id"), 26)]
    return Table(_("Time limits"), columns, "procedure", lambda procedure: _limits(procedure, words))


def _limits(procedure: Procedure, words: HandbookWords) -> Iterator[list[CellValue]]:
    facts, title = procedure_facts(procedure, words), words.said(procedure.title).text
    if facts.within:
        promised = words.text("; ").join(filter(None, (facts.within, facts.open_time)))
        yield [title, None, words.text("Time promised"), "", promised, facts.extension, procedure.id]
    for step in facts.steps:
        if step.within or step.wait:
            wait = words.text("Wait {time}", time=step.wait) if step.wait else ""
            allowed = words.text("; ").join(filter(None, (wait, step.within)))
            by = words.text(", ").join(doer.text for doer in step.by)
            yield [title, step.number, step.do.text, by, allowed, step.extension, f"{procedure.id}/{step.key}"]


def shifts_table(words: HandbookWords, spoken: Catalogue) -> Table:
    """For every shift of a post its hours and days, how many people hold it, and how many stand by."""
    _ = spoken.text
    columns = [(_("Post"), 22), (_("Shift"), 24), (_("Hours"), 26), (_("Days"), 30), (_("People"), 8), (_("Reserve"), 14),
               (_("Handed over"), 50), (_("Id"), 26)]
    return Table(_("Shifts"), columns, "post", lambda post: _shifts(post, words), always=False)


def _shifts(post: Post, words: HandbookWords) -> Iterator[list[CellValue]]:
    roster = roster_facts(post, words)
    handed_over = words.text("; ").join(each.text for each in roster.hand_over) if roster else ""
    for shift in shift_facts(post, words):
        yield [words.said(post.title).text, shift.title.text, shift.hours, shift.days, shift.people, roster.reserve if roster else "",
               handed_over, f"{post.id}/{shift.id}"]
