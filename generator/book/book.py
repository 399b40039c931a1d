"""The whole handbook as a book: the plain pieces it is made of, and what its parts have in common. Pure.

A text is a list of lines, a line a list of words and references; the template knows nothing else of what it prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from generator.analysis.standing import standing
from generator.book.entries import BookEntries, EntryPortion, Listed
from generator.book.portions import Block, Portion, written
from generator.facts.basis import Cited, cited
from generator.facts.showing import Output, all_shown, is_shown
from generator.facts.standing_words import state_notice
from generator.facts.words import Named, Phrase, Words, unnamed
from generator.i18n import formatting
from generator.model import HANDBOOK_LISTS, Entry
from generator.model.text import Text
from generator.printing.print_context import PrintContext


class PageReference(NamedTuple):
    """Words that lead to a place of the book; the template adds the page."""

    language: str
    text: str
    place: str


Inline = Words | PageReference


class Line(NamedTuple):
    """Words set in a row. `style` is empty, `strong` or `note`: smaller."""

    style: str
    runs: list[Inline]


LONGEST_WHOLE = 300
"""A row with a text of more characters may go on on the next page: in a narrow column it could be longer than a page."""

Lines = list[Line]


def place(kind: str, name: str) -> str:
    """The name of the place where an entry or item is printed."""
    return f"{kind}:{name}"


def heading(level: int, title: Words, at: str = "", note: Sequence[str] = ()) -> Block:
    """A heading at the place `at`, above a line of notes. It is in the contents, the bookmarks and the running heads."""
    return {"is": "heading", "level": level, "title": title, "at": at, "note": list(note), "continued": False}


def section(level: int, title: Words) -> Block:
    """A heading within an entry, that is in none of these."""
    return {"is": "section", "level": level, "title": title}


def facts(*rows: tuple[str, Lines]) -> Block:
    """(label, what is said of it), without the rows of which nothing is said."""
    return {"is": "facts", "rows": [(label, lines) for label, lines in rows if lines]}


def table(columns: Sequence[float], header: Sequence[str], rows: Iterable[tuple[str, list[Lines]]]) -> Block:
    """A table; `columns` are shares of the width, a row is (place or empty, cells). Rows stay whole where all of them are short."""
    made = list(rows)
    long = any(_length(lines) > LONGEST_WHOLE for _, cells in made for lines in cells)
    return {"is": "table", "columns": list(columns), "header": list(header), "rows": made, "divisible": long}


def without_empty_columns(made: Block) -> Block:
    """A table without the columns in which no row says anything."""
    kept = [column for column in range(len(made["header"])) if any(cells[column] for _, cells in made["rows"])]

    def of(row: Sequence[Any]) -> list[Any]:
        return [row[column] for column in kept]

    return {**made, "columns": of(made["columns"]), "header": of(made["header"]), "rows": [(at, of(cells)) for at, cells in made["rows"]]}


def _length(lines: Lines) -> int:
    return sum(len(run[1]) for line in lines for run in line.runs)


def paragraphs(lines: Lines) -> Block:
    """Lines below each other."""
    return {"is": "paragraphs", "lines": lines}


@dataclass(frozen=True)
class Recipe:
    """How a book prints entries. `name` is its own among the books, `blocks` gives for each kind what makes those of an entry, and `listed`
    says what is listed of an entry elsewhere.
    """

    name: str
    blocks: Mapping[str, Callable[[Book, Any], list[Block]]]
    listed: Callable[[Book, Any], Listed] = lambda book, entry: Listed()


NO_ENTRIES = Recipe("no entries", {})


class Book:
    """The edition that is printed, its words, and which entries and items have a place in the book."""

    def __init__(self, context: PrintContext, recipe: Recipe = NO_ENTRIES) -> None:
        self.context = context
        self.handbook = context.handbook
        self.words = context.words
        self._comma = self.words.own(", ")
        self._kinds = recipe.blocks.keys()
        makers = {kind: partial(make, self) for kind, make in recipe.blocks.items()}
        self._entries = BookEntries(context, recipe.name, makers, partial(recipe.listed, self))

    def printed(self, kind: str) -> list[Any]:
        """The entries of a kind that have a place in the book: all but those that are no longer in force."""
        return [*all_shown(kind, self.handbook, Output.BOOK)]

    def entries(self, kind: str) -> Mapping[str, EntryPortion]:
        """The same as they are printed, by their ids, in their order."""
        return self._entries.of(kind)

    def every_entry(self) -> Iterator[tuple[str, str, EntryPortion]]:
        """(kind, id, entry) of all that are printed, in the order of the handbook."""
        return ((kind, name, entry) for kind in self.handbook.by_kind if kind in self._kinds for name, entry in self.entries(kind).items())

    def portions(self, kind: str) -> list[Portion]:
        """The same alone."""
        return [entry.portion for entry in self.entries(kind).values()]

    def kept(self, content: Callable[[Book], list[Block]]) -> list[Block]:
        """What is made of many entries at once, of which an edit seldom changes anything, as far as possible from an earlier build. There
        are no pictures in it.
        """
        name = f"book {content.__name__}"
        blocks: list[Block] = json.loads(self.context.keep(name, lambda: written(content(self))))
        return blocks

    def text(self, key: str, /, **details: object) -> str:
        """A text of the program's own."""
        return self.words.text(key, **details)

    def numeral(self, number: int) -> str:
        """The number of a part or volume as the language writes it there: `2`, `二`."""
        return formatting.numeral(number, self.words.language)

    def refer(self, kind: str, name: str) -> Inline:
        """The title, and the page where it is printed."""
        found = self.handbook.find(kind, name)
        title = self.words.title(kind, name)
        here = found is not None and (kind in HANDBOOK_LISTS or is_shown(found, self.handbook, Output.BOOK))
        return PageReference(*title, place(kind, name)) if here else title

    def titles(self, kind: str, names: Iterable[str]) -> Lines:
        """Titles in a row."""
        return self.row(self.words.titles(kind, names))

    def references(self, kind: str, names: Iterable[str | None]) -> Lines:
        """Titles in a row, each with its page."""
        return self.row(self.refer(kind, name) for name in names if name)

    def some(self, kind: str, names: Sequence[str], most: int) -> Lines:
        """The first of many references, and how many there are besides."""
        return self.references(kind, names[:most]) + self.more(len(names) - most)

    def more(self, count: int) -> Lines:
        """`3 more`; nothing if there are none."""
        return self.own(self.text("{count} more", count=count), "note") if count > 0 else []

    def row(self, runs: Iterable[Inline | None]) -> Lines:
        """Words as a list within a sentence; no line where there are none."""
        said = [run for run in runs if run is not None]
        made = [piece for number, run in enumerate(said) for piece in ((self._comma, run) if number else (run,))]
        return [Line("", made)] if made else []

    def leads(self, pieces: Iterable[Words | Named | None]) -> Lines:
        """Texts of the facts in a row; what names something with the page where that is printed."""
        return self.row(self.lead(piece) for piece in pieces if piece)

    def lead(self, piece: Words | Named) -> Inline:
        """A text of the facts; where it names something, the page where that is printed."""
        return self.refer(piece.kind, piece.name) if isinstance(piece, Named) else piece

    def phrases(self, found: Iterable[Phrase]) -> Lines:
        """Texts of the facts, each on a line of its own."""
        return [Line("", [*unnamed(phrase)]) for phrase in found if phrase]

    def said(self, *texts: Text | None) -> Lines:
        """Texts of authors, each on a line of its own."""
        return [Line("", [self.words.said(text)]) for text in texts if text]

    def own(self, words: str, style: str = "") -> Lines:
        """Words of the program's own; no line where there are none."""
        return [Line(style, [Words(self.words.language, words)])] if words else []

    def labelled(self, label: str, runs: Iterable[Inline]) -> Line:
        """A note that says what it is: `Control point: …`."""
        return Line("note", [Words(self.words.language, label + self.text(": ")), *runs])

    def entry(self, entry: Entry, level: int, page: str, *numbers: str) -> list[Block]:
        """The heading of an entry: its names, from when it holds, whether it is in force, what it is for."""
        identity = self.context.identity(entry, page)
        note = [*filter(None, numbers), *identity["identity"], identity["effective"]]
        made = [heading(level, self.words.said(entry.title), place(*entry.key), [text for text in note if text])]
        about = self.state(entry) + self.said(entry.summary)
        return [*made, paragraphs(about)] if about else made

    def state(self, entry: Entry) -> Lines:
        """What must be known of an entry that is not in force; no line for one that is."""
        return self.own(state_notice(standing(entry, self.handbook), self.words), "strong")

    def basis(self, basis: Iterable[Cited]) -> Lines:
        """The regulations a rule rests on, with their articles."""
        return self.row(each.named for each in basis)

    def basis_of(self, entry: Entry) -> Lines:
        """The regulations an entry rests on."""
        return self.basis(cited(basis, self.words) for basis in entry.basis)
