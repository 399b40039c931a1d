"""Where in the book each entry is, and references to what is in another volume. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.book.book import Line, Lines
from generator.book.portions import Block, is_reference
from generator.book.volumes import BookPart
from generator.facts.words import Words


class BookPlaces:
    """The places of all volumes, counted from 1. `notes` say which volume is meant, one for each."""

    def __init__(self, volumes: Sequence[Iterable[BookPart]], notes: Sequence[Words]) -> None:
        self._volumes: dict[str, int] = {}
        self._order: dict[str, int] = {}
        for number, parts in enumerate(volumes, 1):
            for at in (at for part in parts for each in part.portions for at in each.gist.places):
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
                "blocks": [self._block(block, volume) for each in part.portions for block in each.blocks()]}

    def led_elsewhere(self, part: BookPart, volume: int) -> dict[str, Words | None]:
        """What is made of references to places that are not in `volume`, by these places: the note on the other one."""
        return {at: self.note(at, volume) for each in part.portions for at in each.gist.refers if not self.is_in(at, volume)}

    def _block(self, block: Block, volume: int) -> Block:
        if block["is"] == "table":
            return {**block, "rows": [(at, [self._lines(lines, volume) for lines in cells]) for at, cells in block["rows"]]}
        if block["is"] in ("facts", "clauses", "ruled"):
            return {**block, "rows": [(name, self._lines(lines, volume)) for name, lines in block["rows"]]}
        return {**block, "lines": self._lines(block["lines"], volume)} if "lines" in block else block

    def _lines(self, lines: Sequence[Any], volume: int) -> Lines:
        return [Line(style, [run for found in runs for run in self._runs(found, volume)]) for style, runs in lines]

    def _runs(self, run: Any, volume: int) -> tuple[Any, ...]:
        if not is_reference(run) or self.is_in(run[2], volume):
            return (run,)
        name, note = Words(*run[:2]), self.note(run[2], volume)
        return (name, note) if note else (name,)
