"""Whether two texts are the same words, in full or half width, in any case of letters, with or without spaces; or one holds the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.model.text import Text

_ENDS = ".。!！?？,，;；:："
_TELLING = 4
"""Fewer characters say too little of a job: 登記, 核定."""


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """The text as it is compared: compatibility forms, case and spaces count for nothing, nor does a sign at its end."""
    words = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return words.rstrip(_ENDS) or words


def opening(text: str) -> str:
    """The text as another one may begin with it: as it is compared, but with a space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(_ENDS)


def stands_in(one: Text, other: Text) -> bool:
    """Whether one text stands in the other, in a language of both, in small letters or capitals."""
    return any(words.casefold() in other.by_language[language].casefold()
               for language, words in one.by_language.items() if language in other.by_language)


def openings(text: str) -> Iterator[str]:
    """Every text that this one begins with, as far as it tells something and ends with a word: `Close the log with all items`,
    `Close the log`."""
    words = opening(text)
    for end in range(_TELLING, len(words) + 1):
        if not _inside_a_word(words, end):
            yield words[:end]


def _inside_a_word(words: str, end: int) -> bool:
    before, after = words[end - 1], words[end: end + 1]
    return before.isascii() and after.isascii() and after.isalnum()
