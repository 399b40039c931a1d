"""Whether two names are one matter: the same words in another order, with other small words or a hyphen, singular or plural.

What is decided (核定補助案, 補助) is moreover the same without the word that says so, and without words for a case of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import NamedTuple

from generator.facts.deciding_words import DECIDING
from generator.model.english import singular
from generator.patterns import pattern_of

_SMALL = pattern_of(r"[之的與与及和、，,]")
_SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "and", "or", "to", "on", "in"})
_TELLING = {"zh": 4, "en": 8}
"""Fewer characters say too little: 會議 and 議會 are not one matter."""
_LEAST = {"zh": 2, "en": 4}
"""So many say enough of what is decided within one procedure, if they stand in the same order: 補助, grant."""
_CASE = pattern_of(r"[單单每][一]?[件案筆笔人]|金額|金额|新臺幣|申請|申请|案件|案|事項|事项")
_CASE_WORDS = frozenset({"application", "request", "case", "item", "each", "per", "single"})


def matter(words: str, language: str) -> str | None:
    """What a matter is compared by; None where too little is said.

    The characters in alphabetical order stand for the words in any order: in a name that is long enough, others hardly have the same.
    """
    told = _told(words, language, ())
    return "".join(sorted(told)) if len(told) >= _of(_TELLING, language) else None


class DecidedMatter(NamedTuple):
    """What a decision is compared by, and whether that tells enough to be known outside of its procedure."""

    key: str
    telling: bool


def decided_matter(words: str, language: str) -> DecidedMatter | None:
    """What is decided there; None where too little is said."""
    told = _decided(words, language)
    if len(told) < _of(_LEAST, language):
        return None
    telling = len(told) >= _of(_TELLING, language)
    return DecidedMatter("".join(sorted(told)) if telling else told, telling)


def is_decided_of(words: str, name: str, language: str) -> bool:
    """Whether what is decided there is what the name says: the same, or what a name in Chinese ends with, as 退費 of 中途離園退費."""
    about = decided_matter(words, language)
    if about is None:
        return False
    ends = language.partition("-")[0] == "zh" and _decided(name, language).endswith(_decided(words, language))
    return ends or about == decided_matter(name, language)


def _decided(words: str, language: str) -> str:
    object_ = DECIDING.sub("", unicodedata.normalize("NFKC", words).casefold())
    return _told(_CASE.sub("", object_), language, _CASE_WORDS)


def _told(words: str, language: str, besides: Collection[str]) -> str:
    """The letters and digits of a name without small words and those given."""
    told = unicodedata.normalize("NFKC", words).casefold()
    if language.partition("-")[0] == "zh":
        told = _SMALL.sub("", told)
    else:
        every = map(singular, re.findall(r"\w+", told.replace("-", "")))
        told = "".join(word for word in every if word not in _SMALL_WORDS and word not in besides)
    return "".join(sign for sign in told if sign.isalnum())


def _of(numbers: Mapping[str, int], language: str) -> int:
    return numbers.get(language.partition("-")[0], numbers["en"])


def decides(words: str) -> bool:
    """Whether it says that something is decided."""
    return DECIDING.search(words) is not None
