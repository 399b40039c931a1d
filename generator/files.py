"""Files and their names: the ordinary ones below a folder, what stays below it, writing a file as a whole, and verifying it when read; and
those of the program's own.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.patterns import pattern_of

_UNSAFE = pattern_of(r"(^|/)\.{0,2}(/|$)|[\\\x00]")


def stays_below(path: str) -> bool:
    """Whether a relative path with slashes names a file below the folder it is put to, on every system."""
    return not _UNSAFE.search(path)


def name_below(folder: Path) -> Callable[[Path | str], str]:
    """Gives the names of files that were found below a folder, relative to it and with slashes: `Path.relative_to`, which for thousands
    of files takes as long as reading them.
    """
    length = len(os.fspath(folder / "x")) - 1
    return lambda path: os.fspath(path)[length:].replace(os.sep, "/")


def own_data(path: Path) -> Any:
    """What stands in a YAML file of the program's own, which is trusted and so need not be read as an author's is."""
    from yaml import CSafeLoader, load  # slow to load for those who read no such file

    return load(path.read_bytes(), CSafeLoader)


def write_whole(path: Path, data: bytes, mode: int | None = None) -> None:
    """Puts a file in the place of what is there. It appears under its name only when all of it is written.

    Raises OSError, which names the file that was meant, and leaves nothing behind.
    """
    unfinished = path.with_name(f".unfinished-{os.getpid()}-{secrets.token_hex(4)}")
    with _or_nothing(unfinished, path):
        unfinished.write_bytes(data)
        if mode is not None:
            unfinished.chmod(mode)
        unfinished.replace(path)


def write_new(path: Path, data: bytes) -> None:
    """Writes a file that is not there yet: all of it, or none. Raises FileExistsError and other OSErrors."""
    file = path.open("xb")
    with _or_nothing(path, path), file:
        file.write(data)


@contextmanager
def _or_nothing(unfinished: Path, meant: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise OSError(error.errno, error.strerror, os.fspath(meant)) from error


def write_verified(path: Path, data: bytes) -> None:
    """Writes what `read_verified` reads: a line with a digest, and the data. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _digest(data) + b"\n" + data)


def read_verified(path: Path) -> bytes | None:
    """What was written there; None if it is missing, half written, or has been changed since."""
    try:
        with path.open("rb") as file:
            digest, data = file.readline(), file.read()
    except OSError:
        return None
    return data if _digest(data) + b"\n" == digest else None


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def entries_in_order(folder: str | os.PathLike[str]) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises OSError."""
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def ordinary_files(folder: Path) -> Iterator[Path]:
    """Every regular file that is not hidden, folder by folder, in no particular order. Links, pipes and devices are passed over
    without being opened or followed.
    """
    return (Path(entry.path) for entry in ordinary_entries(folder))


def ordinary_entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The same, as the system lists them."""
    folders = [os.fspath(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    yield entry
