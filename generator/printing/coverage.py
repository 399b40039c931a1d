"""Which parts of a text no face can draw. Follows how Typst asks one family after another. Pure.

What is drawn as one (a letter with its accents) must come from one face. Typst asks the next family for the whole only while the
current one lacks the last character of it; else it draws an accent alone, or stops, and so such texts count as not drawn.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache

import regex

from generator.printing.glyph_table import glyph_table
from generator.printing.typefaces import FALLBACKS, draws_first

_FIRST = "Noto Sans CJK TC"
"""Stands for all families of Chinese characters: they have the same ones."""
_MARKS = ("Mn", "Mc", "Me")
_NOT_DRAWN = regex.compile(r"[\t\n\r\p{Default_Ignorable_Code_Point}]")
"""Line breaks, and what Unicode calls ignorable by default: it has no shape of its own."""


def unusual(characters: Iterable[str]) -> frozenset[str]:
    """Those of the characters that a text with them must be looked at for: all but what the first family surely draws."""
    has = glyph_table()[_FIRST]
    return frozenset(c for c in characters if not (ord(c) in has and draws_first(_FIRST, ord(c))) or _is_mark(c))


def not_drawn(text: str, others: Collection[Collection[int]] = ()) -> Iterator[tuple[int, int]]:
    """(begin, end) of every part of the text that no face draws. `others` are the characters of further fonts of the handbook's own."""
    begin = 0
    while begin < len(text):
        end = begin + 1
        while end < len(text) and (_is_mark(text[end]) or _NOT_DRAWN.match(text[end])):
            end += 1
        if not _drawn(tuple(ord(c) for c in text[begin:end] if not _NOT_DRAWN.match(c)), others):
            yield begin, end
        begin = end


def _drawn(codes: tuple[int, ...], others: Collection[Collection[int]]) -> bool:
    return not codes or _by_packaged(codes) or _by_others(codes, others)


@cache
def _by_packaged(codes: tuple[int, ...]) -> bool:
    for name in (_FIRST, *FALLBACKS):
        asked = name != _FIRST or draws_first(name, codes[0])
        has = [asked and code in glyph_table()[name] for code in codes]
        if all(has):
            return True
        if any(has[1:]):
            return False
    return False


def _by_others(codes: tuple[int, ...], others: Collection[Collection[int]]) -> bool:
    """Typst takes but one further font, any that has the first character: so each of them must have all."""
    able = [font for font in others if codes[0] in font]
    packaged = any(codes[0] in glyph_table()[name] for name in (_FIRST, *FALLBACKS))
    return bool(able) and not packaged and all(code in font for font in able for code in codes)


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in _MARKS
