"""Texts that YAML ends before their author does, because they begin with a sign of its own or have brackets within braces: they need
quotation marks. libyaml says what it would rather have, and not that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yaml import MarkedYAMLError

from generator.patterns import pattern_of

_FIELD = pattern_of(r"(?:^ *(?:- +)*|[{,] *)[A-Za-z][\w-]*: +")
_IN_BRACES = pattern_of(r"(?=,\s*[A-Za-z][\w-]*:|\}\s*(?:[,\]#]|$))")
"""Where a text in braces ends: before the next field, or the brace that closes them."""
_MARKS = ("'", '"')
_GOES_ON = pattern_of(r"[^\W_]")


class Unquoted(NamedTuple):
    """A place, counted from 1, the text that stands there, and how it is written."""

    line: int
    column: int
    text: str
    quoted: str


def unquoted_text(error: Exception, lines: Sequence[str]) -> Unquoted | None:
    """The text at which reading stopped, where quotation marks around all of it are missing."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if mark is None or mark.line >= len(lines):
        return None
    line = lines[mark.line]
    begins = max((found.end() for found in _FIELD.finditer(line) if found.end() <= mark.column), default=None)
    if begins is None:
        return None
    closes_another = line[begins: begins + 1] in _MARKS and mark.column == begins + 1
    if closes_another and (opened := _opened_above(lines[:mark.line], line[begins])):
        return opened
    if not _is_text(line, begins, mark.column):
        return None
    in_braces = "flow" in (error.context or "") if isinstance(error, MarkedYAMLError) else False
    text = (_IN_BRACES.split(line[begins:], maxsplit=1)[0] if in_braces else line[begins:]).strip()
    return Unquoted(mark.line + 1, begins + 1, text, _quoted(text))


def _opened_above(lines: Sequence[str], sign: str) -> Unquoted | None:
    """The text whose quotation mark is not closed in its line: the next one that opens a text closed it."""
    for number, line in reversed([*enumerate(lines, 1)]):
        for found in _FIELD.finditer(line):
            text = line[found.end():]
            if text.startswith(sign) and sign not in text[1:]:
                return Unquoted(number, found.end() + 1, text.rstrip(), _quoted(text[1:].strip()))
    return None


def _is_text(line: str, begins: int, stopped: int) -> bool:
    """Whether a value that begins and stops being read there is a text: it goes on behind its quotation mark or bracket, begins with a sign
    that begins nothing, or has a bracket in its midst."""
    first, there = line[begins: begins + 1], line[stopped: stopped + 1]
    if begins == stopped:
        return first in "%@`" and bool(first)
    if first in "\"'":
        return bool(_GOES_ON.match(there))
    if first in "[{":
        return bool(_GOES_ON.match(there)) and ":" not in line[begins:stopped]
    return there in "[]{}" and bool(there)


def _quoted(text: str) -> str:
    r"""In quotation marks that are not in the text: `"C:\Users"` wants other ones, since a stroke means something in double ones."""
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] and (text[0] == "'" or (text[0] == '"' and '"' not in text[1:-1])) else text
    return "'{}'".format(inner.replace("'", "''")) if "\"" in inner or "\\" in inner else f"\"{inner}\""
