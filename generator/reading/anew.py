"""How each part of reading is done where nothing is known from before: `KeptFiles` and `Memory` know, and do the rest so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model import Entry
from generator.reading.load import FileReader
from generator.reading.past import Past
from generator.reading.resolve import EntryReader
from generator.reading.source_locations import Source
from generator.reading.validate import validate_document


class Anew(FileReader, EntryReader):
    """Files, documents and entries, one at a time."""

    def validate(self, document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
        """The entry of a document, or None, and its faults; the `key` of the context says which it is."""
        return validate_document(document, context)

    def validate_ahead(self, documents: Sequence[Source], context: Mapping[str, Any]) -> None:
        """All documents that `validate` will be asked for in this context: where nothing is known they are validated one by one."""

    def past(self) -> Past:
        """What the rules said earlier."""
        return Past(self.parse, self.validate)
