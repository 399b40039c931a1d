"""Folding: what makes a query in one Chinese script, width or case find a text in another.

The browser folds texts and queries alike, one character at a time: compatibility forms, accents and what nobody sees fall
away, capitals become small, and Traditional characters and variants become Simplified ones. It knows all of that but the
last, so each search index brings the pairs of characters that can make a difference in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from generator.i18n.conversion import SHAPES
from generator.patterns import pattern_of

_IDEOGRAPHS = range(0x3400, 0xA000)

# Simplified characters that writers take one for the other in the same words: 帳目 and 賬目, 紀錄 and 記錄, 聯絡 and 連絡,
# 計畫 and 計劃, 沿著 and 沿着. OpenCC keeps them apart; a search must not.
_ALIKE = "帐账 纪记 联连 画划 著着 簷檐 痺痹 颕颖"

_MERGED = {pair[0]: pair[1] for pair in _ALIKE.split()}

_IGNORABLE = pattern_of(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
"""What Unicode calls default ignorable: characters that nobody sees, such as the soft hyphen."""


@cache
def simplified() -> Mapping[str, str]:
    """Character → what it folds to: the Simplified one, as OpenCC converts it when it stands alone; only those that change."""
    from opencc import OpenCC

    characters = [chr(code) for code in _IDEOGRAPHS]
    # A break between the characters, so that no phrase of OpenCC's dictionaries can match.
    standard = OpenCC("hk2t").convert("\n".join(characters).translate(SHAPES))
    converted = [_MERGED.get(new, new) for new in OpenCC("t2s").convert(standard).split("\n")]
    # Pairs that lead out of the first plane (rare characters) are left out: the pairs are sent as units of 16 bits.
    pairs = {old: new for old, new in zip(characters, converted, strict=True) if old != new and new <= "\uffff"}
    return {old: pairs.get(new, new) for old, new in pairs.items()}


def simplify(text: str) -> str:
    """The text with every character as the Simplified one that it folds to."""
    pairs = simplified()
    return "".join(pairs.get(character, character) for character in text)


def folding_pairs(texts: Iterable[str]) -> str:
    """The pairs needed to search `texts`, as one string: a character, what it folds to, the next character, …

    A character that folds to nothing that occurs cannot be part of a hit, so its pair is left out.
    """
    pairs = simplified()
    occurring: set[str] = set()
    for text in texts:
        occurring.update(text)
    plain = set(unicodedata.normalize("NFKC", "".join(sorted(occurring))))
    folded = {pairs.get(character, character) for character in plain}
    return "".join(old + new for old, new in pairs.items() if new in folded)


class Folding:
    """Folds texts as the browser does, so that an index can be made of what the browser will look for."""

    def __init__(self, pairs: str) -> None:
        self._pairs = dict(zip(pairs[::2], pairs[1::2], strict=True))
        self._folded: dict[int, str] = {}

    def fold(self, text: str) -> str:
        for character in set(text):
            if ord(character) not in self._folded:
                self._folded[ord(character)] = self._character(character)
        return _JOINED.sub("", text).translate(self._folded)

    def _character(self, character: str) -> str:
        seen = _IGNORABLE.sub("", unicodedata.normalize("NFKD", character))
        plain = "".join(c for c in seen if not unicodedata.category(c).startswith("M"))
        return "".join(self._pairs.get(c, c) for c in unicodedata.normalize("NFC", plain).lower())


_JOINED = pattern_of(r"(?<=[\u3400-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u3400-\u9fff])")
"""Spaces between Chinese and Latin writing, where some authors set one and others do not."""
