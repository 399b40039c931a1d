"""How wide a text is in the printed face, and how many lines of a column it takes. Computed, not typeset. Pure."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from generator.patterns import pattern_of

MILLIMETRES = 0.3528
"""Of one typographic point."""

# Chinese, Japanese and Korean characters and the punctuation that the face sets as wide as they are.
_WIDE = pattern_of(
    "[\u1100-\u115f\u2010-\u203b\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U0001f000-\U0003ffff]")
_ADVANCES = {character: width for width, characters in {
    0.24: " ", 0.34: "!',-.:;Ifijl|", 0.42: "()/[]\\rt{}", 0.52: "\"*?_Jcsz", 0.76: "&DGHNOQRU", 0.96: "%@MWmw",
}.items() for character in characters}
_ADVANCE = 0.63
"""Widths of other characters as shares of the size of the type; those of bold type, which is wider."""
_UNEVEN = 1.06
"""Lines of Chinese are not filled to the last millimetre: punctuation and figures keep together."""


def width(text: str) -> float:
    """Of a text on one line, in sizes of its type; somewhat too much rather than too little."""
    wide = len(_WIDE.findall(text))
    return (wide + _narrow(_WIDE.sub("", text))) * _UNEVEN if wide else _narrow(text)


def lines(text: str, points: float, column: float) -> int:
    """How many lines a text of a size takes in a column, in millimetres; 0 for no text."""
    if not text:
        return 0
    room = column / (points * MILLIMETRES)
    if len(text) * _UNEVEN <= room:  # no character is wider than its type is high: most texts need not be measured
        return 1
    if _WIDE.search(text):
        return ceil(width(text) / room)
    count, place = 1, 0.0
    for word in text.split():
        needed = _narrow(word)
        if place and place + needed > room:
            count, place = count + 1, 0.0
        count += int(needed / room)  # a word longer than a line
        place += needed + _ADVANCES[" "]
    return count


@lru_cache(maxsize=20_000)
def _narrow(text: str) -> float:
    """Of a text without wide characters."""
    return sum(_ADVANCES.get(character, _ADVANCE) for character in text)
