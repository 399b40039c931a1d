"""What earlier builds made, kept under a digest of all that it was made of: what would come out the same is not made again.

Losing the folder costs only time. What is read from it is verified.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.files import read_verified, write_verified
from generator.parallel import map_forked
from generator.printing.document_cache import DocumentCache
from generator.reads import Read, note_all, reading

_READS = "reads.json"
_FORM = 1
_LEAST = 60
"""With fewer things to make than this, starting processes takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be made, or need not be: `name` is its own among those of one store."""

    name: str
    make: Callable[[], bytes]
    read: frozenset[Read] = frozenset()
    """What was read before, to know that there is such a thing."""


class Kept:
    """A store of what was made of one handbook. `base` stands for whatever everything is made of, `state` tells a digest of what
    was read: see `reads`. Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None, base: str, state: Callable[[Read], str]) -> None:
        self._folder, self._base = folder, base
        self._line = cache(lambda read: f"{read}{state(read)}\n".encode())
        self._cache = DocumentCache(folder / "things") if folder else None
        self._reads: dict[str, tuple[Read, ...]] = dict(_read(folder / _READS)) if folder else {}
        self._used: set[str] = set()
        self.made: list[str] = []
        """Names of what was made anew."""

    def all(self, things: Sequence[Thing], least: int | None = _LEAST) -> list[bytes]:
        """Everything, in its order. Where there are as many as `least` to be made, several processes make them; None forbids it."""
        found = {thing.name: self._known(thing.name) for thing in things}
        missing = [thing for thing in things if found[thing.name] is None]
        for thing, (data, read) in zip(missing, map_forked(_made, missing, least), strict=True):
            found[thing.name] = data
            self._keep(thing.name, data, (*read, *thing.read))
        for thing in things:
            self.count_as_read(thing.name)
        return [data for data in found.values() if data is not None]

    def one(self, name: str, make: Callable[[], bytes]) -> bytes:
        """A piece of what is being made, which is kept for itself."""
        return self.all([Thing(name, make)], least=None)[0]

    def count_as_read(self, name: str) -> None:
        """What was read for a thing that was asked for is read by whoever makes something of it."""
        note_all(self._reads[name])

    def close(self) -> None:
        """Notes what was read and what was made, and removes what nobody asked for. A folder that cannot be written to is no fault."""
        if self._folder and self._cache:
            reads = {name: self._reads[name] for name in sorted(self._used)}
            said = {"form": _FORM, "made": self.made, "reads": reads}
            with suppress(OSError):
                write_verified(self._folder / _READS, json.dumps(said, ensure_ascii=False).encode())
            self._cache.remove_unused()

    def _known(self, name: str) -> bytes | None:
        self._used.add(name)
        return self._cache.get(self._key(name)) if self._cache and name in self._reads else None

    def _keep(self, name: str, data: bytes, read: Iterable[Read]) -> None:
        self.made.append(name)
        self._reads[name] = tuple(sorted(set(read)))
        if self._cache:
            self._cache.put(self._key(name), data)

    def _key(self, name: str) -> str:
        digest = hashlib.sha256(f"{self._base}\n{name}\n".encode())
        digest.update(b"".join(map(self._line, self._reads[name])))
        return digest.hexdigest()


def _made(thing: Thing) -> tuple[bytes, frozenset[Read]]:
    with reading() as read:
        data = thing.make()
    return data, frozenset(read)


def _read(path: Path) -> Iterator[tuple[str, tuple[Read, ...]]]:
    """What was read for each thing; nothing where that is not known for certain."""
    try:
        said: Mapping[str, object] = json.loads(read_verified(path) or b"{}")
    except ValueError:
        return
    if said.get("form") == _FORM and isinstance(reads := said.get("reads"), dict):
        for name, found in reads.items():
            yield name, tuple((what, kind, which) for what, kind, which in found)
