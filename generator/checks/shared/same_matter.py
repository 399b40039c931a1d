"""Whether two names are one matter: the same words in another order, with other small words or a hyphen, singular or plural."""

from __future__ import annotations

import re
import unicodedata

from generator.facts.deciding_words import DECIDING

_SMALL = re.compile(r"[之的與与及和、，,]")
_SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "and", "or", "to", "on", "in"})
_TELLING = {"zh": 4, "en": 8}
"""Fewer characters say too little: 會議 and 議會 are not one matter."""


def matter(words: str, language: str, deciding: bool = False) -> str | None:
    """What a matter is compared by; None where too little is said. `deciding` leaves out the word that says that it is decided.

    The characters in alphabetical order stand for the words in any order: in a name that is long enough, others hardly have the same.
    """
    told = unicodedata.normalize("NFKC", words).casefold()
    if deciding:
        told = DECIDING.sub("", told)
    if language.partition("-")[0] == "zh":
        told = _SMALL.sub("", told)
    else:
        told = "".join(_singular(word) for word in re.findall(r"\w+", told.replace("-", "")) if word not in _SMALL_WORDS)
    found = "".join(sorted(sign for sign in told if sign.isalnum()))
    return found if len(found) >= _TELLING.get(language.partition("-")[0], 8) else None


def decides(words: str) -> bool:
    """Whether it says that something is decided."""
    return DECIDING.search(words) is not None


def _singular(word: str) -> str:
    return re.sub(r"(?<=(?:.s|.x|ch|sh))es$|(?<=[^s]{2})s$", "", re.sub(r"(?<=\w{2})ies$", "y", word))
