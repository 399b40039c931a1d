"""What was read before, for a program that reads the same rules again and again: a file whose state is the same is not read anew, one
whose bytes are the same is not parsed anew, and a document that was parsed before is not validated anew in the same context."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.file_digests import FileState
from generator.model import Entry
from generator.reading.anew import Anew
from generator.reading.load import ReadFile, RulesFile
from generator.reading.looked import Looked
from generator.reading.naming import Naming
from generator.reading.past import Past
from generator.reading.resolve import Followed, Names
from generator.reading.source_locations import Source


class Memory(Anew):
    """Of each file only the last content is remembered, and of each document the last context. What is not remembered is read as
    `beneath` does. One thread reads at a time.
    """

    def __init__(self, beneath: Anew) -> None:
        self.beneath, self._past = beneath, beneath.past()
        self._read: dict[str, tuple[FileState, int, RulesFile | None]] = {}
        self._newest = 0
        """The time of the last change of any file that was seen: now is not earlier, by the clock of the file system."""
        self._files: dict[str, tuple[bytes, ReadFile]] = {}
        self._entries: dict[tuple[str, int], tuple[Source, str, tuple[Entry | None, list[Diagnostic]]]] = {}
        self._looked: dict[tuple[str, int], tuple[Entry, Looked]] = {}
        self._names: Names = ()
        self._followed: dict[tuple[str, int], tuple[Entry, Followed]] = {}
        self._naming: Naming | None = None

    def file(self, place: str, name: str) -> RulesFile | None:
        """What is remembered counts only if the file had not changed for a while when it was read."""
        state = FileState.at(place)
        if state is None:
            return super().file(place, name)
        known = self._read.get(name)
        if known is None or known[0] != state or not state.settled(known[1]):
            known = self._read[name] = state, self._newest, super().file(place, name)
        self._newest = max(self._newest, state.newest)
        return known[2]

    def parse(self, raw: bytes, name: str, path: Path) -> ReadFile:
        known = self._files.get(name)
        if known is None or known[0] != raw:
            known = self._files[name] = raw, self.beneath.parse(raw, name, path)
        documents, found = known[1]
        return [*documents], [*found]

    def validate(self, document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
        """A document is known again as the very object that `parse` gave."""
        place = document.file, document.line
        known = self._entries.get(place)
        if known is None or known[0] is not document or known[1] != context["key"]:
            known = self._entries[place] = document, context["key"], self.beneath.validate(document, context)
        return known[2]

    def validate_ahead(self, documents: Sequence[Source], context: Mapping[str, Any]) -> None:
        self.beneath.validate_ahead(documents, context)

    def look(self, entry: Entry) -> Looked:
        """An entry is known again as the very object that `validate` gave."""
        place = entry.source.file, entry.source.line
        known = self._looked.get(place)
        if known is None or known[0] is not entry:
            known = self._looked[place] = entry, self.beneath.look(entry)
        return known[1]

    def followed(self, entry: Entry, names: Names, follow: Callable[[], Followed]) -> Followed:
        """Likewise, for as long as the same names are there. What leads nowhere is followed each time."""
        if names is not self._names:  # within one reading they are the same object, and need not be compared for every entry
            self._followed = self._followed if names == self._names else {}
            self._names = names
        place = entry.source.file, entry.source.line
        known = self._followed.get(place)
        if known is None or known[0] is not entry or known[1].faults:
            known = self._followed[place] = entry, self.beneath.followed(entry, names, follow)
        return known[1]

    def naming(self, entries: Sequence[Entry]) -> Naming:
        return self.beneath.naming(entries) if self._naming is None else self._naming.after(entries)

    def keep(self, naming: Naming) -> None:
        self._naming = naming
        self.beneath.keep(naming)

    def past(self) -> Past:
        return self._past

