"""Lines by a digest, kept from run to run in files by its first digit, so that after an edit few of them are written anew.

Of a line a short text is known at once. The rest, which takes most of the room and is seldom asked for, is read from its file, and
verified, part by part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from generator.files import write_whole

_DIGITS = "0123456789abcdef"


class _Stored(Sequence[bytes]):
    """Parts that lie in a file after its index, which ends where they `begin`. `said` tells where each of them is, how long, and its
    digest.
    """

    __slots__ = ("_begin", "_file", "_said")

    def __init__(self, file: Path, begin: int, said: bytes) -> None:
        self._file, self._begin, self._said = file, begin, said

    def __len__(self) -> int:
        return self._said.count(b" ") + 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # nobody asks for several
        start, length, digest = self._said.split(b" ")[number].split(b":")
        return self._verified(_bytes_at(self._file, self._begin + int(start), int(length)), digest)

    def of(self, file: bytes) -> Iterator[bytes]:
        """All of them as they stand in the file now, which is read once for all its lines."""
        for start, length, digest in (place.split(b":") for place in self._said.split(b" ")):
            begin = self._begin + int(start)
            yield self._verified(file[begin:begin + int(length)], digest)

    def _verified(self, found: bytes, digest: bytes) -> bytes:
        if _digest(found) != digest:
            raise ValueError(self._file)
        return found


def _bytes_at(path: Path, start: int, length: int) -> bytes:
    """Nothing where they cannot be read. The file is not kept open: another run may put a new one in its place."""
    with suppress(OSError), path.open("rb") as file:
        file.seek(start)
        return file.read(length)
    return b""


class Line(NamedTuple):
    """`short` has neither tabs nor line breaks. Of `parts` there are none as long as only another process has them; taking one raises
    ValueError where it is damaged.
    """

    short: bytes
    parts: Sequence[bytes]


Lines = dict[bytes, Line]
"""Digest → what is kept under it."""


class KeptLines:
    """What is kept in a folder. What is read is verified; losing it costs only time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stored = {digit: dict(_read(folder / digit)) for digit in _DIGITS}

    def all(self) -> Lines:
        return {key: line for part in self._stored.values() for key, line in part.items()}

    def parts(self, key: bytes) -> Sequence[bytes]:
        """Those of a line that another run has kept since; none where there is no such line."""
        digit = chr(key[0])
        if key not in self._stored[digit]:
            self._stored[digit] = dict(_read(self._folder / digit))
        known = self._stored[digit].get(key)
        return known.parts if known else ()

    def keep(self, used: Mapping[bytes, Line]) -> None:
        """Keeps these and no others. A folder that cannot be written to is no fault."""
        wanted: dict[str, Lines] = {digit: {} for digit in _DIGITS}
        for key, line in used.items():
            wanted[chr(key[0])][key] = line
        for digit, lines in wanted.items():
            if lines.keys() != self._stored[digit].keys():
                with suppress(OSError):
                    self._folder.mkdir(parents=True, exist_ok=True)
                    write_whole(self._folder / digit, _written(_undamaged(lines, self._folder / digit)))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _undamaged(lines: Mapping[bytes, Line], path: Path) -> Iterator[tuple[bytes, bytes, list[bytes]]]:
    """`path` is that of the file in which those lie that were kept before."""
    before = path.read_bytes() if path.is_file() else b""
    for key, line in lines.items():
        with suppress(ValueError):
            yield key, line.short, [*(line.parts.of(before) if isinstance(line.parts, _Stored) else line.parts)]


def _written(lines: Iterable[tuple[bytes, bytes, list[bytes]]]) -> bytes:
    """A digest of the index and its length; the index: for each line its key, its short text and where its parts lie; and the parts."""
    found = [*lines]
    parts = [part for *_, of_line in found for part in of_line]
    ends = accumulate(map(len, parts))
    places = (b"%d:%d:%s" % (end - len(part), len(part), _digest(part)) for part, end in zip(parts, ends, strict=True))
    index = b"\n".join(b"\t".join((key, short, b" ".join(next(places) for _ in of_line))) for key, short, of_line in found)
    return b"".join((_digest(index), b" %d\n" % len(index), index, *parts))


def _read(path: Path) -> Iterator[tuple[bytes, Line]]:
    """What stands in a file; nothing where its index is not as it was written."""
    with suppress(OSError, ValueError), path.open("rb") as file:
        head = file.readline()
        digest, length = head.split(b" ")
        index = file.read(int(length))
        if _digest(index) == digest:
            begin = len(head) + len(index)
            for key, short, said in (line.split(b"\t") for line in index.splitlines()):
                yield key, Line(short, _Stored(path, begin, said))
