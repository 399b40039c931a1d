"""What indent with tabs is meant as: certain only where the lines around it, or every usual width of a tab, say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.patterns import pattern_of
from generator.reading.yaml_values import STOPS, read_yaml

Indents = dict[int, int]
"""Number of a line (from 1) → how many spaces it is indented by."""

_WIDTHS = (2, 4, 8)
_INDENT = pattern_of(r"[ \t]*")
_DASHES = pattern_of(r" *(?:- +)*")


def meant_indents(lines: list[str], is_text: Callable[[int], bool]) -> Indents:
    """The indent of every line that has a tab in it; none where nobody can tell, or where the text would still not be read.

    `is_text` says of a line whether it belongs to a text of several lines. Tried are the indent of the neighbouring lines, and tabs
    of every usual width: what can be read, with the fewest fields left empty, must come out the same.
    """
    tabbed = [number for number, line in enumerate(lines, 1) if "\t" in _indent(line) and line.strip() and not is_text(number)]
    found: list[tuple[Indents, object]] = []
    for indents in _candidates(lines, tabbed) if tabbed else ():
        documents, problems = read_yaml("\n".join(indented(lines, indents)))
        if not any(problem.what in STOPS for problem in problems):
            found.append((indents, [document.data for document in documents]))
    fewest = min((_empty(data) for _, data in found), default=0)
    whole = [(indents, data) for indents, data in found if _empty(data) == fewest]
    return whole[0][0] if whole and all(data == whole[0][1] for _, data in whole) else {}


def _empty(data: object) -> int:
    """How many fields and items have no value, which no entry allows."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return (data is None) + sum(map(_empty, inside))


def indented(lines: list[str], indents: Indents) -> list[str]:
    """The lines with these indents."""
    return [" " * indents[number] + line.lstrip(" \t") if number in indents else line for number, line in enumerate(lines, 1)]


def _candidates(lines: list[str], tabbed: list[int]) -> Iterator[Indents]:
    yield _as_neighbours(lines, tabbed)
    for width in _WIDTHS:
        yield {number: len(_indent(lines[number - 1]).expandtabs(width)) for number in tabbed}


def _as_neighbours(lines: list[str], tabbed: list[int]) -> Indents:
    """Below a field that has no value of its own one step further in, else level with the fields or dashes above."""
    found: Indents = {}
    above = ""
    dash = 0
    for number, line in enumerate(lines, 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        if number in tabbed:
            level = len(_DASHES.match(above)[0])  # type: ignore[index]  # the pattern matches the empty text
            found[number] = level + 2 if re.search(r":\s*(?:#.*)?$", above) else dash if words.startswith("- ") else level
            line = " " * found[number] + words
        dash = len(_indent(line)) if words.startswith("- ") else dash
        above = line
    return found


def _indent(line: str) -> str:
    return _INDENT.match(line)[0]  # type: ignore[index]  # the pattern matches the empty text
