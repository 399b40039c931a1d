"""Finished documents of earlier builds, so that unchanged ones are not made again. Losing the folder costs only time."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from generator.files import write_whole

_SUFFIX = ".pdf"
_DIGEST_BYTES = hashlib.sha256().digest_size


class DocumentCache:
    """Documents by a key that stands for everything they are made of. An entry is the document below a digest of both.

    Several threads may use one cache, and several builds one folder. A folder that cannot be written to is no fault.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def seems_to_hold(self, key: str) -> bool:
        """Whether an earlier build left a document under a key. Only reading it tells whether that is damaged: for thousands this asks
        the folder once, where reading takes a second.
        """
        return key + _SUFFIX in self._found_there

    @cached_property
    def _found_there(self) -> frozenset[str]:
        with suppress(OSError), os.scandir(self._folder) as found:
            return frozenset(entry.name for entry in found)
        return frozenset()

    def get(self, key: str) -> bytes | None:
        """The document, or None if it is not there, is damaged, or was put under another key."""
        self._used.add(key)
        try:
            digest, data = _content(self._path(key))
        except OSError:
            return None
        return data if _digest(key, data) == digest else None

    def put(self, key: str, data: bytes) -> bool:
        """Keeps a document; says whether that was possible. It appears under its name only when all of it is written."""
        self._used.add(key)
        path, written = self._path(key), _digest(key, data) + data
        with suppress(OSError):
            try:
                write_whole(path, written)
            except FileNotFoundError:
                self._folder.mkdir(parents=True, exist_ok=True)
                write_whole(path, written)
            return True
        return False

    def count_as_used(self, keys: Iterable[str]) -> None:
        """Another process has asked for them."""
        self._used.update(keys)

    def remove_unused(self) -> None:
        """Removes what nobody has asked for since the cache was opened."""
        used = {key + _SUFFIX for key in self._used}
        with suppress(OSError), os.scandir(self._folder) as found:
            unused = [entry.path for entry in found if entry.name not in used]
            for path in unused:
                Path(path).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / (key + _SUFFIX)


def _digest(key: str, data: bytes) -> bytes:
    digest = hashlib.sha256(key.encode() + b"\0")
    digest.update(data)  # which may be large, and is not copied for this
    return digest.digest()


def _content(path: Path) -> tuple[bytes, bytes]:
    """Of an ordinary file the digest and the document. A link, a pipe or a device is refused, and is not waited for."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("not an ordinary file")
        return file.read(_DIGEST_BYTES), file.read()
