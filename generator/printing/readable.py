"""Whether Typst can read a template, without running it: what it computes needs a document's data and is seen only in a build."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import typst

from generator.printing.typeset import begin

_UNUSED = b"#let _unused() = ["
"""What stands in a content block that nobody asks for is parsed and not run."""
_PLACE = re.compile(r"┌─ \S+?:(\d+):\d+$", re.MULTILINE)
_TAKES_IN = re.compile(r"^\s*#?(?:import|include)\s+\"([^\"/@]+\.typ)\"", re.MULTILINE)


class Unreadable(NamedTuple):
    """The line of a template, and what is wrong there."""

    line: int
    said: str


def unreadable(source: bytes, known: Collection[str]) -> Unreadable | None:
    """The first fault of a template that may take in the `known` ones; None where it can be read."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Unreadable(source.count(b"\n", 0, error.start) + 1, str(error))
    begin()
    with tempfile.TemporaryDirectory() as empty:
        try:
            typst.Compiler(root=Path(empty), ignore_system_fonts=True).compile(input=_UNUSED + source + b"\n]", format="svg")
        except typst.TypstError as error:
            found = _PLACE.search(error.diagnostic)
            return Unreadable(int(found[1]) if found else 1, error.message)
    taken = next((found for found in _TAKES_IN.finditer(text) if found[1] not in known), None)
    return Unreadable(text.count("\n", 0, taken.start(1)) + 1, f"{taken[1]} is not there") if taken else None
