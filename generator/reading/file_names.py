"""What files of a handbook are called, and how large one may be: for whoever must know no more of them, and so need not load what reads
them.
"""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

SUFFIXES = (".yml", ".yaml")
"""What the name of a file of rules ends with."""
FILE_BYTES = 1024 * 1024
"""A larger file is not read."""
KEPT_HISTORY = Path(".handbook", "history.jsonl")
"""In the folder of a handbook: what the rules said at earlier builds."""


def in_one_form(name: str) -> str:
    """A name as most computers compare it: a letter with its accent is one character, however it is stored."""
    return normalize("NFC", name)


def on_any_computer(name: str) -> str:
    """A name without what some computers do not tell apart: upper and lower case, and how letters with accents are stored."""
    return in_one_form(in_one_form(name).casefold())
