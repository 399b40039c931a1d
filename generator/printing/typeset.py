"""Typst at work: a template and plain data in, a PDF out. The same input gives the same bytes.

Data goes in as a JSON file that the template reads; a text of an author is never part of a program. The root holds the templates
alone, so one reads nothing but its namesakes; as files they are parsed once and not for every document. Only the packaged font is
used, and fonts that lie beside a handbook's own templates.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import re
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from pydantic_core import to_json

from generator import charts
from generator.errors import HandbookError
from generator.page import Document
from generator.patterns import pattern_of
from generator.printing.document_cache import DocumentCache
from generator.printing.glyph_table import PACKAGES, SUFFIXES
from generator.printing.press import DATA, MAIN, STANDARDS, Press, Task, has_begun, press_here

LARGE = 300_000
"""Bytes of data from which one document is typeset at a time: it takes some hundred megabytes."""

_OWN = "handbook-print-"
_TEMPLATE = ".typ"
_AS_TEXT = (".json", ".svg")
_LONGEST_BUILD = 24 * 60 * 60

_NOT_IN_FONT = pattern_of(r"the text `(\".*?\")` could not be displayed")
_ESCAPE = pattern_of(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class Job:
    """One document to be made. `timestamp` (seconds since 1970) is the time it claims to be from.

    `pictures` (file name → what draws it, as SVG, or the bytes of a photograph) are found by the template under these names. They are
    drawn only when the document is really made, and so must follow from `data`. So must `fields`: (id → what it is for) of the places
    that the template marks to be filled in on screen, none for a document that is only read. `parts` are further documents, made for
    themselves, that follow within this one: see `joined`. `made_of` is a digest of all that the data follow from, for a document whose
    data are costly to put together: it stands for them in the key.
    """

    address: str
    template: str
    data: Mapping[str, Any]
    timestamp: int
    pictures: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    parts: Sequence[Job] = ()
    made_of: str = ""


class LaterJob(Job):
    """A job of which only the address, the template and what else is `known` are there, until anything else is asked for."""

    def __init__(self, address: str, template: str, make: Callable[[], Job], **known: Any) -> None:
        self.__dict__.update(address=address, template=template, _make=make, **known)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not known."""
        if name not in Job.__dataclass_fields__:
            raise AttributeError(name)
        self.__dict__.update(vars(self._make()))
        return self.__dict__[name]


class Typesetter:
    """Sets documents with the templates of some folders; an earlier folder's file replaces its namesake in a later one.

    Use `typesetter` to make one. Threads may share it.
    """

    def __init__(self, folders: Sequence[Path], cache: DocumentCache | None, root: Path) -> None:
        self._folders = folders
        self._cache = cache
        self._root = root
        self._one_large = multiprocessing.get_context().Lock()
        """Of all processes that are forked meanwhile."""
        self._press: Press | None = None
        self._there: set[str] = set()
        self.keys: dict[str, str] = {}
        """Address → key of documents that were planned already: a part of another need not be planned again."""
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._files = _read(folders)
        self._own = frozenset(_read(folders[:-1]))
        """Files of the handbook's own, which are to blame where they have a part in a fault."""
        for name, content in self._files.items():
            if name.endswith(_TEMPLATE):
                (root / name).write_bytes(content)

    def document(self, job: Job) -> Document:
        """The PDF, which stays in the cache until it is read. Raises HandbookError for a character that no font has, and for a
        template that is not right."""
        return self.document_of(job.address, self.key(job), lambda: job)

    def document_of(self, address: str, key: str, job: Callable[[], Job]) -> Document:
        """The same where the key is known; the job is asked for only if the document is not there."""
        cache = self._cache
        with self._locks[key]:  # what is a document of its own may be asked for as a part of another at the same time
            if self.has(key):
                return Document(address, partial(self._kept, key, job), key)
            made = self._made(job())
            return Document(address, partial(self._kept, key, job) if cache and cache.put(key, made) else made, key)

    def has(self, key: str) -> bool:
        """Whether the document is in the cache. It is verified when it is read, which most are not: the site has them already."""
        if self._cache and key not in self._there and (self._cache.seems_to_hold(key) or self._cache.get(key) is not None):
            self._cache.count_as_used([key])
            self._there.add(key)
        return key in self._there

    def _kept(self, key: str, job: Callable[[], Job]) -> bytes:
        """A document of the cache. What was damaged or removed is made again, by another typesetter: the root of this one is gone when
        the site is written.
        """
        assert self._cache is not None, "it was put there"
        data = self._cache.get(key)
        if data is None:
            with typesetter(self._folders, None) as another:
                data = another.document(job()).data
            self._cache.put(key, data)
        return data

    @property
    def may_fork(self) -> bool:
        """Whether processes that are forked from this one can put documents into the cache."""
        return self._cache is not None and not has_begun()

    def use(self, press: Press) -> None:
        """Documents are made by this press from now on. Without it they are made in this process."""
        self._press = press

    def _made(self, job: Job) -> bytes:
        data = _written(job)
        with self._one_large if len(data) >= LARGE else nullcontext():
            made = self._compile(job, data)
        return _joined(made, [self._part(part).data for part in job.parts])

    def _part(self, part: Job) -> Document:
        return self.document_of(part.address, self._key_of(part), lambda: part)

    def _key_of(self, part: Job) -> str:
        return self.keys.get(part.address) or self.key(part)

    def key(self, job: Job) -> str:
        """A digest of everything that the document is made of."""
        return self.identified(job)[0]

    def identified(self, job: Job) -> tuple[str, bool]:
        """The same, and whether it is large, as whatever is whose data are made last."""
        data = job.made_of.encode() or _written(job)
        digest = hashlib.sha256(self._made_with)
        digest.update(json.dumps([job.template, job.timestamp, len(data)]).encode())
        digest.update(data)
        for part in job.parts:
            digest.update(self._key_of(part).encode())
        return digest.hexdigest(), bool(job.made_of) or len(data) >= LARGE

    @cached_property
    def _made_with(self) -> bytes:
        """What every document is made with: programs, templates and fonts."""
        parts = [*(f"{name} {version(name)}" for name in ("typst", "segno", "pikepdf", "fonttools", *PACKAGES)), *STANDARDS]
        parts += [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in _pens()]
        parts += [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in sorted(self._files.items())]
        return "\n".join(parts).encode()

    def _compile(self, job: Job, data: bytes) -> bytes:
        sources = {MAIN: f'#include "{job.template}"'.encode(), DATA: data}
        for name, draw in job.pictures.items():
            if name.endswith(_AS_TEXT):
                sources[name] = draw()
            else:  # Typst takes only text from elsewhere than a file; the name changes with the picture
                (self._root / name).write_bytes(draw())
        self._press = self._press or press_here()
        try:
            return self._press(Task(self._root, tuple(self._folders), sources, job.timestamp, dict(job.fields)))
        except typst.TypstError as error:
            raise _explained(error, job, self._own) from error


@contextmanager
def typesetter(folders: Sequence[Path], cache: Path | None) -> Iterator[Typesetter]:
    """A typesetter with the cache in a folder, or without one; documents no longer asked for are removed at the end."""
    kept = DocumentCache(cache) if cache else None
    with tempfile.TemporaryDirectory(prefix=_OWN) as root:
        _remove_left_over(Path(root))
        yield Typesetter(folders, kept, Path(root))
    if kept:
        kept.remove_unused()


def _remove_left_over(ours: Path) -> None:
    """Removes what builds that were killed left: folders named like ours, with nothing but templates and older than any build takes."""
    for folder in ours.parent.glob(f"{_OWN}*"):
        with suppress(OSError):
            files = [*folder.iterdir()]
            old = ours.stat().st_mtime - folder.stat().st_mtime > _LONGEST_BUILD
            if old and all(path.suffix == _TEMPLATE and path.is_file() for path in files):
                for path in files:
                    path.unlink()
                folder.rmdir()


def _written(job: Job) -> bytes:
    return to_json(job.data)


def _joined(made: bytes, parts: Sequence[bytes]) -> bytes:
    from generator.printing.joined import joined

    return joined(made, parts) if parts else made


def _pens() -> list[Path]:
    """The modules that draw: pictures and fields follow from data and from these."""
    finishing = (Path(__file__).with_name(name)
                 for name in ("font_names.py", "form_fields.py", "joined.py", "glyph_extents.py", "glyph_extents.txt", "picture_text.py"))
    return [*sorted(Path(charts.__file__).parent.glob("*.py")), *finishing]


def _read(folders: Sequence[Path]) -> dict[str, bytes]:
    """Templates and fonts by name, those of earlier folders counting first."""
    found: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in (_TEMPLATE, *SUFFIXES) and path.is_file():
                found.setdefault(path.name, path.read_bytes())
    return found


# --- What went wrong -----------------------------------------------------------------------------------------------

_PLACE = pattern_of(r"┌─ (\S+?):(\d+):(\d+)$", re.MULTILINE)
"""File, line and column, as Typst draws them beside what is wrong there, and beside what called it. The file is named from where the
program runs; columns are counted from 0."""
_SEARCHED = pattern_of(r" \(searched at [^)]*\)")
"""A folder of our own, which is gone when anybody reads of it."""


def places_in(error: typst.TypstError) -> list[tuple[str, int, int]]:
    """(file, line, column) of what is wrong, and of what called it; both are counted from 1."""
    return [(Path(found[1]).name, int(found[2]), int(found[3]) + 1) for found in _PLACE.finditer(error.diagnostic)]


def _explained(error: typst.TypstError, job: Job, own: Collection[str]) -> HandbookError:
    missing = [_ESCAPE.sub(lambda m: chr(int(m[1], 16)), quoted[1:-1]) for quoted in _NOT_IN_FONT.findall(error.diagnostic)]
    for characters in missing:
        text = next((text for text in _texts(job.data) if characters in text), characters)
        return HandbookError(
            "{document} cannot be printed: no font has the character {character} in \"{text}\"",
            "write another character, or put a font that has it into templates/print", document=job.address, text=text,
            character=" ".join(f"{c} (U+{ord(c):04X})" for c in characters))
    if "decode image" in error.message:
        return HandbookError("{document} cannot be printed: a picture in it is damaged", "save the pictures of its guides again",
                             document=job.address)
    reason = " ".join([_SEARCHED.sub("", error.message), *error.hints])
    ours = [place for place in places_in(error) if place[0] != MAIN]
    template, line, column = next((place for place in ours if place[0] in own), next(iter(ours), (job.template, 1, 1)))
    return HandbookError("{document} cannot be printed: {reason}", "check templates/print/{template}, line {line}, column {column}",
                         document=job.address, reason=reason, template=template, line=line, column=column)


def _texts(data: Any) -> Iterator[str]:
    """Every text in the data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, tuple, Mapping)):
        for value in data.values() if isinstance(data, Mapping) else data:
            yield from _texts(value)
