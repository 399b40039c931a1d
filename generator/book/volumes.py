"""Divides a book that is too large to be typeset, or bound, as one into volumes. Pure, in time that grows with the book.

Typst keeps some 600 bytes for every character it sets, so the size of a volume bounds the memory that printing takes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Protocol, TypeVar
from zlib import crc32

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


class Piece(Protocol):
    """What is not divided. `border` tells how well a volume begins with it; the least is the best."""

    @property
    def weight(self) -> int: ...

    @property
    def border(self) -> tuple[int, int]: ...


Divisible = TypeVar("Divisible", bound=Piece)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with its headings, as a piece of a part."""

    part: BookPart
    portions: list[Portion]
    weight: int
    border: tuple[int, int]


def divide(parts: Iterable[BookPart], largest: int = LARGEST) -> list[list[BookPart]]:
    """The volumes, each as its parts. Only a single entry can make one larger than `largest`, and only the last, and one that a large entry
    follows, are smaller than half of that.

    Within these limits a volume begins where a part does, else where a group does, else at an entry that is chosen by its place alone. So
    a new entry or a longer text moves the borders near it, and from the next part or group on the volumes are those of before.
    """
    pieces = [piece for part in parts for piece in _pieces(part)]
    volumes: list[list[BookPart]] = []
    for found in parted(pieces, largest):
        volumes.append([])
        for piece in found:
            _add(volumes, piece)
    return volumes


def parted(pieces: Sequence[Divisible], largest: int) -> Iterator[Sequence[Divisible]]:
    """The pieces of each volume; see `divide`."""
    return (pieces[begin:end] for begin, end in pairwise((0, *_borders(pieces, largest), len(pieces))))


def _borders(pieces: Sequence[Piece], largest: int) -> Iterator[int]:
    """The numbers of the pieces that begin another volume. A quarter of a volume at least is left for the last."""
    before = [0, *accumulate(piece.weight for piece in pieces)]
    begin = 0
    while before[-1] - before[begin] > largest and begin + 1 < len(pieces):
        most = min(before[begin] + largest, before[-1] - largest // 4)
        last = max(bisect_right(before, most) - 1, begin + 1)
        first = min(bisect_left(before, before[begin] + largest // 2, begin + 1), last)
        begin = min(range(first, last + 1), key=lambda number: pieces[number].border)
        yield begin


def _add(volumes: list[list[BookPart]], piece: _Entry) -> None:
    """Adds entries to the last volume. What goes on from the volume before begins with the headings it stands under."""
    part, current = piece.part, volumes[-1]
    if not current or current[-1].number != part.number:
        before = volumes[-2][-1] if len(volumes) > 1 and not current else None
        continued = before is not None and before.number == part.number
        current.append(BookPart(part.number, part.title, part.at, [], continued))
        first = piece.portions[0].gist.heading
        if continued and before and first and first["level"] > GROUP:
            last = next(heading for each in reversed(before.portions) if (heading := each.gist.heading) and heading["level"] == GROUP)
            current[-1].portions.append(portion([{**last, "at": "", "continued": True}]))
    current[-1].portions.extend(piece.portions)


def _pieces(part: BookPart) -> Iterator[_Entry]:
    """Entries with their headings; a heading with nothing of its own stays with what follows."""
    level = GROUP - 1
    piece: list[Portion] = []
    for each in part.portions:
        if each.gist.heading and piece and not piece[-1].gist.alone:
            yield _entry(part, piece, level)
            level, piece = each.gist.heading["level"], []
        piece.append(each)
    if piece:
        yield _entry(part, piece, level)


def _entry(part: BookPart, portions: list[Portion], level: int) -> _Entry:
    at = next((at for each in portions for at in each.gist.places), part.at)
    return _Entry(part, portions, sum(each.gist.weight for each in portions), (level, crc32(at.encode())))
