"""The tables of the handbook as an Excel workbook: delegation, duties, criteria with their circumstances, a score sheet for every set,
time limits and shifts.

Every cell is text or a number; a text that begins with `=`, `+`, `-` or `@` stays text. The file is the same twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, TypeVar

from generator.exports.risk_sheet import risks_sheet
from generator.exports.time_tables import limits_sheet, shifts_sheet
from generator.exports.worksheet import CellValue, Worksheet
from generator.facts.applying import applying, scored
from generator.facts.criteria import CriteriaFacts, criteria_facts
from generator.facts.duties import DutyFacts, duty_groups
from generator.facts.labels import DELEGATION
from generator.facts.procedure import delegation_rows
from generator.facts.showing import Output, shown
from generator.facts.words import HandbookWords, plain
from generator.handbook import Handbook
from generator.i18n.catalogue import Catalogue
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import Entry
from generator.model.text import Text
from generator.reads import Keep, made_anew

_MADE = datetime.datetime(2020, 1, 1)
"""A fixed date in the file's properties: when it was made is no part of what it says."""

E = TypeVar("E", bound=Entry)

CELL = 32_767
"""The most characters that a cell of a workbook can hold."""


def workbook(handbook: Handbook, language: str, keep: Keep = made_anew) -> bytes:
    """The workbook in one language."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": _text(handbook.entry.title, language), "company": _text(handbook.entry.organisation, language),
                         "created": _MADE})
    words = own_catalogue(language, own_words(handbook, language))
    tables = Tables(handbook, language, words, keep)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E3ECF1"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in tables.sheets():
        _write(book, sheet, head, body, words)
    book.close()
    return buffer.getvalue()


def _shortened(words: str) -> str:
    """A text of several fields may be more than a cell can hold; it then ends in a mark, where a workbook would be left empty."""
    return words if len(words) <= CELL else words[: CELL - 1] + "…"


def _write(book: Any, sheet: Worksheet, head: Any, body: Any, words: Catalogue) -> None:
    """Heads frozen and filtered; printed on A4 across, as wide as the page, with the heads on every page."""
    page = book.add_worksheet(sheet.name)
    for column, (title, width) in enumerate(sheet.columns):
        page.set_column(column, column, width, body)
        page.write_string(0, column, title, head)
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(number, column, _shortened(cell), body)
            elif cell is not None:
                page.write_number(number, column, cell, body)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f"&L{sheet.name}&R{words.text('Page {number} of {count}', number='&P', count='&N')}")


class Tables:
    """The rows of each sheet, in one language."""

    def __init__(self, handbook: Handbook, language: str, words: Catalogue, keep: Keep) -> None:
        self._handbook = handbook
        self._language = language
        self._spoken = words
        self._keep = keep
        self._ = words.text
        self._words = HandbookWords.of(handbook, language)
        self._criteria = {found.id: criteria_facts(found, self._words) for found in self._shown(handbook.criteria)}

    def _shown(self, entries: Mapping[str, E]) -> Iterator[E]:
        """The entries that the tables hold: those in force."""
        return shown(entries.values(), self._handbook, Output.WORKBOOK)

    def sheets(self) -> Iterator[Worksheet]:
        """All of them in order; those of shifts and risks only where there are any."""
        yield from (self.delegation(), self.duties(), self.criteria(), self.circumstances(), self.scores())
        yield limits_sheet(self._shown(self._handbook.procedures), self._words, self._spoken, self._keep)
        shifts = shifts_sheet(self._shown(self._handbook.posts), self._words, self._spoken)
        risks = risks_sheet(self._shown(self._handbook.risks), self._words, self._spoken)
        yield from (sheet for sheet in (shifts, risks) if sheet.rows)

    def delegation(self) -> Worksheet:
        _ = self._
        columns = [(_("Procedure"), 22), (_("Matter"), 30), *((_(label), 20) for label in DELEGATION.values())]
        rows = [[self._t(p.title), row.matter.text, *(_(", ").join(post.text for post in row.posts[field]) for field in DELEGATION)]
                for p in self._shown(self._handbook.procedures) for row in delegation_rows(p, self._words)]
        return Worksheet(_("Delegation table"), columns, rows)

    def duties(self) -> Worksheet:
        _ = self._
        columns = [(_("Post"), 20), (_("Duty"), 46), (_("When"), 22), (_("Time allowed"), 24), (_("Time taken"), 14), (_("Priority"), 14),
                   (_("Record"), 20), (_("Evidence"), 36), (_("Procedure"), 20), (_("Id"), 26)]
        return Worksheet(_("Duties"), columns, list(self._duty_rows()))

    def _duty_rows(self) -> Iterator[list[CellValue]]:
        for post in self._shown(self._handbook.posts):
            for duty in (duty for group in duty_groups(post, self._words) for duty in group.duties):
                titles = (duty.evidence, duty.guide)
                yield [self._t(post.title), duty.do.text, self._when(duty), self._limit(duty) or None, duty.effort or None, duty.priority,
                       duty.record.text if duty.record else "", *(title.text if title else "" for title in titles), f"{post.id}/{duty.id}"]

    def _limit(self, duty: DutyFacts) -> str:
        return self._("; ").join(filter(None, (duty.within, duty.extension)))

    def _when(self, duty: DutyFacts) -> str:
        return self._("{frequency}, {off}", frequency=duty.when.text, off=duty.besides) if duty.besides else duty.when.text

    def criteria(self) -> Worksheet:
        _ = self._
        columns = [(_("Criteria"), 26), (_("Type"), 10), (_("Tier"), 26), (_("When"), 40), (_("Level"), 20), (_("Points"), 10),
                   (_("Duration"), 14)]
        return Worksheet(_("Criteria"), columns, [row for criteria in self._criteria.values() for row in self._tier_rows(criteria)])

    def _tier_rows(self, criteria: CriteriaFacts) -> Iterator[list[CellValue]]:
        for tier in criteria.tiers:
            requires, earned = self._("; ").join(map(plain, tier.requires)), tier.outcome
            level = plain(earned.levels) or (None if earned.points or earned.duration else earned.nothing.text)
            yield [criteria.title.text, criteria.side.text, tier.title.text, requires, level,
                   None if earned.number is None else float(earned.number), earned.duration.text if earned.duration else None]

    def circumstances(self) -> Worksheet:
        _ = self._
        columns = [(_("Criteria"), 26), (_("Circumstance"), 60), (_("Effect"), 30)]
        rows = [[criteria.title.text, modifier.title.text, plain(modifier.stated)]
                for criteria in self._criteria.values() for modifier in criteria.modifiers]
        return Worksheet(_("Circumstances"), columns, rows)

    def scores(self) -> Worksheet:
        """To be filled in: for every post in force, a row for every measure of every set that applies to it."""
        _ = self._
        columns = [(_("Post"), 20), (_("Criteria"), 28), (_("Measure"), 30), (_("Unit of measure"), 10), (_("Value"), 10),
                   (_("Circumstances"), 26), (_("Level"), 14), (_("Points"), 10), (_("Scored by"), 14), (_("Reviewed by"), 14)]
        sets = applying(scored(self._handbook.criteria.values()), self._handbook, Output.WORKBOOK)
        rows = [[self._t(post.title), self._criteria[found.id].title.text, measure.title.text, plain(measure.counted)]
                for post in self._shown(self._handbook.posts)
                for found in sets.to(post.id) for measure in self._criteria[found.id].measures]
        return Worksheet(_("Score sheet"), columns, rows)

    def _t(self, text: Text | None) -> str:
        return _text(text, self._language) if text else ""


def _text(text: Text, language: str) -> str:
    return text.best(language)[1]
