"""Whether two texts are the same words: written in full or half width, in small letters or capitals, with or without spaces."""

from __future__ import annotations

import unicodedata

from generator.model.text import Text

_ENDS = ".。!！?？,，;；:："
_TELLING = 4
"""Fewer characters say too little of a job: 登記, 核定."""


def folded(text: str) -> str:
    """The text as it is compared: compatibility forms, case and spaces count for nothing, nor does a sign at its end."""
    words = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return words.rstrip(_ENDS) or words


def begins_with(longer: Text, shorter: Text) -> bool:
    """Whether one text begins with the whole of the other, in a language of both: `Close the log with all items`, `Close the log.`"""
    return any(_begins_with(words, start) for language, words in longer.by_language.items() if (start := shorter.get(language)))


def _begins_with(words: str, start: str) -> bool:
    words, start = (" ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(_ENDS) for text in (words, start))
    after = words[len(start):len(start) + 1]
    whole_word = not (after.isascii() and after.isalnum() and start[-1:].isascii())
    return len(start) >= _TELLING and words.startswith(start) and whole_word
