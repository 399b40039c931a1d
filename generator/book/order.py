"""The order of an index in a language: by strokes in Traditional Chinese, by sound in Simplified, else by letters. Pure.

The legacy encodings of Chinese were laid out in these orders, so that their codes are what is needed to sort by: the common
characters of Big5 by the number of strokes, those of GB 2312 by pinyin. Rare characters come last, in the order of Unicode.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable

from generator.printing.typefaces import family

_FIRST_IDEOGRAPH = "\u2e80"
_COMMON_STROKES = (0xA440, 0xC67E)
_STROKES = (0xA440, 0xA442, 0xA454, 0xA4A1, 0xA4FE, 0xA5E0, 0xA6EA, 0xA8C3, 0xAB45, 0xADBC, 0xB0AE, 0xB3C3, 0xB6C3, 0xB9AC, 0xBBF5,
            0xBEA7, 0xC075, 0xC24F, 0xC35F, 0xC455, 0xC4D7, 0xC56B, 0xC5C8, 0xC5F1)
"""The first character of one stroke, of two, …; the few of more than 24 are counted with those."""
_COMMON_SOUNDS = (0xB0A1, 0xD7F9)
_SOUNDS = (0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE,
           0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1)
"""The first character that begins with A, with B, …"""
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"

SortKey = tuple[tuple[int, int], ...]
IndexGroup = tuple[str, str]
"""(catalogue key, number or letter) of the heading above words that begin alike."""


def ordering(language: str) -> Callable[[str], SortKey]:
    """What words of a language are sorted by."""
    encoding, common = _layout(language)
    return lambda words: _key(words, encoding, common)


def group(words: str, language: str) -> IndexGroup:
    """Under which heading words stand: `("{number} strokes", "3")`, `("{letter}", "B")`."""
    encoding, common = _layout(language)
    first = _plain(words)[:1].upper()
    if first < _FIRST_IDEOGRAPH:
        return "{letter}", first if first.isalpha() else "#"
    code = _code(first, encoding)
    if not common[0] <= code <= common[1]:
        return "Other characters", ""
    if encoding == "big5":
        return "{number} strokes", str(bisect_right(_STROKES, code))
    return "{letter}", _LETTERS[bisect_right(_SOUNDS, code) - 1]


def _layout(language: str) -> tuple[str, tuple[int, int]]:
    traditional = family(language, language).endswith(("TC", "HK"))
    return ("big5", _COMMON_STROKES) if traditional else ("gb2312", _COMMON_SOUNDS)


def _key(words: str, encoding: str, common: tuple[int, int]) -> SortKey:
    """Letters first, then common characters in the order of their codes, then all others."""
    return tuple(_rank(character, encoding, common) for character in _plain(words).casefold())


def _plain(words: str) -> str:
    """The words without accents and in characters of normal width."""
    return "".join(character for character in unicodedata.normalize("NFKD", words) if not unicodedata.combining(character))


def _rank(character: str, encoding: str, common: tuple[int, int]) -> tuple[int, int]:
    if character < _FIRST_IDEOGRAPH:
        return 0, ord(character)
    code = _code(character, encoding)
    return (1, code) if common[0] <= code <= common[1] else (2, ord(character))


def _code(character: str, encoding: str) -> int:
    try:
        return int.from_bytes(character.encode(encoding), "big")
    except UnicodeEncodeError:
        return 0
