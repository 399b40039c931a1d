"""Lines by a digest, kept from run to run in files by its first digit, so that after an edit few of them are written anew."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.files import read_verified, write_verified

_DIGITS = "0123456789abcdef"
Lines = dict[bytes, bytes]
"""Digest → a text without line breaks."""


class KeptLines:
    """What is kept in a folder. What is read is verified; losing it costs only time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stored = {digit: _read(folder / digit) for digit in _DIGITS}

    def all(self) -> Lines:
        return {key: line for part in self._stored.values() for key, line in part.items()}

    def keep(self, used: Mapping[bytes, bytes]) -> None:
        """Keeps these and no others. A folder that cannot be written to is no fault."""
        wanted: dict[str, Lines] = {digit: {} for digit in _DIGITS}
        for key, line in used.items():
            wanted[chr(key[0])][key] = line
        for digit, part in wanted.items():
            if part.keys() != self._stored[digit].keys():
                with suppress(OSError):
                    write_verified(self._folder / digit, b"\n".join(key + b" " + line for key, line in part.items()))


def _read(file: Path) -> Lines:
    lines = (line.partition(b" ") for line in (read_verified(file) or b"").splitlines())
    return {key: line for key, _, line in lines if line}
