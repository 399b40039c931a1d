"""An entry in brief: what must be known of it where its values are read later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

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
    known: dict[str, Any]
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
        known = as_data(known, entry.source.file)
        digests = " ".join(digest_of(entry, which) for which in DIGESTED)
        return as_json(cls(entry.kind, entry.id, shape_of(entry), digests, known, said_of(looked)))

    @classmethod
    def read(cls, said: bytes, file: str, reader: EntryReader) -> Brief:
        """Raises ValueError, TypeError or KeyError for what is none."""
        brief = cls(*reader.value(said, file))
        return brief._replace(known=defaults(KINDS[brief.kind], FACE) | brief.known, looked=looked_of(brief.looked))

    def entry(self, document: Source, read: Callable[[], Mapping[str, Any]]) -> Entry:
        """The entry, whose values are read when somebody asks for one."""
        later = Later(self.known, read, dict(zip(DIGESTED, self.digests.split(), strict=True)), self.looked)
        values = {"kind": self.kind, "id": self.id}
        return without_values(KINDS[self.kind], self.shape, values, {"_source": document, "_later": later})

