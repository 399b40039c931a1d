"""What was read before, for a program that reads the same rules again and again: a file whose bytes are the same is not parsed anew,
and a document that was parsed before is not validated anew in the same context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model import Entry
from generator.reading.load import ReadFile, load_bytes
from generator.reading.local_names import check_parts
from generator.reading.references import Mentions
from generator.reading.resolve import Followed, Names
from generator.reading.source_locations import Source
from generator.reading.validate import ValidateDocument, validate_document

Read = Callable[[bytes, str, Path], ReadFile]


class Memory:
    """Of each file only the last content is remembered, and of each document the last context. One thread reads at a time."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[bytes, ReadFile]] = {}
        self._entries: dict[tuple[str, int], tuple[Source, str, tuple[Entry | None, list[Diagnostic]]]] = {}
        self._mentions: dict[tuple[str, int], tuple[Entry, Mentions]] = {}
        self._names: Names = ()
        self._followed: dict[tuple[str, int], tuple[Entry, Followed]] = {}
        self._parts: dict[tuple[str, int], tuple[Entry, list[Diagnostic]]] = {}

    def parse(self, raw: bytes, name: str, path: Path, read: Read = load_bytes) -> ReadFile:
        """As `read`, which reads what is not remembered."""
        known = self._files.get(name)
        if known is None or known[0] != raw:
            known = self._files[name] = raw, read(raw, name, path)
        documents, found = known[1]
        return [*documents], [*found]

    def validate(self, document: Source, context: Mapping[str, Any],
                 anew: ValidateDocument = validate_document) -> tuple[Entry | None, list[Diagnostic]]:
        """As `anew`, which validates what is not remembered. A document is known again as the very object that `parse` gave."""
        place = document.file, document.line
        known = self._entries.get(place)
        if known is None or known[0] is not document or known[1] != context["key"]:
            known = self._entries[place] = document, context["key"], anew(document, context)
        return known[2]

    def mentions(self, entry: Entry) -> Mentions:
        """As `Mentions.of`. An entry is known again as the very object that `validate` gave."""
        place = entry.source.file, entry.source.line
        known = self._mentions.get(place)
        if known is None or known[0] is not entry:
            known = self._mentions[place] = entry, Mentions.of(entry)
        return known[1]

    def parts(self, entry: Entry) -> list[Diagnostic]:
        """As `check_parts`, likewise."""
        place = entry.source.file, entry.source.line
        known = self._parts.get(place)
        if known is None or known[0] is not entry:
            known = self._parts[place] = entry, check_parts(entry)
        return known[1]

    def followed(self, entry: Entry, names: Names, follow: Callable[[], Followed]) -> Followed:
        """As `follow`, likewise, for as long as the same names are there. What leads nowhere is followed each time."""
        if names is not self._names:  # within one reading they are the same object, and need not be compared for every entry
            self._followed = self._followed if names == self._names else {}
            self._names = names
        place = entry.source.file, entry.source.line
        known = self._followed.get(place)
        if known is None or known[0] is not entry or known[1].faults:
            known = self._followed[place] = entry, follow()
        return known[1]
