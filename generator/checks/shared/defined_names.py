"""The names that a handbook gives its things, as far as there are words in them that a check would stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.shared.vague_words import lexicon
from generator.handbook import Handbook
from generator.model.text import Text
from generator.questions import question
from generator.reads import once

_NAMED = ("level", "post", "scope", "form", "register", "unit", "role", "outsider", "term")
_ARTICLES = {"en": ("", "the ")}
"""What may stand before a name, by language: "the manager" is who has the title "Manager"."""
Shapes = tuple[tuple[tuple[int, int], ...], tuple[str, ...]]
"""(where the word begins in a name, the length of that name) of all names with a word in them; and these names."""


def covered(handbook: Handbook, language: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is part of a name of the whole handbook that stands there as a whole."""
    lowered = text.lower()
    shapes, names = _names_with(handbook.whole or handbook, f"{language} {lowered[start:end]}")
    return any(lowered[start - place:start - place + length] in names for place, length in shapes if place <= start)


@question
def _names_with(handbook: Handbook, about: str) -> Shapes:
    """`about` is a language and a word. Asked of the few words that are found: another name then leaves the rest as it is."""
    language, _, word = about.partition(" ")
    words, every = lexicon(language), once(handbook.derived, "names by language", lambda: _by_language(handbook)).get(language, "")
    if words is None or word not in every:
        return (), ()
    found = {name: [*words.words_in(name)] for name in every.split("\n") if word in name}
    shapes = {(place, len(name)) for name, places in found.items() for place, each in places if each == word}
    return tuple(sorted(shapes)), tuple(sorted(name for name, places in found.items() if places))


def _by_language(handbook: Handbook) -> dict[str, str]:
    """All names in small letters, a line each: looking through one long text takes no time."""
    found: dict[str, list[str]] = {}
    for text in _named(handbook):
        for language, name in text.by_language.items():
            found.setdefault(language, []).extend(article + name.lower() for article in _ARTICLES.get(language, ("",)))
    return {language: "\n".join(names) for language, names in found.items()}


def _named(handbook: Handbook) -> Iterator[Text]:
    for kind in _NAMED:
        for thing in handbook.by_kind[kind].values():
            yield thing.title
            yield from getattr(thing, "aliases", ())
