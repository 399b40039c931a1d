"""What the operating system offers for replacing a folder in one step, for locking, and for making writes durable."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_OFFERED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def exchange(one: Path, other: Path) -> bool:
    """Two folders of one file system change places in one step; False where the system cannot do that."""
    rename = getattr(_libc(), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    failure = ctypes.get_errno()
    if failure in _NOT_OFFERED:
        return False
    raise OSError(failure, os.strerror(failure), str(one))


def flush(folder: Path) -> None:
    """Everything written below `folder` reaches the disk.

    One call for the whole file system: 3,000 files take 0.05 s, against 0.3 to 1.4 s for one call a file.
    """
    sync = getattr(_libc(), "syncfs", None) if os.name == "posix" else None
    if sync is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    with _opened(folder) as descriptor:
        if sync(descriptor) != 0:
            failure = ctypes.get_errno()
            raise OSError(failure, os.strerror(failure), str(folder))


def flush_entry(folder: Path) -> None:
    """The names in `folder` itself reach the disk: a rename is durable only then."""
    if os.name == "posix":
        with _opened(folder) as descriptor:
            os.fsync(descriptor)


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def lock_path(site: Path) -> Path:
    """The lock file of a site, beside it."""
    return site.with_name(f".{site.name}.lock")


class Lock:
    """A lock file held by one process; the system lets go of it when the process ends, however that happens."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def acquire(self) -> bool:
        """False if another process holds it."""
        while True:
            descriptor = os.open(self.path, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o666)
            if not _lock_at_once(descriptor):
                os.close(descriptor)
                return False
            if self._is_current(descriptor):
                self._descriptor = descriptor
                return True
            os.close(descriptor)  # the holder before us removed the file between our two calls

    def release(self) -> None:
        """Removes the file and lets go; nothing if not held."""
        if self._descriptor is not None:
            if os.name == "posix":  # elsewhere an open file cannot be removed; an empty one does no harm
                self.path.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False


def _lock_at_once(descriptor: int) -> bool:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True
