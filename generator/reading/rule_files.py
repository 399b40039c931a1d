"""Which files there are among the rules, and their bytes. Links, pipes and devices are never opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.diagnostics import Descriptor, Diagnostic, Span
from generator.errors import reason
from generator.i18n.characters import unseen
from generator.model import KINDS
from generator.patterns import pattern_of
from generator.reading import descriptors
from generator.reading.claims import claims
from generator.reading.file_names import FILE_BYTES, SUFFIXES

_BEGINNING = 4096
_MISNAMED = pattern_of(r"(\.ya?ml)\.(?:txt|bak|yml|yaml)$", re.IGNORECASE)


def files_below(folder: Path | str) -> Iterator[str]:
    """The path of everything but folders, sorted; hidden files and folders are passed over, and links to folders are not followed.

    They are plain texts: making thousands of `Path` takes longer than finding them.
    """
    with os.scandir(folder) as found:
        entries = sorted((each.name, each.path, each.is_dir(follow_symlinks=False)) for each in found if not each.name.startswith("."))
    for name, path, is_folder in entries:
        if is_folder and not name.endswith(SUFFIXES):
            yield from files_below(path)
        else:
            yield path


def is_rule_file(path: Path) -> bool:
    """Whether the name says that a file holds rules, or meant to. A link to a folder hides what is behind it, so it counts too."""
    return path.name.endswith(SUFFIXES) or bool(_MISNAMED.search(path.name)) or (path.is_symlink() and path.is_dir())


def can_be_seen(name: str) -> bool:
    """Whether a file's name has no character that nobody sees."""
    return not (any(unseen(name)) or "\n" in name or "\t" in name)


def wrongly_named(path: Path, name: str) -> Diagnostic | None:
    """The finding where a file's own name keeps it from being read or published; None where the name is in order."""
    if not can_be_seen(name):
        return Diagnostic(descriptor=descriptors.BAD_FILE_NAME, span=Span(name))
    if path.name.endswith(SUFFIXES) or path.is_dir():
        return None
    wanted = _MISNAMED.sub(r"\1", path.name)
    if wanted == path.name and not _holds_rules(path):
        return None
    wanted = wanted if wanted != path.name else f"{path.stem}.yml"
    return Diagnostic(descriptor=descriptors.MISNAMED_FILE, span=Span(name), details={"wanted": wanted.replace(".YML", ".yml")})


def _holds_rules(path: Path) -> bool:
    """Whether a file with another name begins as an entry does."""
    if not path.is_file() or path.is_symlink():
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return False
    return any(name and kind in KINDS for kind, name in claims(beginning.decode("utf-8-sig", "replace")))


def read_bytes(path: Path, name: str) -> tuple[bytes, Diagnostic | None]:
    """The content of an ordinary file; links, pipes, devices and folders are refused without being opened."""

    def refused(descriptor: Descriptor, **details: object) -> tuple[bytes, Diagnostic]:
        return b"", Diagnostic(descriptor=descriptor, span=Span(name), details=details)

    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return refused(descriptors.NOT_A_FILE, what=descriptors.file_type(status.st_mode))
        if status.st_size > FILE_BYTES:
            return refused(descriptors.TOO_LARGE, limit=FILE_BYTES // 1024)
        with path.open("rb", buffering=0) as file:  # a quarter quicker than with a buffer, for thousands of files
            return file.read(), None
    except OSError as error:
        return refused(descriptors.UNREADABLE, said=reason(error))


class Contents(Mapping[str, bytes]):
    """The bytes of files by their names: of one that is given by its place, as they are when somebody asks; none where it is gone."""

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        self._files = files

    def __getitem__(self, name: str) -> bytes:
        found = self._files[name]
        return found if isinstance(found, bytes) else read_bytes(Path(found), name)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
