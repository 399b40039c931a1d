"""Two parts at the end of the book: the regulations that are cited, and what has changed, the newest first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.analysis.standing import State, standing, state_of
from generator.book.book import Book, Line, Lines, facts, section, table
from generator.book.order import ordering
from generator.book.portions import Block
from generator.facts.standing_words import state_word
from generator.facts.words import Words
from generator.i18n import formatting
from generator.model import Entry

USES_SHOWN = 12
DAYS_SHOWN = 24
NAMES_SHOWN = 24
REPLACEMENTS_SHOWN = 400


@dataclass(slots=True)
class _Regulation:
    title: Words
    articles: dict[str, None] = field(default_factory=dict)
    uses: dict[tuple[str, str], None] = field(default_factory=dict)


def legal_bases(book: Book) -> list[Block]:
    """Every regulation that is cited, its articles, and the entries that rest on it."""
    regulations: dict[str, _Regulation] = {}
    for kind, name, entry in book.every_entry():
        for language, title, article in entry.listed.cited:
            regulation = regulations.setdefault(title, _Regulation(Words(language, title)))
            regulation.uses[kind, name] = None
            if article:
                regulation.articles[article] = None
    key = ordering(book.words.language)
    rows = [("", _regulation(book, regulations[name])) for name in sorted(regulations, key=key)]
    return [table((5, 2, 9), [book.text(key) for key in ("Regulation", "Articles", "Used in")], rows)] if rows else []


def _regulation(book: Book, regulation: _Regulation) -> list[Lines]:
    shown = [*regulation.uses][:USES_SHOWN]
    uses = book.row(book.refer(*key) for key in shown)
    articles = book.text(", ").join(sorted(regulation.articles, key=_natural)[:USES_SHOWN])
    return [[Line("", [regulation.title])], book.own(articles), uses + book.more(len(regulation.uses) - len(shown))]


def _natural(article: str) -> list[tuple[int, str]]:
    """Sorts 9 before 10."""
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.split(r"(\d+)", article)]


def changes(book: Book) -> list[Block]:
    """What replaces what, what is not in force, and what came into force on which day."""
    return [*_edition(book), *_replacements(book), *_not_in_force(book), *_days(book)]


def _edition(book: Book) -> list[Block]:
    head, date = book.handbook.entry, book.words.date
    return [facts(
        (book.text("Version"), book.own(head.version or "")),
        (book.text("In force from"), book.own(date(head.effective))),
        (book.text("Last review"), book.own(date(head.reviewed))),
    )]


def _replacements(book: Book) -> list[Block]:
    found = sorted((entry for entry in _in_force(book) if entry.supersedes), key=_newest)
    header = [book.text(key) for key in ("In force from", "Entry", "Version", "Replaces")]
    rows = [("", [book.own(book.words.date(entry.effective)), book.references(entry.kind, [entry.id]), book.own(entry.version or ""),
                  book.references(entry.kind, entry.supersedes)]) for entry in found[:REPLACEMENTS_SHOWN]]
    return _titled(book, "What replaces older entries", (3, 6, 2, 6), header, rows)


def _not_in_force(book: Book) -> list[Block]:
    found = sorted((entry for entry in book.handbook.entries if state_of(entry, book.handbook) is not State.IN_FORCE), key=_newest)
    header = [book.text(key) for key in ("Entry", "State", "In force from", "In force until", "Replaced by")]
    rows = [("", [book.references(entry.kind, [entry.id]),
                  book.own(formatting.sentence(state_word(standing(entry, book.handbook), book.words))),
                  book.own(book.words.date(entry.effective)), book.own(book.words.date(entry.expires)),
                  book.references(entry.kind, book.handbook.newer_than(entry.key))])
            for entry in found[:REPLACEMENTS_SHOWN]]
    return _titled(book, "Entries that are not in force", (5, 2, 3, 3, 5), header, rows)


def _days(book: Book) -> list[Block]:
    days: dict[datetime.date, list[Entry]] = {}
    for entry in _in_force(book):
        if entry.effective and entry.kind != "term":
            days.setdefault(entry.effective, []).append(entry)
    rows = [("", _day(book, day, days[day])) for day in sorted(days, reverse=True)[:DAYS_SHOWN]]
    header = [book.text(key) for key in ("Day", "Number of entries", "Entries")]
    return _titled(book, "What came into force, day by day", (3, 2, 12), header, rows)


def _day(book: Book, day: datetime.date, entries: list[Entry]) -> list[Lines]:
    shown = entries[:NAMES_SHOWN]
    names = book.row(book.refer(entry.kind, entry.id) for entry in shown)
    return [book.own(book.words.date(day)), book.own(str(len(entries))), names + book.more(len(entries) - len(shown))]


def _titled(book: Book, title: str, columns: tuple[float, ...], header: list[str], rows: list[tuple[str, list[Lines]]]) -> list[Block]:
    return [section(2, book.words.own(title)), table(columns, header, rows)] if rows else []


def _in_force(book: Book) -> Iterable[Entry]:
    return (entry for entry in book.handbook.entries if state_of(entry, book.handbook) is State.IN_FORCE)


def _newest(entry: Entry) -> tuple[int, str]:
    return -(entry.effective or datetime.date.min).toordinal(), entry.id
