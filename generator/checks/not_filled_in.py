"""HB039 not-filled-in: a place that "handbook new" marked, and that nobody has filled in yet.

`handbook new` writes entries that can be read at once; what only the author knows is marked 「（請填寫：…）」 or
"(fill in: …)". The marks are found in every text of an entry, wherever they came from.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from generator.checks.shared.base import of_texts
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.patterns import pattern_of

_MARK = pattern_of(r"[（(](?:請填寫|请填写|fill in)[：:]\s*([^（()）]*)[）)]", re.IGNORECASE)

FAULT = Descriptor(
    code="HB039", name="not-filled-in", severity=Severity.WARNING,
    message="still to be filled in: {what}",
    hint="write what applies to you in place of the mark and its brackets, or delete the whole line",
    why="A reader would be told to fill in a rule instead of what the rule is.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: （請填寫：這個詞在本單位指什麼）\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        for path, what in _marked(entry.source.data, ()):
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(path), details={"what": what})


def _marked(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The path of every text with a mark, and what the first mark in it asks for."""
    if isinstance(value, str):
        if found := _MARK.search(value):
            yield path, found[1]
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _marked(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _marked(inner, (*path, number))


CHECK = of_texts(FAULT, find)
