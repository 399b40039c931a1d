"""Divides a book that is too large to be typeset, or bound, as one into volumes. Pure, in time that grows with the book.

Typst keeps some 600 bytes for every character it sets, so the size of a volume bounds the memory that printing takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.book.book import Block, Lines
from generator.facts.words import Words

LARGEST = 400_000
"""So much weighs a volume at most: its characters, and something for every cell and heading. Some 150 pages: as much as is handy on
paper, and soon set anew after an edit."""
_CELL = 25
GROUP = 2
"""The level of the headings by which entries are grouped."""


@dataclass(frozen=True, slots=True)
class BookPart:
    """A part of the book, or what of it is in one volume."""

    number: str
    title: Words
    at: str
    blocks: list[Block] = field(default_factory=list)
    continued: bool = False


def divide(parts: Iterable[BookPart], largest: int = LARGEST) -> list[list[BookPart]]:
    """The volumes, each as its parts. They are about equally large, and end where an entry ends."""
    pieces = [(part, piece, weight(piece)) for part in parts for piece in _pieces(part.blocks)]
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


def _add(volumes: list[list[BookPart]], part: BookPart, piece: list[Block]) -> None:
    """Adds entries to the last volume. What goes on from the volume before begins with the headings it stands under."""
    current = volumes[-1]
    if not current or current[-1].number != part.number:
        before = volumes[-2][-1] if len(volumes) > 1 and not current else None
        continued = before is not None and before.number == part.number
        current.append(BookPart(part.number, part.title, part.at, [], continued))
        if continued and before and piece[0]["level"] > GROUP:
            last = next(block for block in reversed(before.blocks) if block["is"] == "heading" and block["level"] == GROUP)
            current[-1].blocks.append({**last, "at": "", "continued": True})
    current[-1].blocks.extend(piece)


def _pieces(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Entries with their headings; a heading with nothing of its own stays with what follows."""
    piece: list[Block] = []
    for block in blocks:
        if block["is"] == "heading" and piece and piece[-1]["is"] != "heading":
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece


def weight(blocks: Iterable[Block]) -> int:
    """How much blocks take to typeset."""
    return sum(_CELL + sum(len(run[1]) for line in lines for run in line.runs) for block in blocks for lines in _texts(block))


def _texts(block: Block) -> Iterator[Lines]:
    """Every text of a block."""
    if block["is"] == "table":
        yield from (cell for _, cells in block["rows"] for cell in cells)
    elif block["is"] in ("facts", "clauses"):
        yield from (lines for _, lines in block["rows"])
    else:
        yield block.get("lines", [])
