"""A file as the process holds it that has read it: it is told in brief what stands in it, which is known soon, and in full when somebody
asks for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from generator.model import Entry
from generator.reading.brief import Brief
from generator.reading.entry_data import written
from generator.reading.file_data import in_short
from generator.reading.file_data import written as document_written
from generator.reading.kept_lines import Line
from generator.reading.load import load_bytes
from generator.reading.source_locations import Source
from generator.reading.validate import validate_document


class InFull(NamedTuple):
    """The documents of a file, and the values of their entries; None for an entry that cannot be kept."""

    documents: Sequence[bytes]
    entries: Sequence[bytes | None]


class HeldFile:
    """Of a file its content, its name below the folder of the handbook, and its path."""

    def __init__(self, file: tuple[bytes, str, Path]) -> None:
        self._read = load_bytes(*file)
        self._entries: list[Entry | None] = []

    @property
    def _documents(self) -> list[Source]:
        return self._read[0]

    def line(self, brief: bool) -> Line | None:
        """None for a file that cannot be kept. In brief the documents are left out, unless others are read by what one says."""
        short = in_short(self._read)
        if short is None:
            return None
        known_later = brief and not any(document.is_head for document in self._documents)
        return Line(short, () if known_later else [*map(document_written, self._documents)])

    def validated(self, context: Mapping[str, Any], brief: bool) -> list[Line | None]:
        """Of each document its entry; None for one that cannot be kept. In brief values are left out, unless they are needed at once."""
        found = [validate_document(document, context) for document in self._documents]
        self._entries = [None if faults else entry for entry, faults in found]
        return [_line(entry, brief) for entry in self._entries]

    def in_full(self) -> InFull:
        return InFull([*map(document_written, self._documents)], [*map(_values, self._entries)])


def _line(entry: Entry | None, brief: bool) -> Line | None:
    with suppress(TypeError):
        if entry is not None:
            short = Brief.of(entry)
            return Line(short, () if brief and short else (written(entry),))
    return None


def _values(entry: Entry | None) -> bytes | None:
    with suppress(TypeError):
        return None if entry is None else written(entry)
    return None
