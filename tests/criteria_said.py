"""What each output says of one set of criteria, read back from the output itself: tiers, what they require and earn, circumstances.

Texts are compared without spaces and without the signs that stand between several, which every output sets in its own way.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import openpyxl

from generator.book.criteria import classes, reward_and_penalty
from generator.book.portions import portions
from generator.exports.workbook import workbook
from generator.facts.words import HandbookWords, Words
from generator.forms.score_sheet import score_sheet_jobs
from generator.forms.whole_handbook import book_of
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import Criteria
from generator.pages.builder import PageBuilder
from generator.pages.entries import EntryValues
from generator.printing.print_context import PrintContext
from generator.templates import BUILT_IN


@dataclass(frozen=True, slots=True)
class Said:
    """(title, what it requires, what it earns) of every tier, and (title, effect) of every circumstance."""

    tiers: list[tuple[str, str, str]]
    modifiers: list[tuple[str, str]]


def bare(*texts: str | None) -> str:
    """Texts as one, without spaces and separators."""
    return re.sub(r"[\s;；、,，]", "", "".join(text for text in texts if text))


class _Rows(HTMLParser):
    """The cells of every table row, by the id of the section's heading; marks of other languages are left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self._rows: list[list[str]] = []
        self._depth, self._cell = 0, False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self._rows = self.tables.setdefault(dict(attrs).get("id") or "", [])
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self._cell = True
        elif tag == "sup":
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup":
            self._depth -= 1
        elif tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell and not self._depth:
            self._rows[-1][-1] += data


def on_page(handbook: Handbook, criteria: Criteria, language: str) -> Said:
    """The page of the set."""
    builder = PageBuilder.of(handbook, language, [BUILT_IN / "pages"])
    values = EntryValues(handbook, builder.links).of(criteria)
    page = builder.page("criteria.html", f"criteria/{criteria.id}.html", criteria.title, **values)
    tables = _Rows(str(page.content)).tables
    return Said([_filled([*map(bare, row)]) for row in tables["tiers"][1:]],
                [(bare(title), bare(effect)) for title, effect in tables.get("modifiers", [])[1:]])


def in_workbook(handbook: Handbook, criteria: Criteria, language: str) -> Said:
    """The sheets of criteria and of circumstances, as another library opens them."""
    text = HandbookWords.of(handbook, language).text
    title = criteria.title.best(language)[1]
    book = openpyxl.load_workbook(io.BytesIO(workbook(handbook, language)()))
    tiers, modifiers = ([row for row in book[text(name)].values if row[0] == title] for name in ("Criteria", "Circumstances"))
    return Said([(bare(name), bare(when), bare(level, _points(points, language), duration))
                 for _, _, name, when, level, points, duration in tiers], [(bare(name), bare(effect)) for _, name, effect in modifiers])


def _points(number: float | None, language: str) -> str:
    if number is None:
        return ""
    shown = f"{number:+,.10g}".replace("-", "−") if number else "0"
    return catalogue(language).text("{points} point" if shown[1:] == "1" else "{points} points", points=shown)


def sheet_data(handbook: Handbook, criteria: Criteria, language: str) -> Any:
    """The data of the set's score sheet as its template reads it."""
    jobs = score_sheet_jobs(PrintContext(handbook, language))
    job = next(job for job in jobs if job.address.endswith(f"criteria/{criteria.id}.pdf"))
    return json.loads(json.dumps(job.data, ensure_ascii=False))


def on_sheet(handbook: Handbook, criteria: Criteria, language: str) -> Said:
    """The score sheet of the set: measures stand for their numbers."""
    data, text = sheet_data(handbook, criteria, language), catalogue(language).text
    titles = [measure.title.best(language)[1] for measure in criteria.measures]

    def named(range_: str) -> str:
        number = re.match(r"\((\d+)\) ", range_) if len(titles) > 1 else None
        return titles[int(number[1]) - 1] + text(": ") + range_[number.end():] if number else range_

    def earned(tier: Any) -> str:
        found = [tier[name][1] for name in ("level", "points", "duration") if tier[name]]
        return bare(*found or [data["labels"]["nothing"]])

    return Said([(bare(tier["title"][1]), bare(*(named(words) for _, words in tier["ranges"])), earned(tier)) for tier in data["tiers"]],
                [(bare(item["title"][1]), bare(item["effect"], item["excludes"])) for item in data["modifiers"]])


def in_book(handbook: Handbook, criteria: Criteria, language: str) -> Said:
    """The tables of the set in the whole handbook."""
    context = PrintContext(handbook, language)
    book = book_of(context)
    blocks = [block for portion in portions([*reward_and_penalty(book), *classes(book)]) for block in portion.blocks()]
    start = next(place for place, block in enumerate(blocks) if block.get("at") == f"criteria:{criteria.id}")
    text, tables = context.words.text, list[Any]()
    for block in blocks[start + 1:]:
        if block["is"] == "heading":
            break
        tables += [block] if block["is"] == "table" else []
    rows = {table["header"][0]: [[_line(cell) for cell in cells] for _, cells in table["rows"]] for table in tables}
    return Said([_filled(row) for row in rows[text("Tier")]],
                [(title, effect) for title, effect in rows.get(text("Circumstance"), [])])


def _filled(row: Sequence[str]) -> tuple[str, str, str]:
    """A tier that requires nothing but what it is called leaves the column of that out."""
    return (row[0], row[1] if len(row) == 3 else "", row[-1])


def _line(lines: Iterable[tuple[str, Iterable[Words]]]) -> str:
    return bare(*(run[1] for _, runs in lines for run in runs))


OUTPUTS = {"page": on_page, "workbook": in_workbook, "score sheet": on_sheet, "book": in_book}
