"""Digests of files. One that is as an earlier run saw it is not read again: its state tells that nobody has written to it since."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.files import read_verified, write_verified

_SETTLED = 2_000_000_000
"""Nanoseconds within which a file system may give two changes of a file the same time (FAT: two seconds)."""


class FileState(NamedTuple):
    """What tells two contents of a file apart without reading it. Times in nanoseconds."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> FileState:
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

    @classmethod
    def at(cls, place: str) -> FileState | None:
        """None for what is no ordinary file: behind a link something else may stand at any time."""
        try:
            found = os.lstat(place)
        except OSError:
            return None
        return cls.of(found) if stat.S_ISREG(found.st_mode) else None

    @property
    def newest(self) -> int:
        return max(self.modified, self.changed)

    def settled(self, now: int) -> bool:
        """Whether it would be another one if anybody wrote to the file from now on, by the clock of the file system."""
        return self.newest + _SETTLED <= now


def whole_file(path: str) -> bytes:
    """Raises OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # thousands of `Path` take as long as reading them
        return file.read()


def digest_of_file(entry: os.DirEntry[str]) -> str:
    """Of what an ordinary file holds, as a folder lists it. Raises OSError."""
    return digest_of(whole_file(entry.path))


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class FileDigests:
    """What earlier runs noted of files in `record`, and what this one finds. Losing it costs only time."""

    def __init__(self, record: Path) -> None:
        self._record, self._before = record, _noted(record)
        self._noted: dict[str, str] = {}
        self.found: dict[str, str] = {}
        """The path of each file that was asked for → its digest."""

    @cached_property
    def _now(self) -> int:
        """When the first file was asked for, by the clock of the file system; long ago where nobody can tell."""
        folder = self._record.parent
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            os.utime(folder)
            return folder.stat().st_mtime_ns
        return 0

    def of(self, entry: os.DirEntry[str]) -> str:
        """As `digest_of_file`. Only what nobody had written to for a while is noted for the next run."""
        now, path, state = self._now, entry.path, FileState.of(os.lstat(entry.path))
        said = f"{' '.join(map(str, state))} "
        noted = self._noted.get(path) or self._before.get(path, "")
        digest = noted.removeprefix(said) if noted.startswith(said) else digest_of_file(entry)
        if state.settled(now):
            self._noted[path] = said + digest
        self.found[path] = digest
        return digest

    def close(self) -> None:
        """Writes down what is known now. A folder that cannot be written to is no fault."""
        if self._noted != self._before:
            with suppress(OSError):
                write_verified(self._record, json.dumps(self._noted).encode())


def _noted(record: Path) -> dict[str, str]:
    with suppress(ValueError):
        said = json.loads(read_verified(record) or b"{}")
        if isinstance(said, dict):
            return said
    return {}
