"""What the whole handbook and the internal-control volume have in common: numbered parts, divided into volumes, as jobs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.book.book import Book, place
from generator.book.front import front, volume_names, volume_notes
from generator.book.pictures import pictures_of
from generator.book.places import BookPlaces
from generator.book.portions import Piece, portions
from generator.book.terms import index, indexed, term_uses
from generator.book.volumes import BookPart, divide
from generator.inputs import program
from generator.printing.typeset import Job, LaterJob
from generator.printing.volumes import volume

Parts = Iterable[tuple[str, Callable[[Book], Sequence[Piece]]]]
"""Title and content of every part, in order."""
Pictures = Mapping[str, Callable[[], bytes]]


def numbered(book: Book, parts: Parts) -> Iterator[BookPart]:
    """The parts that have a content, counted."""
    number = 0
    for title, content in parts:
        if found := [*portions(content(book))]:
            number += 1
            name = book.text("Part {number}", number=book.numeral(number))
            yield BookPart(name, book.words.own(title), place("part", str(number)), found)


def bound(book: Book, address: str, parts: Parts, labels: Mapping[str, str], largest: int, *, pictures: Pictures | None = None,
          with_index: bool = True, **own: Any) -> list[Job]:
    """A job for each volume, whose data are put together when it is typeset. `own` goes before what the front of a book says."""
    context = book.context
    volumes = divide(numbered(book, parts), largest)
    shared = {**front(book, volumes), **own}
    listed, uses = (indexed(book), term_uses(book)) if with_index else ([], {})
    timestamp = context.timestamp(context.handbook.entry, *context.handbook.entries)
    whereabouts = BookPlaces(volumes, volume_notes(book, len(volumes)))
    files: Pictures = {name: path.read_bytes for name, path in pictures_of(context.handbook).items()}
    known = {**(pictures or {}), **files}
    jobs: list[Job] = []
    for number, (name, found) in enumerate(zip(volume_names(book, len(volumes)), volumes, strict=True), 1):
        data = context.data(labels, **shared, volume=name, index=index(book, listed, uses, whereabouts, number))
        drawn = {name for part in found for each in part.portions for name in each.gist.files}
        planned = Job(context.address(volume(address, number)), "handbook.typ", data, timestamp,
                      {each: draw for each, draw in known.items() if each in drawn}, made_of=_made_of(data, found, whereabouts, number))
        jobs.append(LaterJob(planned.address, planned.template, partial(_with_parts, planned, found, whereabouts, number),
                             timestamp=timestamp, made_of=planned.made_of))
    return jobs


def _with_parts(planned: Job, found: Iterable[BookPart], whereabouts: BookPlaces, number: int) -> Job:
    return replace(planned, data={**planned.data, "parts": [whereabouts.redirected(part, number) for part in found]})


def _made_of(data: Mapping[str, Any], found: Iterable[BookPart], whereabouts: BookPlaces, number: int) -> str:
    """A digest of all that a volume follows from, of which the blocks need not be read."""
    parts = [(part.number, part.title, part.at, part.continued, [each.gist.digest for each in part.portions],
              whereabouts.led_elsewhere(part, number)) for part in found]
    said = json.dumps([program(), data, parts], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
