"""The names that a handbook gives its things, as far as there are words in them that a check would stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.shared.vague_words import Lexicon, lexicon
from generator.handbook import Handbook
from generator.model.text import Text
from generator.reads import once

_NAMED = ("level", "post", "scope", "form", "register", "unit", "role", "outsider", "term")
_ARTICLES = {"en": ("", "the ")}
"""What may stand before a name, by language: "the manager" is who has the title "Manager"."""


class DefinedNames:
    """Names by language. Whether a word of a text is part of one is looked up in time that does not grow with the handbook."""

    @classmethod
    def of(cls, handbook: Handbook) -> DefinedNames:
        """The names in the whole handbook, put together once."""
        whole = handbook.whole or handbook
        return once(whole.derived, "defined names", lambda: cls(whole))

    def __init__(self, handbook: Handbook) -> None:
        self._names: dict[str, set[str]] = {}
        self._shapes: dict[tuple[str, str], set[tuple[int, int]]] = {}
        for text in _named(handbook):
            for language, name in text.by_language.items():
                words = lexicon(language)
                if words is not None:
                    for article in _ARTICLES.get(language, ("",)):
                        self._add(language, article + name.lower(), words)

    def cover(self, language: str, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` is part of a name that stands there as a whole."""
        lowered = text.lower()
        names = self._names.get(language, set())
        return any(lowered[start - place:start - place + length] in names
                   for place, length in self._shapes.get((language, lowered[start:end]), ()) if place <= start)

    def _add(self, language: str, name: str, words: Lexicon) -> None:
        for place, word in words.words_in(name):
            self._names.setdefault(language, set()).add(name)
            self._shapes.setdefault((language, word), set()).add((place, len(name)))


def _named(handbook: Handbook) -> Iterator[Text]:
    for kind in _NAMED:
        for thing in handbook.by_kind[kind].values():
            yield thing.title
            yield from getattr(thing, "aliases", ())
