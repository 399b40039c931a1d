"""Where in the book each entry is, and references to what is in another volume. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.book.book import Block, Inline, Line, Lines, PageReference
from generator.book.volumes import BookPart
from generator.facts.words import Words


class BookPlaces:
    """The places of all volumes, counted from 1. `notes` say which volume is meant, one for each."""

    def __init__(self, volumes: Sequence[Iterable[BookPart]], notes: Sequence[Words]) -> None:
        self._volumes: dict[str, int] = {}
        self._order: dict[str, int] = {}
        for number, parts in enumerate(volumes, 1):
            for at in _places(parts):
                self._order[at] = len(self._order)
                self._volumes[at] = number
        self._notes = notes

    def order(self, at: str) -> int:
        """The number of a place in the order of the book."""
        return self._order[at]

    def is_in(self, at: str, volume: int) -> bool:
        """Whether a place is in that volume."""
        return self._volumes.get(at) == volume

    def note(self, at: str, volume: int) -> Words | None:
        """For readers of `volume`, in which other one a place is; None if it is in none."""
        found = self._volumes.get(at, volume)
        return None if found == volume else self._notes[found - 1]

    def redirected(self, part: BookPart, volume: int) -> dict[str, Any]:
        """Data of a part for `volume`: references to what is not in it are words alone, followed by the note."""
        return {"number": part.number, "title": part.title, "place": part.at, "continued": part.continued,
                "blocks": [self._block(block, volume) for block in part.blocks]}

    def _block(self, block: Block, volume: int) -> Block:
        if block["is"] == "table":
            return {**block, "rows": [(at, [self._lines(lines, volume) for lines in cells]) for at, cells in block["rows"]]}
        if block["is"] in ("facts", "clauses", "ruled"):
            return {**block, "rows": [(name, self._lines(lines, volume)) for name, lines in block["rows"]]}
        return {**block, "lines": self._lines(block["lines"], volume)} if "lines" in block else block

    def _lines(self, lines: Lines, volume: int) -> Lines:
        return [Line(style, [run for found in runs for run in self._runs(found, volume)]) for style, runs in lines]

    def _runs(self, run: Inline, volume: int) -> tuple[Inline, ...]:
        if not isinstance(run, PageReference) or self.is_in(run.place, volume):
            return (run,)
        name, note = Words(run.language, run.text), self.note(run.place, volume)
        return (name, note) if note else (name,)


def _places(parts: Iterable[BookPart]) -> Iterator[str]:
    """Everything that can be referred to, in order."""
    for part in parts:
        for block in part.blocks:
            if block["is"] == "heading" and block["at"]:
                yield block["at"]
            elif block["is"] == "table":
                yield from (at for at, _ in block["rows"] if at)
