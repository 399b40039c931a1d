"""Everything a build is made of, as one digest: two builds with the same one make the same site."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import generator
from generator.file_digests import digest_of, digest_of_file
from generator.files import entries_in_order
from generator.templates import BUILT_IN

_MADE_BY_PYTHON = "__pycache__"


class NotOrdinary(Exception):
    """There is something that is neither a file nor a folder: nobody can tell from its place what it leads to."""


DigestOf = Callable[[os.DirEntry[str]], str]
"""Gives the digest of what an ordinary file holds, as a folder lists it."""


def inputs_digest(folders: Iterable[Path], files: Iterable[Path], settled: object, of_file: DigestOf = digest_of_file) -> str:
    """A digest of whole folders, of files, of what was settled for the run (by its `repr`), and of the program itself. `of_file` gives
    that of each file of the folders. Where they lie does not count: a handbook that was moved or copied is the same.

    A folder or file that is missing counts as that. Raises NotOrdinary for a link or a device, OSError for what cannot be read.
    """
    digest = hashlib.sha256(f"{settled!r}\n{program()}".encode())
    for folder in folders:
        digest.update(f"\n{folder.name}:{folder.is_dir()}\n".encode())
        for line in _lines(folder, of_file) if folder.is_dir() else ():
            digest.update(line)
    for file in files:
        digest.update(f"\n{file.name}:{_content(file) if file.exists() else None}".encode())
    return digest.hexdigest()


@cache
def program() -> str:
    """The program, the templates that come with it, Python, and the versions of everything that is installed."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in (Path(generator.__file__).parent, BUILT_IN):
        for line in _lines(folder, digest_of_file):
            digest.update(line)
    for place in filter(Path.is_dir, map(Path, sys.path)):
        digest.update("\n".join(sorted(path.name for path in place.glob("*-info"))).encode())
    return digest.hexdigest()


def _lines(folder: str | Path, of_file: DigestOf, prefix: str = "") -> Iterator[bytes]:
    """A line for each file below a folder, the hidden ones too: its name and a digest of what it holds."""
    for entry in entries_in_order(folder):
        name = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != _MADE_BY_PYTHON:
                yield f"{name}/\n".encode("utf-8", "surrogateescape")
                yield from _lines(entry.path, of_file, f"{name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{name} {of_file(entry)}\n".encode("utf-8", "surrogateescape")
        else:
            raise NotOrdinary(entry.path)


def _content(file: Path) -> str:
    if file.is_symlink():
        raise NotOrdinary(file)
    return digest_of(file.read_bytes())
