"""What checks compare of many entries, gathered of each entry by itself: a check of a handbook that was checked before gathers anew only
of what was edited (see `linting.gathering`), and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.handbook import Handbook
from generator.model import Entry
from generator.reads import once

Key = tuple[str, str]
Rows = list[Any]
Take = Callable[["Gathered"], Mapping[Key, Rows]]
_TAKE = "what takes gathered rows"


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """`of(entry, handbook)` gives what is compared of an entry of one of the `kinds`, in lists, texts and whole numbers, as JSON keeps
    them. It has a name of its own.
    """

    name: str
    kinds: tuple[str, ...]
    of: Callable[[Any, Handbook], Rows]

    def rows(self, handbook: Handbook) -> Iterator[tuple[Entry, Rows]]:
        """Every entry of which there are rows, in the order of the handbook, with these."""
        take: Take = handbook.derived.get(_TAKE) or (lambda gathered: gathered.all_anew(handbook))
        found = once(handbook.derived, ("gathered", self.name), lambda: take(self))
        for kind in self.kinds:
            for name, entry in handbook.by_kind[kind].items():
                if rows := found.get((kind, name)):
                    yield entry, rows

    def all_anew(self, handbook: Handbook) -> Mapping[Key, Rows]:
        """(kind, id) → the rows of an entry, gathered now."""
        return {(kind, name): self.of(entry, handbook) for kind in self.kinds for name, entry in handbook.by_kind[kind].items()}


def take_by(handbook: Handbook, take: Take) -> None:
    """From now on the rows of this handbook are taken so."""
    handbook.derived[_TAKE] = take
