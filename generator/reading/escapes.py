r"""Escapes in double quotes that stand for no character, such as the two halves in which JSON writes an emoji: `\uD83D\uDE00`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yaml import MarkedYAMLError

from generator.patterns import pattern_of

_SAID = "invalid Unicode character escape code"
"""What libyaml says of one."""
_HALVES = pattern_of(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ESCAPE = pattern_of(r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}")


class NoCharacter(NamedTuple):
    """A place, counted from 1, what is written there, and the character that is meant, empty where it cannot be known."""

    line: int
    column: int
    written: str
    meant: str


def no_character(error: Exception, lines: Sequence[str]) -> NoCharacter | None:
    """The escape at which reading stopped, where it stands for no character."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) and _SAID in (error.problem or "") else None
    if mark is None or mark.line >= len(lines):
        return None
    for pattern in (_HALVES, _ESCAPE):
        for found in pattern.finditer(lines[mark.line]):
            if found.start() <= mark.column <= found.end():
                return NoCharacter(mark.line + 1, found.start() + 1, found[0], _joined(*found.groups()) if found.groups() else "")
    return None


def _joined(high: str, low: str) -> str:
    """The character of which these are the halves."""
    return bytes.fromhex(high + low).decode("utf-16-be")
