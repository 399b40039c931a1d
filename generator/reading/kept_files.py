"""Files of rules as they were read before: of one whose bytes are the same, the values and their places need not be found again.

Only files without a fault are kept. What is read is verified, and is data alone: reading it runs nothing.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.diagnostics import Diagnostic
from generator.file_digests import digest_of, whole_file
from generator.files import ordinary_entries
from generator.model import Entry
from generator.parallel import LEAST, map_forked
from generator.reading.anew import Anew
from generator.reading.file_names import SUFFIXES
from generator.reading.kept_entries import KeptEntries
from generator.reading.kept_lines import KeptLines, Line
from generator.reading.load import ReadFile, RulesFile, load_bytes
from generator.reading.past import Past
from generator.reading.rule_files import wrongly_named
from generator.reading.scalars import WrittenFloat, WrittenInt, plain_value
from generator.reading.source_locations import Mark, Source

_WITH_PLACE = 6
"""So many items stand for a value; a number has one more."""


class KeptFiles(Anew):
    """What is known of files, and of what stands in them, by their content. `version` is that of everything that decides how they are
    read. `digests` are those of ordinary files, by their paths: what is known of one by its digest need not be read from it.
    """

    def __init__(self, store: Path, version: str, digests: Mapping[str, str] = MappingProxyType({})) -> None:
        self._store, self._version, self._digests = store, version, digests
        self._lines = KeptLines(store)
        self._known = self._lines.all()
        self._used: dict[bytes, Line] = {}
        self.entries = KeptEntries(store.with_name("entries"), version)

    @cached_property
    def _earlier(self) -> KeptFiles:
        """The same for older forms of files. They are many, and a check does not look at them."""
        return KeptFiles(self._store.parent / "past" / self._store.name, self._version)

    def validate(self, document: Source, context: Mapping[str, Any]) -> tuple[Entry | None, list[Diagnostic]]:
        return self.entries.validate(document, context)

    def validate_ahead(self, documents: Sequence[Source], context: Mapping[str, Any]) -> None:
        self.entries.validate_ahead(documents, context)

    def past(self) -> Past:
        return Past(lambda *file: self._earlier.parse(*file), lambda *document: self._earlier.validate(*document))

    def parse_ahead(self, folder: Path) -> None:
        """Reads what is not known of the files below a folder, on all cores where it is much: parsing takes most of a first run."""
        files = (file for file in ordinary_entries(folder) if file.name.endswith(SUFFIXES) and not self._known_at(file.path))
        found = (self.content(Path(file.path), file.name)[0] for file in files)
        unknown = list({key: raw for raw in found if (key := self._key(digest_of(raw))) not in self._known}.items())
        if len(unknown) > LEAST:
            written = map_forked(_parsed, [raw for _, raw in unknown])
            self._known |= {key: said for (key, _), said in zip(unknown, written, strict=True) if said}

    def file(self, place: str, name: str) -> RulesFile | None:
        """A file need not be opened where all is known of what its digest stands for."""
        if place.endswith(SUFFIXES) and (key := self._known_at(place)):
            path = Path(place)
            documents = None if wrongly_named(path, name) else self._documents(key, name, path)
            if documents:
                return RulesFile(True, path, documents, [], None)
        return super().file(place, name)

    def parse(self, raw: bytes, name: str, path: Path) -> ReadFile:
        key = self._key(digest_of(raw))
        if documents := self._documents(key, name, path, raw):
            return documents, []
        documents, found = load_bytes(raw, name, path)
        if said := _said((documents, found)):
            self._used[key] = said
        return documents, found

    def _key(self, digest: str) -> bytes:
        return hashlib.sha256(f"{self._version}\0{digest}".encode()).hexdigest().encode()

    def _known_at(self, place: str) -> bytes | None:
        """The key of a file of which the digest is known, and what it stands for."""
        digest = self._digests.get(place)
        return key if digest and (key := self._key(digest)) in self._known else None

    def _documents(self, key: bytes, name: str, path: Path, raw: bytes | None = None) -> list[Source] | None:
        """What is known of a file, or None. Without its bytes they are read where a part of what is kept is damaged."""
        if known := self._known.get(key):
            with suppress(ValueError):
                documents = _sources(known.short, lambda number: partial(self._part, key, number, path if raw is None else raw), name, path)
                self._used[key] = known
                return documents
        return None

    def _part(self, key: bytes, number: int, file: bytes | Path) -> bytes:
        """What is kept of a document; where that is damaged it is found anew, and given up. Raises OSError for a file that has been
        changed meanwhile.
        """
        with suppress(ValueError):
            return self._known[key].parts[number]
        self._used.pop(key, None)
        raw = file if isinstance(file, bytes) else whole_file(str(file))
        if self._key(digest_of(raw)) != key:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(file))
        return _document(load_bytes(raw, "", Path())[0][number])

    def close(self) -> None:
        """Writes down what was used. A folder that cannot be written to is no fault."""
        self._lines.keep(self._used)
        self.entries.close()
        if "_earlier" in vars(self):
            self._earlier.close()


def _parsed(raw: bytes) -> Line | None:
    """What is kept of a file; its name does not matter, and is told when it is read."""
    return _said(load_bytes(raw, "", Path()))


def _said(read: ReadFile) -> Line | None:
    """A file as it is kept: in short its digest, and for each document its line if it may be read later; the documents are its parts. None
    where the file has a fault, or nothing in it.
    """
    documents, found = read
    if found or not documents or not all(document.whole for document in documents):
        return None
    lines = " ".join(str(0 if document.is_head else document.line) for document in documents)
    return Line(f"{documents[0].digest} {lines}".encode(), [*map(_document, documents)])


def _document(document: Source) -> bytes:
    """Its values and places."""
    said = json.dumps(_written(document.data, document.mark), ensure_ascii=False, separators=(",", ":"))
    return said.encode("utf-8", "surrogatepass")


def _written(value: Any, mark: Mark) -> list[Any]:
    """A value with its place, as JSON can say it; a number in the way it was written, which is told by one item more."""
    inside = mark.inside or {}
    if isinstance(value, dict):
        value = {key: _written(each, inside[key]) for key, each in value.items()}
    elif isinstance(value, list):
        value = [_written(each, inside[number]) for number, each in enumerate(value)]
    elif isinstance(value, (WrittenInt, WrittenFloat)):
        return [value.written, *mark[:5], 0]
    return [value, *mark[:5]]


def _sources(short: bytes, part: Callable[[int], Callable[[], bytes]], name: str, path: Path) -> list[Source]:
    """The documents of a file. Raises ValueError where one that is needed at once cannot be read."""
    digest, *lines = short.decode().split(" ")
    return [_source(digest, int(line), part(number), name, path) for number, line in enumerate(lines)]


def _source(digest: str, line: int, part: Callable[[], bytes], name: str, path: Path) -> Source:
    if line:
        return Source.later(name, path, digest, line, {"data": partial(_values, part), "mark": partial(_places, part)})
    return Source(name, path, _values(part), _places(part), True, digest)


def _values(part: Callable[[], bytes]) -> Any:
    return _value(json.loads(part()))


def _places(part: Callable[[], bytes]) -> Mark:
    return _mark(json.loads(part()))


def _value(written: list[Any]) -> Any:
    """The value that `_written` wrote."""
    value = written[0]
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items()}
    if isinstance(value, list):
        return [*map(_value, value)]
    return plain_value(value) if len(written) > _WITH_PLACE else value


def _mark(written: list[Any]) -> Mark:
    """Its place."""
    value, line, column, length, key_line, key_column = written[:_WITH_PLACE]
    inside: dict[Any, Mark] | None = None
    if isinstance(value, dict):
        inside = {key: _mark(each) for key, each in value.items()}
    elif isinstance(value, list):
        inside = dict(enumerate(map(_mark, value)))
    return Mark(line, column, length, key_line, key_column, inside)
