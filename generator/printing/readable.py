"""Whether Typst can read a template, without running it, and which templates take in which."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import typst

from generator.patterns import pattern_of
from generator.printing.press import begin
from generator.printing.typeset import places_in

_UNUSED = b"#let _unused() = ["
"""What stands in a content block that nobody asks for is parsed and not run."""
_TAKES_IN = pattern_of(r"^\s*#?(?:import|include)\s+\"([^\"/@]+\.typ)\"", re.MULTILINE)


class Unreadable(NamedTuple):
    """A place in a template, and what is wrong there."""

    line: int
    said: str
    column: int = 0


def unreadable(source: bytes, known: Collection[str]) -> Iterator[Unreadable]:
    """The faults of a template that may take in the `known` ones: the first that Typst cannot read, and all that are not there."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Unreadable(source.count(b"\n", 0, error.start) + 1, str(error))
        return
    begin()
    with tempfile.TemporaryDirectory() as empty:
        try:
            typst.Compiler(root=Path(empty), ignore_system_fonts=True).compile(input=_UNUSED + source + b"\n]", format="svg")
        except typst.TypstError as error:
            _, line, column = next(iter(places_in(error)), ("", 1, 1))
            yield Unreadable(line, error.message, max(column - (len(_UNUSED) if line == 1 else 0), 1))
    for taken in _TAKES_IN.finditer(text):
        if taken[1] not in known:
            yield Unreadable(text.count("\n", 0, taken.start(1)) + 1, f"{taken[1]} is not there",
                             taken.start(1) - text.rfind("\n", 0, taken.start(1)))


def taking_in(names: Collection[str], folders: Sequence[Path]) -> set[str]:
    """The templates of some names and all that take them in, by way of others too; an earlier folder's file replaces its namesake."""
    sources = {path.name: path for folder in reversed(folders) for path in folder.glob("*.typ")}
    users: dict[str, list[str]] = {}
    for name, path in sources.items():
        for taken in _TAKES_IN.findall(path.read_text("utf-8")):
            users.setdefault(taken, []).append(name)
    found, waiting = set(names), [*names]
    while waiting:
        new = [name for name in users.get(waiting.pop(), ()) if name not in found]
        found.update(new)
        waiting += new
    return found
