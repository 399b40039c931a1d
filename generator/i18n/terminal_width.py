"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata

from generator.patterns import pattern_of

_WIDE = "⺀-鿿豈-﫿︰-﹏＀-｠￠-￦…—"
# Closing marks do not begin a line, and opening marks do not end one.
_PIECE = pattern_of(rf"[（「『《〈“(]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[，。、；：！？）」』》〉”…]*|\s+")


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def padded(text: str, columns: int) -> str:
    """The text with spaces behind it, up to so many columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns; a line break in it stays one. A longer word gets a line of its own."""
    return [line for paragraph in text.split("\n") for line in _wrapped_line(paragraph, columns)]


def _wrapped_line(text: str, columns: int) -> list[str]:
    lines, room = [""], columns
    for piece in _PIECE.findall(text):
        if lines[-1] and width(piece.rstrip()) > room:
            lines.append("")
            room, piece = columns, piece.lstrip()
        lines[-1] += piece
        room -= width(piece)
    return [line.rstrip() for line in lines]
