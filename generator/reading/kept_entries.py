"""Entries as they were validated before: a document whose text is the same, in the same context, is not validated anew.

Only entries without a fault are kept. What is read is verified, and is data alone: reading it runs nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model import Entry
from generator.parallel import LEAST, map_forked
from generator.reading.brief import Brief
from generator.reading.entry_data import EntryReader, written
from generator.reading.kept_lines import KeptLines, Line
from generator.reading.source_locations import Source
from generator.reading.validate import validate_document


class KeptEntries:
    """What is known of entries by the text of their file. `version` is that of everything that decides how an entry is validated."""

    def __init__(self, store: Path, version: str) -> None:
        self._version = version
        self._lines = KeptLines(store)
        self._known = self._lines.all()
        self._used: set[bytes] = set()
        self._new: dict[bytes, Entry] = {}
        self._process = os.getpid()
        self._reader = EntryReader()

    def validate(self, document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
        """As `validate_document`."""
        key = self._key(document, context)
        if (known := self._new.get(key)) and known.source is document:
            return known, []
        if said := self._known.get(key):
            with suppress(ValueError, TypeError, KeyError):
                entry = self._entry(key, said, document, context)
                self._used.add(key)
                return entry, []
        made, found = validate_document(document, context)
        if made is not None and not found:
            self._new[key] = made
            document.forget()
        return made, found

    def _entry(self, key: bytes, known: Line, document: Source, context: Mapping[str, Any]) -> Entry:
        if not known.short:
            entry: Entry = self._reader.read(known.parts[0], document.file).written_in(document)
            return entry
        return Brief.entry(known.short, document, self._reader, partial(self._values, key, document, context))

    def _values(self, key: bytes, document: Source, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values of an entry that is known to be right. What is kept of it is given up where it is damaged."""
        if parts := self._known[key].parts or self._lines.parts(key):
            with suppress(ValueError, TypeError, KeyError):
                return vars(self._reader.read(parts[0], document.file))
            self._used.discard(key)
        return vars(validate_document(document, context)[0])

    def learn(self, document: Source, context: Mapping[str, Any], known: Line | None) -> bytes:
        """Makes known in brief what another process has validated; the key under which it is."""
        key = self._key(document, context)
        if known:
            self._known.setdefault(key, known)
        return key

    def complete(self, key: bytes, values: bytes | None) -> None:
        """Makes known the values of such an entry."""
        if values is not None and key in self._known:
            self._known[key] = Line(self._known[key].short, (values,))

    def validate_ahead(self, documents: Sequence[Source], context: Mapping[str, Any]) -> None:
        """Validates what is not known of some documents, on all cores where it is much. What another process validates comes back as it is
        kept; what this one does is remembered as it is.
        """
        unknown = {key: document for document in documents if (key := self._key(document, context)) not in self._known}
        if len(unknown) > LEAST:
            written_elsewhere = map_forked(partial(self._validated, context), [*unknown.items()], LEAST)
            self._known |= {key: said for key, said in zip(unknown, written_elsewhere, strict=True) if said}

    def _validated(self, context: Mapping[str, Any], unknown: tuple[bytes, Source]) -> Line | None:
        key, document = unknown
        made, found = validate_document(document, context)
        if made is None or found:
            return None
        document.forget()
        if os.getpid() == self._process:
            self._new[key] = made
            return None
        with suppress(TypeError):
            return _said(made)
        return None

    def _key(self, document: Source, context: Mapping[str, Any]) -> bytes:
        told = f"{self._version}\0{context['key']}\0{context['periods_unread']}\0{document.digest}\0{document.line}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest().encode()

    def close(self) -> None:
        """Writes down what was used. A folder that cannot be written to is no fault."""
        for key, entry in self._new.items():
            with suppress(TypeError):
                self._known[key] = _said(entry)
                self._used.add(key)
        self._lines.keep({key: line for key in self._used if (line := self._known[key]).parts})


def _said(entry: Entry) -> Line:
    """An entry in brief, and its values. Raises TypeError for one that holds what cannot be written as data."""
    return Line(Brief.of(entry), (written(entry),))
