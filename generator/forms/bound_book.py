"""What the whole handbook and the internal-control volume have in common: numbered parts, divided into volumes, as jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.book.book import Block, Book, place
from generator.book.front import front, volume_names, volume_notes
from generator.book.pictures import pictures_in, pictures_of
from generator.book.places import BookPlaces
from generator.book.terms import index, term_uses
from generator.book.volumes import BookPart, divide
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job
from generator.printing.volumes import volume

Parts = Iterable[tuple[str, Callable[[Book], list[Block]]]]
"""Title and content of every part, in order."""
Pictures = Mapping[str, Callable[[], bytes]]


def numbered(book: Book, parts: Parts) -> Iterator[BookPart]:
    """The parts that have a content, counted."""
    number = 0
    for title, content in parts:
        if blocks := [block for block in content(book) if block["is"] != "facts" or block["rows"]]:
            number += 1
            name = book.text("Part {number}", number=book.numeral(number))
            yield BookPart(name, book.words.own(title), place("part", str(number)), blocks)


def bound(context: PrintContext, address: str, parts: Parts, labels: Mapping[str, str], largest: int, *, pictures: Pictures | None = None,
          indexed: bool = True, **own: Any) -> list[Job]:
    """A job for each volume. `own` goes before what the front of a book says."""
    book, entries = Book(context), (context.handbook.entry, *context.handbook.entries)
    volumes = divide(numbered(book, parts), largest)
    shared, uses, timestamp = {**front(book, volumes), **own}, term_uses(book) if indexed else {}, context.timestamp(*entries)
    whereabouts = BookPlaces(volumes, volume_notes(book, len(volumes)))
    files: Pictures = {name: path.read_bytes for name, path in pictures_of(context.handbook).items()}
    known = {**(pictures or {}), **files}
    jobs = []
    for number, (name, found) in enumerate(zip(volume_names(book, len(volumes)), volumes, strict=True), 1):
        data = context.data(labels, **shared, volume=name, parts=[whereabouts.redirected(part, number) for part in found],
                            index=index(book, uses, whereabouts, number) if indexed else [])
        drawn = {block["name"] for part in found for block in part.blocks if block["is"] == "chart"}
        drawn |= {name for part in found for name in pictures_in(part.blocks)}
        jobs.append(Job(context.address(volume(address, number)), "handbook.typ", data, timestamp,
                        {each: draw for each, draw in known.items() if each in drawn}))
    return jobs
