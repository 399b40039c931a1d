"""Where a thing of the handbook is named by its id, to give it another one: its own entry, references, and links within texts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import Span
from generator.handbook import Handbook
from generator.linting.repairs import Edit
from generator.model import HANDBOOK_LISTS, Entry
from generator.reading.references import Mentions, kind_meant

Lines = Mapping[str, Sequence[str]]
"""The lines of every file, by its name."""


def renaming(handbook: Handbook, kind: str, old: str, new: str, lines: Lines) -> dict[str, list[Edit]]:
    """The edits by file that give the thing of a kind the id `new` wherever it is named; each place once, in reading order."""
    edits: dict[str, list[Edit]] = {}
    for file, line, column in sorted({*_places(handbook, kind, old, lines)}):
        edits.setdefault(file, []).append(Edit(line, column, len(old), new))
    return edits


def definition(handbook: Handbook, kind: str, name: str) -> Span:
    """Where the id of a thing is given to it: in its own entry, or in its list of the handbook entry."""
    listed = kind in HANDBOOK_LISTS
    entry: Entry = handbook.entry if listed else handbook.by_kind[kind][name]
    path = (HANDBOOK_LISTS[kind], [*handbook.by_kind[kind]].index(name), "id") if listed else ("id",)
    span: Span = entry.source.span(path)
    return span


def _places(handbook: Handbook, kind: str, name: str, lines: Lines) -> Iterator[tuple[str, int, int]]:
    """(file, line, column) of the name."""
    yield from _in_value(definition(handbook, kind, name), name, lines)
    linking: set[str] = set()
    for entry in handbook.all_entries:
        mentions = Mentions.of(entry)
        for path, given, targets in mentions.references:
            if given == name and kind_meant(entry, name, targets, handbook.by_kind) == kind:
                yield from _in_value(entry.source.span(path), name, lines)
        if any(named == (kind, name) for _, named in mentions.named):
            linking.add(entry.source.file)
    for file in linking:
        for number, line in enumerate(lines[file], 1):
            yield from ((file, number, column) for column in _columns(line, f"{kind}:{name}", len(kind) + 1))


def _in_value(span: Span, name: str, lines: Lines) -> Iterator[tuple[str, int, int]]:
    """The name by itself in a value, such as `minor` in `minor x2`."""
    value = lines[span.file][span.line - 1][:span.column - 1 + span.length]
    yield from ((span.file, span.line, column) for column in _columns(value, name) if column >= span.column)


def _columns(line: str, words: str, skipped: int = 0) -> Iterator[int]:
    """Where words stand by themselves, from 1; of each the place after so many characters of it. An id within a Chinese sentence has no
    blanks around it: 经head批准可延长10日."""
    for match in re.finditer(rf"(?<![A-Za-z0-9_-]){re.escape(words)}(?![A-Za-z0-9_-])", line):
        yield match.start() + skipped + 1
