"""The main language of a handbook by its lines alone: help and errors need it at once, before anything heavy is imported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.files import entries_in_order
from generator.patterns import pattern_of
from generator.reading.file_names import SUFFIXES

_HEAD = pattern_of(r"^(?:kind:[ \t]*[\"']?handbook\b|organisation:)", re.MULTILINE)
"""What only the handbook's own entry says; its kind may be misspelt."""
_LANGUAGES = pattern_of(r"^languages:[ \t]*(?:\[|\n[ \t]*- )?[ \t]*[\"']?([A-Za-z][\w-]*)", re.MULTILINE)


def main_language(folder: Path) -> str | None:
    """The first of the languages that the entry of the handbook in a folder of rules names, whatever else is wrong with it.

    None where there is no such entry.
    """
    for path in _rules_below(folder):
        text = path.read_text("utf-8", "replace")
        if _HEAD.search(text):
            found = _LANGUAGES.search(text)
            return found[1] if found else _default()
    return None


def _rules_below(folder: str | Path) -> Iterator[Path]:
    """In the order of their names: most often the handbook's own entry is found before all are listed. What is in a folder that cannot be
    read is passed over: whoever reads the rules tells that, in this language.
    """
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError):
        entries = entries_in_order(folder)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _rules_below(entry.path)
        elif entry.name.endswith(SUFFIXES) and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _default() -> str:
    from generator.model.text import DEFAULT_LANGUAGES

    return DEFAULT_LANGUAGES[0]
