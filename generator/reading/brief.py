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
from generator.reading.entry_data import EntryReader, as_data, as_json, defaults, shape_of, without_values
from generator.reading.looked import Looked, looked_of, said_of
from generator.reading.source_locations import Source


class Brief(NamedTuple):
    kind: str
    id: str
    shape: str
    digests: str
    """Of its faces and outline, in the order of `DIGESTED`."""
    known: Any
    """Values of the face, and that there are no waivers if there are none: whoever judges a handbook asks that of every entry."""
    looked: Any

    @classmethod
    def of(cls, entry: Entry) -> bytes:
        """As it is kept. Empty for an entry in which names are wrong, and for the handbook's own: these are looked at each time. Raises
        TypeError for what cannot be written as data.
        """
        looked = Looked.of(entry)
        if looked.faults or entry.kind == "handbook":
            return b""
        usual, values = defaults(type(entry), FACE), vars(entry)
        known = {name: values[name] for name in values.keys() & FACE if name not in usual or values[name] is not usual[name]}
        known = {name: known[name] for name in sorted(known)} | ({} if entry.waivers else {"waivers": ()})
        known = as_data((*chain.from_iterable(known.items()),), entry.source.file)
        digests = " ".join(digest_of(entry, which) for which in DIGESTED)
        return as_json(cls(entry.kind, entry.id, shape_of(entry), digests, known, said_of(looked)))

    @classmethod
    def read(cls, said: bytes, file: str, reader: EntryReader) -> Brief:
        """Raises ValueError, TypeError or KeyError for what is none."""
        brief = cls(*from_json(said))
        known = Known(defaults(KINDS[brief.kind], FACE), brief.known, partial(reader.value_of, file=file))
        return brief._replace(known=known, looked=looked_of(brief.looked))

    def entry(self, document: Source, read: Callable[[], Mapping[str, Any]]) -> Entry:
        """The entry, whose values are read when somebody asks for one."""
        later = Later(self.known, read, dict(zip(DIGESTED, self.digests.split(), strict=True)), self.looked)
        values = {"kind": self.kind, "id": self.id}
        return without_values(KINDS[self.kind], self.shape, values, {"_source": document, "_later": later})


class Known(Mapping[str, Any]):
    """Values by their fields, some of which are `said` as data: of most entries nobody asks for any."""

    __slots__ = ("_read", "_said", "_usual", "_values")

    def __init__(self, usual: dict[str, Any], said: list[Any], read: Callable[[Any], Any]) -> None:
        self._usual, self._said, self._read = usual, dict(zip(said[::2], said[1::2], strict=True)), read
        self._values: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self._said and name not in self._values:
            self._values[name] = self._read(self._said[name])
        return self._values[name] if name in self._values else self._usual[name]

    def __contains__(self, name: object) -> bool:
        return name in self._said or name in self._usual

    def __iter__(self) -> Iterator[str]:
        return iter(self._usual | self._said)

    def __len__(self) -> int:
        return len(self._usual | self._said)
