"""An organisation's own words in the texts of the program: `role` for `post`, 職位 for 崗位, wherever pages and paper say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.handbook import Handbook
from generator.i18n.catalogue import INTERFACE_LANGUAGES, Catalogue, catalogue
from generator.model.english import plural
from generator.model.side import Side
from generator.patterns import pattern_of
from generator.reads import apart

OwnWords = tuple[tuple[str, str], ...]
"""(word of the program, the organisation's own)"""


CRITERIA_OF = {
    Side.REWARD: "Criteria of rewards", Side.PENALTY: "Criteria of penalties", Side.GRADE: "Criteria of grades",
    Side.CLASS: "Criteria of classes", Side.FEE: "Table of fees", Side.BENEFIT: "Table of benefits"}
"""What criteria are called, by what they are for."""


def own_words(handbook: Handbook, language: str) -> OwnWords:
    """Those of a language, which the handbook's own entry names; and what its criteria are called together, unless it says so itself.

    Everything is made of them, and so nobody notes that they are read: they are part of the base of what is kept.
    """
    def found() -> OwnWords:
        words = handbook.entry.words.get(language, {})
        return tuple({**_of_all_criteria(handbook, language, words), **words}.items())

    with apart():
        return handbook.once(handbook.entry, ("own words", language), found)


def _of_all_criteria(handbook: Handbook, language: str, words: Mapping[str, str]) -> dict[str, str]:
    """Chinese calls all criteria together those of reward and penalty, which tables of fees and the like are not."""
    sides = {criteria.side for criteria in handbook.criteria.values()}
    if all(side.judges_people for side in sides):
        return {}
    known, usual = catalogue(language), catalogue(language).text("Criteria")
    if not known.language.startswith("zh") or any(word in usual for word in words):
        return {}
    judging = any(side.judges_people for side in sides)
    one = CRITERIA_OF[next(iter(sides))] if len(sides) == 1 else "Criteria, none of which judge people"
    return {usual: known.text("Criteria, some of which judge people" if judging else one)}


@cache
def own_catalogue(language: str, own: OwnWords = ()) -> Catalogue:
    """The catalogue of a language, in the organisation's own words."""
    known = catalogue(language)
    return Catalogue(known.language, _InOwnWords(known.texts, own)) if own else known


def is_said(word: str, language: str) -> bool:
    """Whether the program has the word in a text of the language, so that an own one can take its place."""
    known = catalogue(language)
    texts = known.texts.values() if known.texts else catalogue(INTERFACE_LANGUAGES[0]).texts  # English texts are the keys of others
    pattern = _pattern(((word, word),))
    return any(pattern.search(_PLACEHOLDER.sub("", text)) for text in texts)


class _InOwnWords(Mapping[str, str]):
    """Texts by key, with the own words put in when a text is first asked for. English texts are their own keys."""

    def __init__(self, texts: Mapping[str, str], own: OwnWords) -> None:
        self._texts = texts
        self._own = {word.lower(): _within_a_text(word, instead) for word, instead in own}
        self._pattern = _pattern(own)
        self._made: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._made:
            self._made[key] = self._pattern.sub(self._instead, self._texts.get(key) or key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def _instead(self, found: re.Match[str]) -> str:
        """The own word, with a capital letter and in the plural where the program's word has them; a placeholder as it is."""
        word = found[0]
        if word.startswith(("{", '"')):
            return word
        own = self._own.get(word.lower())
        instead = own or plural(self._own[word.lower().removesuffix("s")])
        return instead[:1].upper() + instead[1:] if word[:1].isupper() else instead


def _within_a_text(word: str, instead: str) -> str:
    """`role` of `Post: Role`: an author who writes the program's word as a heading shows it writes the own one so too."""
    return instead[:1].lower() + instead[1:] if word[:1].isupper() and instead[1:2].islower() else instead


_PLACEHOLDER = pattern_of(r"\{[^}]*\}|\"[^\"]*\"")
"""What is no word of a text: a placeholder, and what an author writes as it stands there."""


def _pattern(own: OwnWords) -> re.Pattern[str]:
    """Placeholders, and the words: the longest first, English ones as whole words with or without a plural `s`."""
    words = (rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word)
             for word, _ in sorted(own, key=lambda pair: len(pair[0]), reverse=True))
    return re.compile("|".join((_PLACEHOLDER.pattern, *words)), re.IGNORECASE)
