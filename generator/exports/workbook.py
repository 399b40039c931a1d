"""The tables of the handbook as an Excel workbook: delegation, duties, criteria with their circumstances, a score sheet for every set,
time limits, shifts, levels with how to object, and what is kept for how long.

Every cell is text or a number; a text that begins with `=`, `+`, `-` or `@` stays text. The file is the same twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from typing import Any

from generator.exports.list_tables import levels_table, records_table
from generator.exports.risk_sheet import risks_table
from generator.exports.time_tables import limits_table, shifts_table
from generator.exports.visitors_table import visitors_table
from generator.exports.worksheet import Row, Table, Worksheet
from generator.facts.applying import Applying, applying, scored
from generator.facts.criteria import CriteriaFacts, criteria_facts
from generator.facts.duties import DutyFacts, duty_groups
from generator.facts.labels import DELEGATION
from generator.facts.procedure import delegation_rows
from generator.facts.showing import Output, is_shown
from generator.facts.words import HandbookWords, plain
from generator.handbook import Handbook
from generator.i18n.catalogue import Catalogue
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import Criteria, Post, Procedure
from generator.model.text import Text
from generator.reads import Declare, as_declared, in_groups, once, shared

_MADE = datetime.datetime(2020, 1, 1)
"""A fixed date in the file's properties: when it was made is no part of what it says."""

CELL = 32_767
"""The most characters that a cell of a workbook can hold."""


def workbook(handbook: Handbook, language: str, declare: Declare = as_declared) -> Callable[[], bytes]:
    """Gives what makes the workbook in one language. The rows of entries are declared as pieces: an edit that changes none of them leaves
    the workbook as it is.
    """
    words = own_catalogue(language, own_words(handbook, language))
    tables = [*_Tables(handbook, language, words).all()]
    always = {table.name for table in tables if table.always}
    rows = {kind: in_groups(declare, f"rows {kind}", handbook.by_kind[kind], partial(_rows, handbook, kind, tables))
            for kind in dict.fromkeys(table.kind for table in tables)}

    def make() -> bytes:
        found = {kind: take() for kind, take in rows.items()}
        sheets = [Worksheet(table.name, table.columns, [row for name in handbook.by_kind[table.kind]
                                                        for row in found[table.kind][name][table.name]]) for table in tables]
        return _written([sheet for sheet in sheets if sheet.rows or sheet.name in always], handbook, language, words)

    return make


def _rows(handbook: Handbook, kind: str, tables: Iterable[Table], name: str) -> dict[str, list[Row]]:
    """What the tables of its kind say of an entry; nothing of one that is not in force."""
    entry = handbook.by_kind[kind][name]
    there = is_shown(entry, handbook, Output.WORKBOOK)
    return {table.name: [*table.rows(entry)] if there else [] for table in tables if table.kind == kind}


def _written(sheets: Iterable[Worksheet], handbook: Handbook, language: str, words: Catalogue) -> bytes:
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": _text(handbook.entry.title, language), "company": _text(handbook.entry.organisation, language),
                         "created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E3ECF1"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
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


class _Tables:
    """What each sheet says of an entry, in one language."""

    def __init__(self, handbook: Handbook, language: str, words: Catalogue) -> None:
        self._handbook = handbook
        self._language = language
        self._spoken = words
        self._ = words.text
        self._words = HandbookWords.of(handbook, language)
        self._made: dict[str, Any] = {}

    def all(self) -> Iterator[Table]:
        """All of them in order."""
        yield from (self.delegation(), self.duties(), self.criteria(), self.circumstances(), self.scores())
        others = (limits_table, visitors_table, shifts_table, risks_table, levels_table, records_table)
        yield from (made(self._words, self._spoken) for made in others)

    def delegation(self) -> Table:
        _ = self._
        columns = [(_("Procedure"), 22), (_("Matter"), 30), *((_(label), 20) for label in DELEGATION.values())]
        return Table(_("Delegation table"), columns, "procedure", self._delegated)

    def _delegated(self, procedure: Procedure) -> Iterator[Row]:
        for row in delegation_rows(procedure, self._words):
            posts = (self._(", ").join(post.text for post in row.posts[field]) for field in DELEGATION)
            yield [self._t(procedure.title), row.matter.text, *posts]

    def duties(self) -> Table:
        _ = self._
        columns = [(_("Post"), 20), (_("Duty"), 46), (_("When"), 22), (_("Time allowed"), 24), (_("Time taken"), 14), (_("Priority"), 14),
                   (_("Record"), 20), (_("Evidence"), 36), (_("Procedure"), 20), (_("Id"), 26)]
        return Table(_("Duties"), columns, "post", self._duties)

    def _duties(self, post: Post) -> Iterator[Row]:
        for duty in (duty for group in duty_groups(post, self._words) for duty in group.duties):
            titles = (duty.evidence, duty.guide)
            yield [self._t(post.title), duty.do.text, self._when(duty), self._limit(duty) or None, duty.effort or None, duty.priority,
                   duty.record.text if duty.record else "", *(title.text if title else "" for title in titles), f"{post.id}/{duty.id}"]

    def _limit(self, duty: DutyFacts) -> str:
        return self._("; ").join(filter(None, (duty.within, duty.extension)))

    def _when(self, duty: DutyFacts) -> str:
        return self._("{frequency}, {off}", frequency=duty.when.text, off=duty.besides) if duty.besides else duty.when.text

    def criteria(self) -> Table:
        _ = self._
        columns = [(_("Criteria"), 26), (_("Type"), 10), (_("Tier"), 26), (_("When"), 40), (_("Level"), 20), (_("Points"), 10),
                   (_("Duration"), 14)]
        return Table(_("Criteria"), columns, "criteria", self._tiers)

    def _facts(self, found: Criteria) -> CriteriaFacts:
        """What every post's rows of the score sheet ask for."""
        return once(self._made, found.id, lambda: criteria_facts(found, self._words))

    def _tiers(self, found: Criteria) -> Iterator[Row]:
        criteria = self._facts(found)
        for tier in criteria.tiers:
            requires, earned = self._("; ").join(map(plain, tier.requires)), tier.outcome
            level = plain(earned.levels) or (None if earned.points or earned.duration else earned.nothing.text)
            yield [criteria.title.text, criteria.side.text, tier.title.text, requires, level,
                   None if earned.number is None else float(earned.number), earned.duration.text if earned.duration else None]

    def circumstances(self) -> Table:
        _ = self._
        columns = [(_("Criteria"), 26), (_("Circumstance"), 60), (_("Effect"), 30)]
        return Table(_("Circumstances"), columns, "criteria", self._modifiers)

    def _modifiers(self, found: Criteria) -> Iterator[Row]:
        criteria = self._facts(found)
        return ([criteria.title.text, modifier.title.text, plain(modifier.stated)] for modifier in criteria.modifiers)

    def scores(self) -> Table:
        """To be filled in: for every post in force, a row for every measure of every set that applies to it."""
        _ = self._
        columns = [(_("Post"), 20), (_("Criteria"), 28), (_("Measure"), 30), (_("Unit of measure"), 10), (_("Value"), 10),
                   (_("Circumstances"), 26), (_("Level"), 14), (_("Points"), 10), (_("Scored by"), 14), (_("Reviewed by"), 14)]
        return Table(_("Score sheet"), columns, "post", self._scored)

    @shared
    def _sets(self) -> Applying[Criteria]:
        return applying(scored(self._handbook.criteria.values()), self._handbook, Output.WORKBOOK)

    def _scored(self, post: Post) -> Iterator[Row]:
        for criteria in map(self._facts, self._sets.to(post.id)):
            for measure in criteria.measures:
                yield [self._t(post.title), criteria.title.text, measure.title.text, plain(measure.counted)]

    def _t(self, text: Text | None) -> str:
        return _text(text, self._language) if text else ""


def _text(text: Text, language: str) -> str:
    return text.best(language)[1]
