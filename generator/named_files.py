"""Writing to a file that somebody named: a mistyped name must not cost anybody a file of rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.errors import HandbookError
from generator.files import write_whole


def write_named(path: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> None:
    """Puts a file in the place of one that this program wrote, of an empty one, or of none; a link stays, and leads to the new one.

    Raises HandbookError where something else is there, which stays as it is, and OSError where nothing can be written.
    """
    if path.exists() and not (path.is_file() and _may_go(path.read_bytes(), is_ours)):
        raise HandbookError("{file} is there already and was not written by this command; it is left as it is", "choose another name",
                            file=path)
    write_whole(path.resolve(), data)


def _may_go(found: bytes, is_ours: Callable[[bytes], bool]) -> bool:
    return not found or is_ours(found)
