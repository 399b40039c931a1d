"""An entry in brief: what must be known of it where its values are read later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from pydantic_core import from_json

from generator.model import KINDS, Entry
from generator.model.face import DIGESTED, FACE, digest_of
from generator.model.later import Later
from generator.reading.entry_data import EntryReader, as_data, as_json, shape_of, usual, without_values, written_in
from generator.reading.looked import Looked, looked_of, said_of
from generator.reading.source_locations import Source

_ASKED = FACE | {"waivers"}
"""Fields that are asked for of every entry where its other values are not."""
_LOOKED = b"\x1f"
"""Stands in no JSON, and so before what an entry names: that is told apart, since of most entries nobody asks for it."""


class Brief(NamedTuple):
    kind: str
    id: str
    shape: str
    digests: str
    """Of its faces and outline, in the order of `DIGESTED`."""
    known: Any
    """Values that are written of `_ASKED`."""

    @classmethod
    def of(cls, entry: Entry) -> bytes:
        """As it is kept. Empty for an entry in which names are wrong, and for the handbook's own: these are looked at each time. Raises
        TypeError for what cannot be written as data.
        """
        looked = Looked.of(entry)
        if looked.faults or entry.kind == "handbook":
            return b""
        shape, values = shape_of(entry), vars(entry)
        known = chain.from_iterable((name, values[name]) for name in written_in(shape) if name in _ASKED)
        digests = " ".join(digest_of(entry, which) for which in DIGESTED)
        brief = cls(entry.kind, entry.id, shape, digests, as_data((*known,), entry.source.file))
        return as_json(brief) + _LOOKED + as_json(said_of(looked))

    @classmethod
    def entry(cls, said: bytes, document: Source, reader: EntryReader, read: Callable[[], Mapping[str, Any]]) -> Entry:
        """The entry, whose values are read when somebody asks for one. Raises ValueError, TypeError or KeyError for what is none."""
        brief, _, looked = said.partition(_LOOKED)
        kind, name, shape, digests, others = from_json(brief)
        known = Known(usual(KINDS[kind], shape, _ASKED), others, partial(reader.value_of, file=document.file))
        later = Later(known, read, dict(zip(DIGESTED, digests.split(), strict=True)), partial(_looked, looked))
        return without_values(KINDS[kind], shape, {"kind": kind, "id": name}, {"_source": document, "_later": later})


def _looked(said: bytes) -> Looked:
    return looked_of(from_json(said))


class Known(Mapping[str, Any]):
    """Values by their fields. Those that are not `usual` are said as data, a name and a value in turn: of most entries nobody asks for any.
    """

    __slots__ = ("_read", "_said", "_usual", "_values")

    def __init__(self, usual: Mapping[str, Any], said: list[Any], read: Callable[[Any], Any]) -> None:
        self._usual, self._said, self._read = usual, said, read
        self._values: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self._usual:
            return self._usual[name]
        if name not in self._values:
            self._values[name] = self._read(dict(zip(self._said[::2], self._said[1::2], strict=True))[name])
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._usual or name in self._said[::2]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._usual, *self._said[::2]))

    def __len__(self) -> int:
        return len([*self])
