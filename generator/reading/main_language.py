"""The main language of a handbook by its lines alone: help and errors need it at once, before anything heavy is imported."""

from __future__ import annotations

import re
from pathlib import Path

from generator.patterns import pattern_of
from generator.reading.file_names import SUFFIXES

_HEAD = pattern_of(r"^kind:[ \t]*[\"']?handbook\b", re.MULTILINE)
_LANGUAGES = pattern_of(r"^languages:[ \t]*(?:\[|\n[ \t]*- )?[ \t]*[\"']?([A-Za-z][\w-]*)", re.MULTILINE)


def main_language(folder: Path) -> str | None:
    """The first of the languages that the entry of the handbook in a folder of rules names, whatever else is wrong with it.

    None where there is no such entry.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file() and not path.is_symlink():
            text = path.read_text("utf-8", "replace")
            if _HEAD.search(text):
                found = _LANGUAGES.search(text)
                return found[1] if found else _default()
    return None


def _default() -> str:
    from generator.model.text import DEFAULT_LANGUAGES

    return DEFAULT_LANGUAGES[0]
