"""Who names what. The places are kept as they are said in brief, and read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.handbook import Backlink
from generator.model import Entry
from generator.reading.looked import places_of

Key = tuple[str, str]
Places = tuple[str, ...]
"""Where an entry names something, as `looked` says it."""
Naming = tuple[Entry, Places]


class Backlinks(Mapping[Key, tuple[Backlink, ...]]):
    """`naming` are the entries that name each thing, in reading order, with the places where they do."""

    def __init__(self, naming: Mapping[Key, Sequence[Naming]]) -> None:
        self.naming = naming
        self._found: dict[Key, tuple[Backlink, ...]] = {}

    def __getitem__(self, key: Key) -> tuple[Backlink, ...]:
        if key not in self._found:
            self._found[key] = tuple(Backlink(entry, path) for entry, places in self.naming[key] for path in places_of(places))
        return self._found[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.naming)

    def __len__(self) -> int:
        return len(self.naming)
