"""Who names what, with the places, which are read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.handbook import Backlink
from generator.reading.looked import places_of
from generator.reading.naming import Key, Naming


class Backlinks(Mapping[Key, tuple[Backlink, ...]]):
    """By (kind, id) of a thing the places that name it, in reading order."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._found: dict[Key, tuple[Backlink, ...]] = {}

    def digest(self, key: Key) -> str:
        """Another one where other entries name a thing, or in other places."""
        return self._naming.digest(key)

    def __getitem__(self, key: Key) -> tuple[Backlink, ...]:
        if key not in self._found:
            self._found[key] = tuple(Backlink(entry, path) for entry, places in self._naming[key] for path in places_of(places))
        return self._found[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._naming)

    def __len__(self) -> int:
        return len(self._naming)
