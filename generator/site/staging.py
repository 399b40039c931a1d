"""A folder in which a site is put together: written beside the old one, and looked over before it takes its place."""

from __future__ import annotations

import gzip
import io
import os
import posixpath
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.errors import HandbookError
from generator.files import stays_below

_COMPRESSED = ".gz"
_TEXT = frozenset({".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"})
_WORTH_COMPRESSING = 1024
"""Bytes: what is smaller fits into one packet as it is."""
_AT_ONCE = 1 << 16
"""Bytes of an old file that are compared at once."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class StagingFolder:
    """The files of a site in the making. `folder` exists and is empty; `old` is the site of the last build, if there is one."""

    def __init__(self, folder: Path, old: Path) -> None:
        self.folder = folder
        self._old = old
        self.mode = stat.S_IMODE(folder.stat().st_mode) & 0o666
        self._written: dict[str, int] = {}

    def write(self, files: Iterable[tuple[str, bytes | None]]) -> None:
        """Writes (address, content) pairs; what has None for content stays as it is in the old site. Raises HandbookError for an address
        that is not safe or there already.

        A file that the old site holds with the same content is linked and not written again: an unchanged site of 3,000
        pages is staged, flushed and cleared in 0.1 s and not 0.6 s, and files keep the time of their last change.
        """
        made: set[str] = set()
        for address, data in files:
            if not stays_below(address):
                raise HandbookError("a file of the site cannot be called {address}", address=repr(address))
            parent = posixpath.dirname(address)
            if parent not in made:
                Path(self.folder, parent).mkdir(parents=True, exist_ok=True)
                made.add(parent)
            try:
                self._written[address] = self._keep(address) if data is None else self._put(address, data)
            except FileExistsError as error:
                raise HandbookError("two files of the site would be called {address}", "rename the file in the rules folder",
                                    address=address) from error

    def sizes(self) -> dict[str, int]:
        """Address → size in bytes of every file that is there, whoever wrote it."""
        return dict(_sizes(self.folder, ""))

    def compress(self) -> None:
        """Puts `NAME.gz` beside each file of text, whoever wrote it. That of an unchanged file is linked, as the file itself is.

        Servers send such copies as they are (`gzip_static` of nginx). The bytes depend on the content only.
        """
        for address, size in self.sizes().items():
            if size >= _WORTH_COMPRESSING and posixpath.splitext(address)[1] in _TEXT and not self._link_compressed(address):
                self.write([(address + _COMPRESSED, gzip.compress((self.folder / address).read_bytes(), mtime=0))])

    def verify(self) -> dict[str, int]:
        """What was written is there in full, and nothing is empty. Gives the same as `sizes`. Raises HandbookError."""
        found = self.sizes()
        for address, size in self._written.items():
            if found.get(address) != size:
                raise HandbookError("{address} in the site is not what was written",
                                    "check whether another program is changing the folder", address=address)
        _refuse_gaps(found)
        return found

    def take_over(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Puts files of the old site beside those that were written, and gives those for which there was room. Raises OSError."""
        taken = []
        for address in addresses:
            path = self.folder / address
            if path.exists() or any(parent.is_file() for parent in path.parents):
                continue  # what a build makes goes before
            path.parent.mkdir(parents=True, exist_ok=True)
            self._keep(address)
            taken.append(address)
        return tuple(taken)

    def _keep(self, address: str) -> int:
        """Puts a file of the old site where it was; gives its size."""
        if not self._link(address):
            shutil.copy2(self._old / address, self.folder / address)
        return os.lstat(f"{self._old}/{address}").st_size

    def _put(self, address: str, data: bytes) -> int:
        if self._is_same(self._old / address, data) and self._link(address):
            return len(data)
        with (self.folder / address).open("xb") as file:
            return file.write(data)

    def _link(self, address: str) -> bool:
        """Whether a file of the old site could be linked; on a file system without links it cannot. Raises FileExistsError."""
        try:
            os.link(f"{self._old}/{address}", f"{self.folder}/{address}")  # paths as objects take twice as long, for ten thousand files
        except FileExistsError:
            raise
        except OSError:
            if (self.folder / address).exists():  # without links as well, two files must not have one address
                raise FileExistsError(address) from None
            return False
        return True

    def _link_compressed(self, address: str) -> bool:
        """Whether the old site's compressed copy could be linked: the file itself is a link to the old one, so the copy fits."""
        try:
            if not (self.folder / address).samefile(self._old / address):
                return False
            (self.folder / (address + _COMPRESSED)).hardlink_to(self._old / (address + _COMPRESSED))
        except OSError:
            return False
        return True

    def _is_same(self, old: Path, data: bytes) -> bool:
        """Whether the old file is just what a new one would be. Links are not followed, pipes not waited for."""
        try:
            descriptor = os.open(old, _FLAGS)
        except OSError:
            return False
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            usual = stat.S_ISREG(status.st_mode) and stat.S_IMODE(status.st_mode) == self.mode
            return usual and status.st_size == len(data) and _holds(file, data)


def _holds(file: io.FileIO, data: bytes) -> bool:
    """Whether a file of the same size is the same. It is read bit by bit: the largest would fill as much memory once more."""
    view = memoryview(data)
    return all(file.read(_AT_ONCE) == view[start:start + _AT_ONCE] for start in range(0, len(data), _AT_ONCE))


def _sizes(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _sizes(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry.stat(follow_symlinks=False).st_size


def _refuse_gaps(found: Mapping[str, int]) -> None:
    if empty := next((address for address, size in found.items() if not size), None):
        raise HandbookError("{address} is empty", "check the file or the template that it is made from", address=empty)
    if "index.html" not in found:
        raise HandbookError("the site has no first page")
