"""Language data of the search, one file each, read once: how readers ask, and everyday words that mean the same as those of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.files import own_data
from generator.handbook import Handbook
from generator.i18n.folding import Folding, simplify
from generator.model.bound_words import RANGE_WORDS, bound_words
from generator.model.currencies import CURRENCY
from generator.patterns import pattern_of

Group = tuple[str, ...]
_LISTS = ("fillers", "endings", "verbs", "sorts", "coverbs", "permits", "counters", "ranks", "times", "ordinals", "once", "rates", "modals")
LEAST_INITIALS, MOST_INITIALS = 3, 6
_WORD = pattern_of(r"[A-Za-z]+")
_IDEOGRAPHS = pattern_of(r"[\u3400-\u9fff]")


@cache
def _data(name: str) -> Any:
    return own_data(Path(__file__).parent / name)


def questions(languages: Iterable[str]) -> dict[str, Any]:
    """How readers ask in these languages: words of one meaning, what a question asks for that has them, what says nothing, what
    is counted and how often, and the words of bounds, which are those of the rules."""
    known = _data("questions.yml")
    tags = [tag for tag in known["words"] if tag in {language.partition("-")[0] for language in languages}]
    names = {name for tag in tags for name in known["words"][tag]}
    words = known["words"]
    return {
        "words": {name: [word for tag in tags for word in words[tag].get(name, ())] for name in sorted(names)},
        "asks": [[ask["aspect"], *ask["all"], *(f"+{name}" for name in ask.get("with", ())),
                  *(f"-{name}" for name in ask.get("without", ()) if name in names)]
                 for ask in known["asks"] if names.issuperset([*ask["all"], *ask.get("with", ())])],
        **{name: [word for tag in tags for word in known[name][tag]] for name in _LISTS},
        "said": [rewritten for tag in tags for rewritten in known["said"][tag]],
        "bounds": {**bound_words(), "range": RANGE_WORDS, "currency": CURRENCY},
    }


def is_opening_hours(title: str) -> bool:
    """Whether a heading is what readers ask with when somebody is there for them: 開放時間, Opening hours."""
    return simplify(title.strip().lower()) in _opening_hours()


@cache
def _opening_hours() -> frozenset[str]:
    return frozenset(simplify(phrase) for words in _data("questions.yml")["words"].values() for phrase in words.get("open", ()))


def words_of(asking: dict[str, Any]) -> Iterator[str]:
    """Every Chinese word by which readers ask: each character has to be found in either script."""
    for words in (*asking["words"].values(), *(asking[name] for name in _LISTS), *asking["said"]):
        yield from words


def built_in() -> list[Group]:
    """The groups of everyday words that every handbook has."""
    return [tuple(map(str, group)) for group in _data("synonyms.yml")]


def synonyms(handbook: Handbook, language: str, folding: Folding, text: str) -> list[Group]:
    """Groups of words that mean the same, the handbook's own first, of which the folded `text` has at least one.

    An index of another language leaves out groups that are all Chinese: what is asked in Chinese is then looked for in the Chinese texts.
    """
    chinese, characters = language.startswith("zh"), set(text)

    def occurs(word: str) -> bool:
        folded = folding.fold(word)
        return characters.issuperset(folded) and folded in text  # to look through all of a text for each word takes 0.3 s at 3,000 entries

    return [group for group in (*handbook.entry.synonyms, *_initialisms(handbook), *built_in())
            if (chinese or not all(map(_IDEOGRAPHS.search, group))) and any(map(occurs, group))]


def _initialisms(handbook: Handbook) -> Iterator[Group]:
    """Initials that the handbook itself writes for words of a name, in its id or behind it: `foi-request`, Freedom of information (FOI)."""
    found = {(initials, words) for each in handbook.entries for title in each.title.by_language.values()
             for initials, words in _initials(each.id, title)}
    yield from sorted(found)


def _initials(name: str, title: str) -> Iterator[tuple[str, str]]:
    """Each part of an id or word of a title that is made of the initials of words of that title, with these."""
    words = _WORD.findall(title)
    written = {part.lower() for part in (*name.split("-"), *words)}
    for first in range(len(words)):
        for end in range(first + LEAST_INITIALS, min(len(words), first + MOST_INITIALS) + 1):
            initials = "".join(word[0] for word in words[first:end]).lower()
            if initials in written:
                yield initials, " ".join(words[first:end]).lower()
