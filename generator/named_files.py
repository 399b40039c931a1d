"""Writing to a file that somebody named: a mistyped name must not cost anybody a file of rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.errors import HandbookError
from generator.files import write_whole


def write_named(path: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> None:
    """Puts a file in the place of one that this program wrote, of an empty one, or of none; a link stays, and leads to the new one.

    Raises HandbookError where something else is there, which stays as it is, and OSError where nothing can be written.
    """
    if path.exists() and not (path.is_file() and _may_go(path.read_bytes(), is_ours)):
        raise HandbookError("{file} already exists and was not written by this command; it is left unchanged", "choose another name",
                            file=path)
    write_whole(path.resolve(), data)


def object_in(content: bytes) -> dict[str, Any]:
    """The JSON object that a file holds; empty where it holds none."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _may_go(found: bytes, is_ours: Callable[[bytes], bool]) -> bool:
    return not found or is_ours(found)
