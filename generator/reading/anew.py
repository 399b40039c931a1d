"""How each part of reading is done where nothing is known from before: `KeptFiles` and `Memory` know, and do the rest so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model import Entry
from generator.reading.load import ReadFile, load_bytes
from generator.reading.local_names import check_parts
from generator.reading.past import Past
from generator.reading.references import Mentions
from generator.reading.resolve import Followed, Names
from generator.reading.rule_files import read_bytes
from generator.reading.source_locations import Source
from generator.reading.validate import validate_document


class Anew:
    """Files, documents and entries, one at a time."""

    def content(self, path: Path, name: str) -> tuple[bytes, Diagnostic | None]:
        """The content of a file, and why it is refused, if it is."""
        return read_bytes(path, name)

    def parse(self, raw: bytes, name: str, path: Path) -> ReadFile:
        """The documents of a file, and its faults."""
        return load_bytes(raw, name, path)

    def validate(self, document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
        """The entry of a document, or None, and its faults; the `key` of the context says which it is."""
        return validate_document(document, context)

    def mentions(self, entry: Entry) -> Mentions:
        """What an entry names."""
        return Mentions.of(entry)

    def parts(self, entry: Entry) -> list[Diagnostic]:
        """The faults of the names within an entry."""
        return check_parts(entry)

    def followed(self, entry: Entry, names: Names, follow: Callable[[], Followed]) -> Followed:
        """Where the mentions of an entry lead while there are such names."""
        return follow()

    def past(self) -> Past:
        """What the rules said earlier."""
        return Past(self.parse, self.validate)
