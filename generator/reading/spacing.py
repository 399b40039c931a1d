"""Spaces that keep a text from being read: none after the colon of a field or a dash, and one too many at the beginning of a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Term
from generator.patterns import pattern_of
from generator.reading.look_alikes import structure

_NO_SPACE = pattern_of(r"^ *(?:- +)*(?P<key>[a-z][a-z_]*):(?!//)(?=[^\s\"'])")
_NO_SPACE_BEHIND_DASH = pattern_of(r"^ *(?P<key>-[a-z][a-z_]*):(?= |$)")
_FIELD = pattern_of(r"(?P<before> *(?:- +)*)(?P<key>[a-z][a-z_]*):(?: +(?P<value>[^\s#].*))?$")
_OPEN = pattern_of(r"[|>\[{&\"']")
"""A value that begins so may go on in the next line."""
NO_SPACE = Term("there is no space after the colon")
NO_SPACE_BEHIND_DASH = Term("there is no space after the dash")
TOO_FAR = Term("this line is indented further than the others of its group")
TOO_NEAR = Term("this line is indented less than the others of its group")


class Spacing(NamedTuple):
    """A place, counted from 1, and what is wrong there: `key` is the field, `column` where its line has to begin."""

    line: int
    at: int
    said: Term
    key: str
    column: int


def spacing_faults(text: str) -> Iterator[Spacing]:
    """Every such place of a text that cannot be read as it stands."""
    above: tuple[int, bool] | None = None
    open_columns: list[int] = []
    lines = [*structure(text)]
    for place, (number, line) in enumerate(lines):
        if match := _NO_SPACE.match(line):
            yield Spacing(number, match.end(), NO_SPACE, match["key"], match.start("key") + 1)
        if match := _NO_SPACE_BEHIND_DASH.match(line):
            yield Spacing(number, match.start("key") + 1, NO_SPACE_BEHIND_DASH, f"- {match['key'][1:]}", match.start("key") + 1)
        field = _FIELD.match(line)
        if field is None:
            open_columns = [] if line.startswith("---") else open_columns
            above = above if not line.strip() or line.lstrip().startswith("#") else None
            continue
        indent, dashed = len(field["before"]), "-" in field["before"]
        left = [column for column in open_columns if column <= indent]
        if above and indent < above[0] and not dashed and left and left[-1] < indent:
            yield Spacing(number, 1, TOO_NEAR, field["key"], above[0] + 1)
            continue
        first = above is None and place + 1 < len(lines) and _begins_entry(lines, place)
        if above and above[1] and not dashed and indent > above[0]:
            yield Spacing(number, 1, TOO_FAR, field["key"], above[0] + 1)
            continue
        if first and indent and not dashed and _FIELD.match(lines[place + 1][1]) and not lines[place + 1][1].startswith(" "):
            yield Spacing(number, 1, TOO_FAR, field["key"], 1)
        open_columns = [*(column for column in left if column < indent), indent]
        above = indent, bool(field["value"]) and not _OPEN.match(field["value"] or "")


def _begins_entry(lines: list[tuple[int, str]], place: int) -> bool:
    """Whether nothing but remarks stands before a line since the beginning of its entry."""
    for _, line in reversed(lines[:place]):
        if line.startswith("---"):
            return True
        if line.strip() and not line.lstrip().startswith("#"):
            return False
    return True
