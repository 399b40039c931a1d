"""The part on terms, and the index at the end: where each term is explained, and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from generator.analysis.passages import texts
from generator.book.book import Book, Lines, place, table
from generator.book.order import IndexGroup, group, ordering
from generator.book.places import BookPlaces
from generator.book.portions import Block, Piece, table_of_rows
from generator.facts.term_finder import TermFinder
from generator.facts.words import Words
from generator.model import Entry, Term
from generator.model.kinds import BY_NAME
from generator.reads import once

PAGES_SHOWN = 16
"""So many places are given for a term; one that is on every page needs no index."""


def terms(book: Book) -> list[Piece]:
    """One table, in the order of the language."""
    rows = book.entries("term")
    found = sorted(book.printed("term"), key=_by_title(book))
    return [table_of_rows(_table(book, []), [rows[term.id].portion for term in found])] if found else []


def term_blocks(book: Book, term: Term) -> list[Block]:
    """The table of one."""
    return [_table(book, [(place("term", term.id), _term(book, term))])]


def _table(book: Book, rows: list[tuple[str, list[Lines]]]) -> Block:
    return table((4, 9, 4), [book.text(key) for key in ("Term", "Definition", "Compare")], rows)


def _by_title(book: Book) -> Any:
    key = ordering(book.words.language)
    return lambda term: key(book.words.said(term.title).text)


def _term(book: Book, term: Term) -> list[Lines]:
    name = [line._replace(style="strong") for line in book.said(term.title)]
    also = [book.labelled(book.text("Also called"), line.runs) for line in book.row(map(book.words.said, term.aliases))]
    return [name + also, book.state(term) + book.said(term.definition), book.references("term", term.see)]


class Indexed(NamedTuple):
    """What stands in the index, under a heading: the title of a term, or an alias of it."""

    heading: IndexGroup
    term: str
    title: Words
    alias: Words | None = None


def indexed(book: Book) -> list[Indexed]:
    """Titles and aliases of all terms in the order of the language, which is the same in every volume."""
    key = ordering(book.words.language)
    found = (each for term in book.printed("term") for each in _names(book, term))
    return sorted(found, key=lambda each: key((each.alias or each.title).text))


def _names(book: Book, term: Term) -> Iterator[Indexed]:
    """Each text once."""
    title, language = book.words.said(term.title), book.words.language
    yield Indexed(group(title.text, language), term.id, title)
    aliases = {alias.text: alias for alias in map(book.words.said, term.aliases) if alias.text != title.text}
    yield from (Indexed(group(text, language), term.id, title, alias) for text, alias in aliases.items())


def index(book: Book, listed: Sequence[Indexed], uses: Mapping[str, list[str]], places: BookPlaces, volume: int) -> list[dict[str, Any]]:
    """The index of one volume: groups of words that begin alike. `listed` are those of `indexed`, `uses` those of `term_uses`.

    A term has the place of its definition and the places of its use, an alias has the title of its term.
    """
    at = {each.term: place("term", each.term) for each in listed}
    used = {name: [found for found in uses.get(name, ()) if places.is_in(found, volume)] for name in at}
    here = [each for each in listed if used[each.term] or places.is_in(at[each.term], volume)]
    return [{"heading": _heading(book, beginning), "items": [
        {"title": each.alias, "see": each.title} if each.alias else
        {"title": each.title, **_found(book, at[each.term], used[each.term], places, volume)} for each in found]}
        for beginning, found in groupby(here, key=attrgetter("heading"))]


def _found(book: Book, at: str, used: list[str], places: BookPlaces, volume: int) -> dict[str, Any]:
    """Where a term is explained, and where it is used."""
    more = book.text("{count} more", count=len(used) - PAGES_SHOWN) if len(used) > PAGES_SHOWN else ""
    return {"at": at if places.is_in(at, volume) else "", "elsewhere": places.note(at, volume),
            "uses": sorted(used[:PAGES_SHOWN], key=places.order), "more": more}


def _heading(book: Book, beginning: IndexGroup) -> Words:
    key, value = beginning
    return Words(book.words.language, value if key == "{letter}" else book.text(key, number=value))


def term_uses(book: Book) -> dict[str, list[str]]:
    """Term → places of the entries that name it as one to know, then of those whose texts hold it."""
    named: dict[str, dict[str, None]] = {}
    held: dict[str, dict[str, None]] = {}
    for kind, each, entry in book.every_entry():
        if not BY_NAME[kind].page:
            continue
        at = place(kind, each)
        for name in entry.listed.terms:
            named.setdefault(name, {})[at] = None
        for name in entry.listed.held:
            held.setdefault(name, {})[at] = None
    return {name: [*{**named.get(name, {}), **held.get(name, {})}] for name in {**named, **held}}


def held_terms(book: Book, take_finder: Callable[[], TermFinder], entry: Entry) -> list[str]:
    """The terms that the texts of an entry hold, each once. Time grows with the texts."""
    finder = once(book.context.derived, "terms of the book", take_finder)
    said = "\n".join(book.words.said(text).text for path, _, text in texts(entry) if path[0] not in ("tags", "waivers"))
    return [*dict.fromkeys(name for _, _, name in finder.occurrences(said))]
