"""Divides a book that is too large to be typeset, or bound, as one into volumes. Pure, in time that grows with the book.

Typst keeps some 600 bytes for every character it sets, so the size of a volume bounds the memory that printing takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.book.portions import Portion, portion
from generator.facts.words import Words

LARGEST = 400_000
"""So much weighs a volume at most: its characters, and something for every cell and heading. Some 150 pages: as much as is handy on
paper, and soon set anew after an edit."""
GROUP = 2
"""The level of the headings by which entries are grouped."""


@dataclass(frozen=True, slots=True)
class BookPart:
    """A part of the book, or what of it is in one volume."""

    number: str
    title: Words
    at: str
    portions: list[Portion] = field(default_factory=list)
    continued: bool = False


def divide(parts: Iterable[BookPart], largest: int = LARGEST) -> list[list[BookPart]]:
    """The volumes, each as its parts. They are about equally large, and end where an entry ends."""
    pieces = [(part, piece, sum(portion.gist.weight for portion in piece)) for part in parts for piece in _pieces(part.portions)]
    total = sum(found for _, _, found in pieces)
    count = max(1, -(-total // largest))
    volumes: list[list[BookPart]] = [[]]
    filled = 0
    for part, piece, found in pieces:
        if volumes[-1] and filled + found / 2 > len(volumes) * total / count:
            volumes.append([])
        _add(volumes, part, piece)
        filled += found
    return volumes


def _add(volumes: list[list[BookPart]], part: BookPart, piece: list[Portion]) -> None:
    """Adds entries to the last volume. What goes on from the volume before begins with the headings it stands under."""
    current = volumes[-1]
    if not current or current[-1].number != part.number:
        before = volumes[-2][-1] if len(volumes) > 1 and not current else None
        continued = before is not None and before.number == part.number
        current.append(BookPart(part.number, part.title, part.at, [], continued))
        first = piece[0].gist.heading
        if continued and before and first and first["level"] > GROUP:
            last = next(heading for each in reversed(before.portions) if (heading := each.gist.heading) and heading["level"] == GROUP)
            current[-1].portions.append(portion([{**last, "at": "", "continued": True}]))
    current[-1].portions.extend(piece)


def _pieces(portions: Iterable[Portion]) -> Iterator[list[Portion]]:
    """Entries with their headings; a heading with nothing of its own stays with what follows."""
    piece: list[Portion] = []
    for each in portions:
        if each.gist.heading and piece and not piece[-1].gist.alone:
            yield piece
            piece = []
        piece.append(each)
    if piece:
        yield piece
