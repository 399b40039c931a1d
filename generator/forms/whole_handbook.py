"""The whole handbook as one book to print: cover, contents, parts, index. A large one is divided into volumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.book import rules
from generator.book.book import Block, Book, place
from generator.book.criteria import classes, reward_and_penalty
from generator.book.front import counted, front, volume_names, volume_notes
from generator.book.history import changes, legal_bases
from generator.book.organisation import organisation
from generator.book.places import BookPlaces
from generator.book.procedures import procedures
from generator.book.records import records
from generator.book.scopes import scopes
from generator.book.terms import index, term_uses, terms
from generator.book.volumes import LARGEST, BookPart, divide
from generator.collector import collector_paused
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job
from generator.printing.volumes import volume

PARTS: tuple[tuple[str, Callable[[Book], list[Block]]], ...] = (
    ("Organisation and posts", organisation),
    ("Scopes of work", scopes),
    ("Procedures", procedures),
    ("Reward and penalty", reward_and_penalty),
    ("Classification", classes),
    *rules.PARTS,
    ("Forms and registers", records),
    ("Terms", terms),
    ("Legal bases", legal_bases),
    ("Changes", changes),
)
"""Title and content of every part, in order. A part without content is left out."""

LABELS = {
    "reading": "How to read this handbook",
    "principles": "Principles",
    "volumes": "Volumes",
    "volume": "Volume",
    "parts": "Parts",
    "contents": "Contents",
    "continued": " (continued)",
    "index": "Index of terms",
    "at": " (p. {page})",
    "comma": ", ",
    "see": "see {term}",
}
"""The texts of the book itself; the template knows the pages."""


def handbook_jobs(context: PrintContext) -> Iterator[Job]:
    """`documents/handbook.pdf`, in volumes if the handbook is large."""
    with collector_paused():
        jobs = _jobs(context, LARGEST)
    yield from jobs


def _jobs(context: PrintContext, largest: int) -> list[Job]:
    book, entries = Book(context), (context.handbook.entry, *context.handbook.entries)
    volumes = divide(_parts(book), largest)
    shared, uses, timestamp = front(book, volumes), term_uses(book), context.timestamp(*entries)
    whereabouts = BookPlaces(volumes, volume_notes(book, len(volumes)))
    jobs = []
    for number, (name, parts) in enumerate(zip(volume_names(book, len(volumes)), volumes, strict=True), 1):
        data = context.data(LABELS, **shared, volume=name, parts=[whereabouts.redirected(part, number) for part in parts],
                            index=index(book, uses, whereabouts, number))
        jobs.append(Job(context.address(volume("documents/handbook.pdf", number)), "handbook.typ", data, timestamp))
    return jobs


def _parts(book: Book) -> Iterator[BookPart]:
    number = 0
    for title, content in PARTS:
        if blocks := [block for block in content(book) if block["is"] != "facts" or block["rows"]]:
            number += 1
            name = book.text("Part {number}", number=counted(book, number))
            yield BookPart(name, book.words.own(title), place("part", str(number)), blocks)
