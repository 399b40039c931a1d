"""Which faces set a language, and what programs that read a document aloud are told of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from generator.printing.glyph_table import Characters, glyph_table

Face = dict[str, Any]

FALLBACKS = (
    "Noto Sans", "Source Sans 3", "Noto Sans Symbols", "Fira Code", "Noto Emoji",
    *(f"Noto Sans {script}" for script in (
        "Arabic", "Hebrew", "Thai", "Devanagari", "Armenian", "Bengali", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada",
        "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu")))
"""The families that draw what a face of Chinese characters does not, in the order in which they are asked."""

_GREEK_AND_CYRILLIC = ((0x370, 0x530), (0x1C80, 0x1C90), (0x1F00, 0x2000))
"""A face of Chinese characters has the bare letters only, and would set accents of its own beside them."""
_LETTERS_END = 0x2000
"""Below are letters, which may bear accents."""


def faces(languages: Iterable[str], main: str) -> dict[str, Face]:
    """For every language that a text may be in: the arguments of Typst's `text` (font, lang, region, features).

    The first font says as a class of a regular expression which characters it may draw (see `paper.typ`).
    """
    return {tag: _face(tag, main) for tag in dict.fromkeys(languages)}


def family(tag: str, main: str) -> str:
    """The family that sets the language first."""
    return f"Noto Sans CJK {_region(tag, main)[0]}"


@cache
def letters(name: str) -> Characters:
    """The letters that the first family draws: those that it has, but Greek and Cyrillic.

    It must not be asked for a letter that it lacks: where it has an accent on the letter, Typst would draw nothing but the accent.
    """
    has = glyph_table()[name]
    left_out = {code for first, end in _GREEK_AND_CYRILLIC for code in range(first, end)}
    return Characters.of(code for code in range(_LETTERS_END) if code in has and code not in left_out)


def draws_first(name: str, code: int) -> bool:
    """Whether the first family is asked for what begins with this character."""
    return code >= _LETTERS_END or code in letters(name)


@cache
def _covers(name: str) -> str:
    """The same as a class of a regular expression."""
    edges = letters(name).edges
    ranges = [rf"\x{{{first:x}}}-\x{{{end - 1:x}}}" for first, end in zip(edges[::2], edges[1::2], strict=True)]
    return rf"[{''.join(ranges)}\x{{{_LETTERS_END:x}}}-\x{{10ffff}}]"


def _face(tag: str, main: str) -> Face:
    """A language that is not written in Chinese characters gets the main language's face: its texts may quote some.

    Its quotation marks, dashes and dots are as narrow as its letters (`pwid`).
    """
    language, *others = tag.split("-")
    name = family(tag, main)
    face: Face = {"font": [{"name": name, "covers": _covers(name)}, *FALLBACKS], "lang": language}
    if not _chinese(tag):
        face["features"] = ["pwid"]
    default = _region(tag, main)[1] if _chinese(tag) else ""
    region = next((part for part in others if part.isupper()), default)
    return {**face, "region": region} if region else face


def _region(tag: str, main: str) -> tuple[str, str]:
    return _chinese(tag) or _chinese(main) or ("SC", "")


def _chinese(tag: str) -> tuple[str, str] | None:
    """(face, region) of a language written in Chinese characters."""
    parts = tag.split("-")
    if parts[0] in ("ja", "ko"):
        return ("JP", "JP") if parts[0] == "ja" else ("KR", "KR")
    if parts[0] not in ("zh", "yue"):
        return None
    if {"HK", "MO"} & set(parts):
        return "HK", "HK"
    return ("SC", "CN") if {"Hans", "CN", "SG"} & set(parts) else ("TC", "TW")
