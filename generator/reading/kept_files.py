"""Files of rules as they were read before: of one whose bytes are the same, the values and their places need not be found again.

Only files without a fault are kept. What is read is verified, and is data alone: reading it runs nothing.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from operator import methodcaller
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.diagnostics import Diagnostic
from generator.elsewhere import Elsewhere
from generator.file_digests import digest_of, whole_file
from generator.files import name_below, ordinary_entries
from generator.model import Entry
from generator.parallel import LEAST, workers
from generator.reading.anew import Anew
from generator.reading.file_data import in_short, sources, written
from generator.reading.file_names import SUFFIXES
from generator.reading.kept_entries import KeptEntries
from generator.reading.kept_lines import KeptLines, Line
from generator.reading.load import ReadFile, RulesFile, load_bytes
from generator.reading.naming import Naming, known_naming
from generator.reading.past import Past
from generator.reading.read_elsewhere import HeldFile
from generator.reading.rule_files import can_be_seen
from generator.reading.source_locations import Source

_YIELDING = 10
"""By so much processes yield to one that answers readers, of 19 at most."""


class KeptFiles(Anew):
    """What is known of files, and of what stands in them, by their content. `version` is that of everything that decides how they are
    read. `digests` are those of ordinary files, by their paths: what is known of one by its digest need not be read from it.

    With `brief`, what other processes have read is known in full not before this is closed. Until then the little that is asked for is read
    here, and nobody waits for the rest.
    """

    def __init__(self, store: Path, version: str, digests: Mapping[str, str] = MappingProxyType({}), brief: bool = False) -> None:
        self._store, self._version, self._digests, self._brief = store, version, digests, brief
        self._lines = KeptLines(store)
        self._known = self._lines.all()
        self._used: set[bytes] = set()
        self._elsewhere: Elsewhere[HeldFile] | None = None
        self._awaited = False
        self._ahead: dict[bytes, list[bytes]] = {}
        """Of each file that another process has read the key, and those of its entries, as soon as they are validated."""
        self.entries = KeptEntries(store.with_name("entries"), version)
        self._naming_kept = store.with_name("naming")
        self._naming: Naming | None = None

    @cached_property
    def _earlier(self) -> KeptFiles:
        """The same for older forms of files. They are many, and a check does not look at them."""
        return KeptFiles(self._store.parent / "past" / self._store.name, self._version)

    def validate(self, document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
        return self.entries.validate(document, context)

    def validate_ahead(self, documents: Sequence[Source], context: Mapping[str, Any]) -> None:
        if self._elsewhere:
            self._learn(self._elsewhere, documents, context)
            if not self._brief:
                self._end()
        self.entries.validate_ahead(documents, context)

    def _learn(self, elsewhere: Elsewhere[HeldFile], documents: Sequence[Source], context: Mapping[str, Any]) -> None:
        """Makes known what other processes find of the entries that they hold."""
        of_file: dict[str, list[Source]] = {}
        for document in documents:
            of_file.setdefault(document.digest, []).append(document)
        for key, lines in zip(self._ahead, elsewhere.ask(methodcaller("validated", context, self._brief)), strict=True):
            here = of_file.get(self._known[key].short.split(b" ")[0].decode(), ()) if key in self._known else ()
            self._ahead[key] = [self.entries.learn(document, context, line) for document, line in zip(here, lines or (), strict=False)]

    def _end(self) -> None:
        """Nothing more is asked of other processes."""
        if self._elsewhere:
            self._elsewhere.end()
            self._elsewhere = None

    def naming(self, entries: Sequence[Entry]) -> Naming:
        return known_naming(self._naming_kept, self._version, entries)

    def keep(self, naming: Naming) -> None:
        self._naming = None if naming.is_whole else naming

    def past(self) -> Past:
        return Past(lambda *file: self._earlier.parse(*file), lambda *document: self._earlier.validate(*document))

    def parse_ahead(self, root: Path, rules: str) -> None:
        """Begins to read what is not known of the files below a folder, on all cores where it is much: that takes most of a first run."""
        name_of = name_below(root)
        files = (file for file in ordinary_entries(root / rules) if file.name.endswith(SUFFIXES) and not self._known_at(file.path))
        found = ((self.content(Path(file.path), file.name)[0], name_of(file.path), Path(file.path)) for file in files)
        unknown = {key: file for file in found if (key := self._key(digest_of(file[0]))) not in self._known}
        if (processes := workers(len(unknown), LEAST)) > 1:
            self._elsewhere, self._ahead = Elsewhere(HeldFile, [*unknown.values()], processes), {key: [] for key in unknown}
            self._awaited = True

    def file(self, place: str, name: str) -> RulesFile | None:
        """A file need not be opened where all is known of what its digest stands for."""
        if place.endswith(SUFFIXES) and can_be_seen(name) and (key := self._known_at(place)) and (
                documents := self._documents(key, name, place)):
            return RulesFile(True, place, documents, [], None)
        return super().file(place, name)

    def parse(self, raw: bytes, name: str, path: Path) -> ReadFile:
        key = self._key(digest_of(raw))
        if self._awaited:
            self._wait()
        if documents := self._documents(key, name, str(path), raw):
            return documents, []
        documents, found = load_bytes(raw, name, path)
        if short := in_short((documents, found)):
            self._known[key] = Line(short, [*map(written, documents)])
            self._used.add(key)
        return documents, found

    def _wait(self) -> None:
        """Until what is read ahead has been read."""
        self._awaited = False
        if self._elsewhere:
            lines = self._elsewhere.ask(methodcaller("line", self._brief))
            self._known |= {key: line for key, line in zip(self._ahead, lines, strict=True) if line}

    def _key(self, digest: str) -> bytes:
        return hashlib.sha256(f"{self._version}\0{digest}".encode()).hexdigest().encode()

    def _known_at(self, place: str) -> bytes | None:
        """The key of a file of which the digest is known, and what it stands for."""
        digest = self._digests.get(place)
        return key if digest and (key := self._key(digest)) in self._known else None

    def _documents(self, key: bytes, name: str, place: str, raw: bytes | None = None) -> list[Source] | None:
        """What is known of a file, or None. Without its bytes they are read where a part of what is kept is damaged."""
        if known := self._known.get(key):
            with suppress(ValueError):
                file = place if raw is None else raw
                documents = sources(known.short, lambda number: partial(self._part, key, number, file), name, place)
                self._used.add(key)
                return documents
        return None

    def _part(self, key: bytes, number: int, file: bytes | str) -> bytes:
        """What is kept of a document; where nothing is yet it is found anew, and where that is damaged it is also given up. Raises OSError
        for a file that has been changed meanwhile.
        """
        if parts := self._known[key].parts or self._lines.parts(key):
            with suppress(ValueError):
                return parts[number]
            self._used.discard(key)
        raw = file if isinstance(file, bytes) else whole_file(file)
        if self._key(digest_of(raw)) != key:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), file)
        return written(load_bytes(raw, "", Path())[0][number])

    def _fetch(self) -> None:
        """Makes known in full what other processes hold."""
        if self._elsewhere:
            held = self._elsewhere.ask(methodcaller("in_full"), _YIELDING)
            self._end()
            for (key, entries), found in zip(self._ahead.items(), held, strict=True):
                if found and key in self._known:
                    self._known[key] = Line(self._known[key].short, found.documents)
                    for entry, values in zip(entries, found.entries, strict=False):
                        self.entries.complete(entry, values)

    def leave(self) -> None:
        """What other processes hold is left to a process that was forked from this one, and will close what it has of this."""
        if self._elsewhere:
            self._elsewhere.leave()
            self._elsewhere = None

    def close(self) -> None:
        """Writes down what was used. A folder that cannot be written to is no fault."""
        self._fetch()
        self._lines.keep({key: line for key in self._used if (line := self._known[key]).parts})
        self.entries.close()
        if self._naming is not None:
            with suppress(OSError):
                self._naming.keep(self._naming_kept, self._version)
        if "_earlier" in vars(self):
            self._earlier.close()
