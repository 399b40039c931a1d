r"""What a scalar of YAML means: a word, a number that remembers how it was written, nothing, or an escape such as `\u202e`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.i18n.characters import unseen
from generator.patterns import pattern_of

_INT = pattern_of(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = pattern_of(r"[-+]?(?:[1-9][0-9]*|0)?(?:\.[0-9]+|[0-9]\.)(?:[eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
          "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMERIC = frozenset("0123456789+-.")
_MAX_DIGITS = 30
_ESCAPE = pattern_of(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029"}


class WrittenInt(int):
    """A whole number that remembers how it was written."""

    written: str


class WrittenFloat(float):
    """A decimal number that remembers how it was written."""

    written: str


def plain_value(words: str) -> Any:
    """The value of a plain scalar."""
    if words in _WORDS:
        return _WORDS[words]
    if words[0] in _NUMERIC and len(words) <= _MAX_DIGITS:
        number: WrittenInt | WrittenFloat
        if _INT.fullmatch(words):
            number = WrittenInt(words)
        elif _FLOAT.fullmatch(words):
            number = WrittenFloat(words)
        else:
            return words
        number.written = words
        return number
    return words


def unseen_escapes(line: str, start: int) -> Iterator[tuple[int, str, str]]:
    """(offset, escape, character) of every escape in a line from `start` on that stands for what nobody can see."""
    for match in _ESCAPE.finditer(line, start):
        for _, character in unseen(_unescaped(match[0])):
            yield match.start(), match[0], character


def _unescaped(escape: str) -> str:
    kind, digits = escape[1], escape[2:]
    return chr(int(digits, 16)) if digits else _SHORT_ESCAPES.get(kind, "")
