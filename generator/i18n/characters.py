"""Characters by Unicode's own properties: which nobody can see, and between which Chinese writes no space."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import regex

from generator.patterns import pattern_of

_PRESENTATION = "\ufe0e\ufe0f"
"""They ask for a sign as text or as a picture, and come along with every emoji. They say nothing, so they are left out."""

_UNSEEN = regex.compile(
    r"[[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u2800\ufffd]"
    rf"--[\t\n{_PRESENTATION}\p{{Prepended_Concatenation_Mark}}]]", regex.V1)
"""Besides what Unicode calls ignorable: controls, private characters, what is no character, Braille's empty cell, and the mark for a
character that a conversion lost. Arabic signs around numbers are of the category Cf, but they are seen."""


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """(offset, character) of everything in a text that nobody can see, or that no font shows. Tabs and line breaks are no fault."""
    if text.isascii() and text.isprintable():
        return iter(())
    return ((match.start(), match[0]) for match in _UNSEEN.finditer(text))


def visible(text: str) -> str:
    """A text of one line that can do nothing to a terminal: � for what cannot be seen, a space for a tab or a line break."""
    if text.isascii() and text.isprintable():  # as names of files are, of which there are thousands
        return text
    return str(_UNSEEN.sub("�", text.replace("\t", " ").replace("\n", " ")))


def escaped(text: str) -> str:
    r"""JSON text in which whatever cannot be seen is written as an escape, `\u202e`; what it says stays the same."""
    return str(_UNSEEN.sub(lambda match: "".join(f"\\u{unit:04x}" for unit in _utf16(match[0])), text))


def _utf16(character: str) -> Iterator[int]:
    units = character.encode("utf-16-be", "surrogatepass")
    return (int.from_bytes(units[i:i + 2]) for i in range(0, len(units), 2))


def code_point(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`: a character by its number and, where it has one, its name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def is_private(character: str) -> bool:
    """Whether a character is one that somebody made for the computers of one office."""
    return unicodedata.category(character) == "Co"


def without_presentation(text: str) -> str:
    """The text without the unseen characters that only ask for a sign as text or as a picture."""
    return text.replace(_PRESENTATION[0], "").replace(_PRESENTATION[1], "")


# --- Line breaks in Chinese ---------------------------------------------------------------------------------------

_WIDE_SIGN = r"[\p{P}&&[\u3000-\u303f\ufe10-\ufe4f\uff00-\uff65]]"
_LETTER = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}]"
_SHARED_SIGN = "[“”‘’…—·]"  # Chinese and Western texts write the same
_GAP = r"[ \t]*\n[ \t]*"
_NO_SPACE = regex.compile(
    rf"(?<![ \t])(?=[ \t]*\n)(?:(?<={_WIDE_SIGN})(?={_GAP}\S)|(?<=[\p{{L}}\p{{N}})%])(?<![|>][-+]?\d)(?={_GAP}{_WIDE_SIGN})"
    rf"|(?<={_LETTER})(?={_GAP}(?:{_LETTER}|{_SHARED_SIGN}))|(?<={_SHARED_SIGN})(?={_GAP}{_LETTER}))", regex.V1)
"""The end of a line at which no space belongs."""
_ENDS_IN_WIDE_SIGN = pattern_of(r"[\u3000-\u303f\ufe10-\ufe4f\uff00-\uff65](?=[ \t]*\n)")
_GOES_ON_WIDE = pattern_of(r"\n[ \t]*[^\x00-\x7f]")
"""Where such an end may be: few of the lines of a file, which are quickly found."""
_SEAM = "\ue000"
_SEAM_AND_SPACE = regex.compile(f"{_SEAM} *")


def mark_seams(text: str) -> str:
    """Marks every end of a line at which Chinese text goes on, so that `close_seams` knows the space that YAML puts there.

    YAML makes a space of a line break, and from the value alone nobody could tell it from one that was written. The mark is a
    private character, which no text of a handbook may hold.
    """
    may_be = {found.end() for found in _ENDS_IN_WIDE_SIGN.finditer(text)}
    may_be.update(_before_spaces(text, found.start()) for found in _GOES_ON_WIDE.finditer(text))
    ends = [place for place in sorted(may_be) if _NO_SPACE.match(text, place)]
    return _SEAM.join(text[start:end] for start, end in pairwise([0, *ends, len(text)]))


def _before_spaces(text: str, place: int) -> int:
    while place and text[place - 1] in " \t":
        place -= 1
    return place


def close_seams(text: str) -> str:
    """The text without the marks, and without the spaces that YAML put after them."""
    return str(_SEAM_AND_SPACE.sub("", text)) if _SEAM in text else text


def ends_in_seam(text: str) -> bool:
    return text.endswith(_SEAM)
