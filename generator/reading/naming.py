"""Who names what: a table that is kept from run to run. As long as there are the same entries in the same order, an edit changes the rows
of what its entry names and named before; no other row is read, and no other entry is looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from generator.files import read_verified, write_verified
from generator.model import Entry

Key = tuple[str, str]
Places = tuple[str, ...]
"""Where an entry names something, as `looked` says it: in none of them is a tab."""
Named = tuple[Entry, Places]
_UTF8 = "utf-8", "surrogatepass"
_ROWS = "named"
"""The file of the rows, beside that of the rest."""


class Table(NamedTuple):
    """Rows have numbers, and so have entries in reading order. A row is said as for each entry its number and the places, with tabs."""

    texts: list[str]
    """Of each entry which text it was read from."""
    rows_of: list[str]
    """For each entry the numbers of the rows of what it names, in the order in which it does."""
    keys: list[str]
    digests: list[str]
    rows: list[bytes]
    beyond: Sequence[int]
    """Entries that lead to files or to parts of others: whether these are there must be seen each time."""


class Naming(Mapping[Key, Sequence[Named]]):
    """(kind, id) → the entries that name it, in reading order, with the places where they do."""

    def __init__(self, entries: Sequence[Entry], known: Table | None = None) -> None:
        """`known` is of the same entries in the same order, some of which may have been read from other texts."""
        self._entries = entries
        texts = [*map(_text_of, entries)]
        self._known = {number for number, (text, now) in enumerate(zip(known.texts, texts, strict=True)) if text == now} if known else set()
        self._table = (known or Table([], [""] * len(entries), [], [], [], ()))._replace(texts=texts)
        self._beyond = {*self._table.beyond}
        self._numbers: dict[Key, int] = {_key(said): number for number, said in enumerate(self._table.keys)}
        self._open: dict[int, dict[int, Places]] = {}
        """Rows of what this run has followed: number of an entry → the places where it names the thing."""
        self._changed = False

    def after(self, entries: Sequence[Entry]) -> Naming:
        """Who names what now, as far as these are the same entries in the same order."""
        if _base_of(entries) != self._base:
            return Naming(entries)
        self._settle([*self._open])
        known = self._table
        return Naming(entries, known._replace(rows_of=[*known.rows_of], keys=[*known.keys], digests=[*known.digests], rows=[*known.rows],
                                              beyond=sorted(self._beyond)))

    @cached_property
    def _base(self) -> str:
        return _base_of(self._entries)

    def is_known(self, number: int) -> bool:
        """Whether what an entry names is in the table already."""
        return number in self._known

    def is_done(self, number: int) -> bool:
        """Whether it also leads to nothing of which must be seen whether it is there."""
        return number in self._known and number not in self._beyond

    @property
    def is_whole(self) -> bool:
        """Whether nothing is new in the table."""
        return not self._open and len(self._known) == len(self._entries)

    def put(self, number: int, links: Mapping[Key, Places], beyond: bool) -> None:
        """What an entry names, in the place of what it named before, and whether it leads `beyond`; see `Table`."""
        for row in map(int, self._table.rows_of[number].split()):
            self._opened(row).pop(number, None)
        rows = [*map(self._number, links)]
        for row, places in zip(rows, links.values(), strict=True):
            self._opened(row)[number] = places
        self._table.rows_of[number] = " ".join(map(str, rows))
        (self._beyond.add if beyond else self._beyond.discard)(number)

    def digest(self, key: Key) -> str:
        """Another one where other entries name a thing, or in other places."""
        row = self._numbers.get(key)
        self._settle(() if row is None else (row,))
        return "" if row is None else self._table.digests[row]

    def keep(self, path: Path, version: str) -> None:
        """For the next run of this `version`. Most edits change no row, and then these are not written anew. Raises OSError."""
        base = _digest(version, self._base)
        self._settle([*self._open])
        if self._changed:
            write_verified(path.with_name(_ROWS), b"\n".join((_stamp(base, self._table.digests), *self._table.rows)))
        said = self._table._replace(rows=[], beyond=sorted(self._beyond))
        write_verified(path, to_json({"base": base, **said._asdict()}))

    def __getitem__(self, key: Key) -> list[Named]:
        items = self._items(self._numbers[key])
        if not items:
            raise KeyError(key)
        return [(self._entries[number], places) for number, places in items]

    def __iter__(self) -> Iterator[Key]:
        """In the order in which they are named first, whichever edits led to the table."""
        first = {row: items[0][0] for row in self._numbers.values() if (items := self._items(row))}
        order = {row: (number, self._table.rows_of[number].split().index(str(row))) for row, number in first.items()}
        return (_key(self._table.keys[row]) for row in sorted(order, key=order.__getitem__))

    def __len__(self) -> int:
        return sum(1 for row in self._numbers.values() if self._items(row))

    def _number(self, key: Key) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            self._table.keys.append("/".join(key))
            self._table.digests.append("")
            self._table.rows.append(b"")
        return self._numbers[key]

    def _opened(self, row: int) -> dict[int, Places]:
        if row not in self._open:
            self._open[row] = dict(_read(self._table.rows[row]))
        return self._open[row]

    def _items(self, row: int) -> list[tuple[int, Places]]:
        """In reading order. Somebody may ask while another thread settles the row."""
        opened = self._open.get(row)
        return _read(self._table.rows[row]) if opened is None else sorted(opened.items())

    def _settle(self, rows: Iterable[int]) -> None:
        """Rows that were changed are said anew."""
        for row in rows:
            if row in self._open:
                items = self._items(row)
                said = [f"{_name(self._entries[number])} {' '.join(places)}" for number, places in items]
                self._table.digests[row] = _digest(*said) if said else ""
                text = "\t\t".join("\t".join((str(number), *places)) for number, places in items).encode(*_UTF8)
                self._changed |= text != self._table.rows[row]
                self._table.rows[row] = text
                del self._open[row]


def known_naming(path: Path, version: str, entries: Sequence[Entry]) -> Naming:
    """Who names what, as far as an earlier run has kept it of the same entries in the same order, which it read as this `version` does."""
    return Naming(entries, _kept(path, _digest(version, _base_of(entries))))


def _base_of(entries: Sequence[Entry]) -> str:
    """Another one where there are other entries, or the handbook's own with its lists was read from another text."""
    head = next((_text_of(entry) for entry in entries if entry.kind == "handbook"), "")
    return _digest(head, *map(_name, entries))


def _kept(path: Path, base: str) -> Table | None:
    with suppress(ValueError):
        said = from_json(read_verified(path) or b"{}")
        if said.pop("base", None) == base:
            stamp, *rows = (read_verified(path.with_name(_ROWS)) or b"").split(b"\n")
            return Table(**{**said, "rows": rows}) if stamp == _stamp(base, said["digests"]) else None
    return None


def _stamp(base: str, digests: Sequence[str]) -> bytes:
    """Which table rows belong to."""
    return _digest(base, *digests).encode()


def _text_of(entry: Entry) -> str:
    return f"{entry.source.digest} {entry.source.line}"


def _name(entry: Entry) -> str:
    return f"{entry.kind}/{entry.id}"


def _digest(*said: str) -> str:
    return hashlib.sha256("\n".join(said).encode(*_UTF8)).hexdigest()


def _key(said: str) -> Key:
    kind, _, name = said.partition("/")
    return kind, name


def _read(row: bytes) -> list[tuple[int, Places]]:
    items = (item.split("\t") for item in row.decode(*_UTF8).split("\t\t") if item)
    return [(int(number), tuple(places)) for number, *places in items]
