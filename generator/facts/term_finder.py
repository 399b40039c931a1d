"""Where the words of the handbook that have a definition occur in a text: the longest word first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from operator import add

from generator.model import Term
from generator.reads import Declare

_SHORTEST = 2
"""A single character is part of too many other words; it is also as much of a word as is looked up first."""


def declared_words(declare: Declare, name: str, terms: Callable[[], Iterable[Term]]) -> Callable[[], TermFinder]:
    """Gives what takes a finder of the words of these terms. They are declared as a piece: every text is read for them, and whoever reads
    one has read one thing, and not each of a thousand terms.
    """
    take = declare(name, lambda: json.dumps(words_of(terms()), ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return lambda: TermFinder(json.loads(take()))


def words_of(terms: Iterable[Term]) -> dict[str, str]:
    """Titles and aliases of terms in every language, as they are looked up → the id of the first term that is called so."""
    found: dict[str, str] = {}
    for term in terms:
        for words in (term.title, *term.aliases):
            for word in words.by_language.values():
                if len(word) >= _SHORTEST:
                    found.setdefault(_lower(word), term.id)
    return found


class TermFinder:
    """Finds the words of terms (see `words_of`) in a text, in time that grows with the text and not with the number of terms.

    Every two characters of the text are looked up among those with which words begin; where they are found, the lengths of
    such words are tried, the longest first. ASCII words match in any case, as whole words, with or without a plural `s`.
    """

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms
        lengths: dict[str, set[int]] = {}
        for word in self._terms:
            lengths.setdefault(word[:_SHORTEST], set()).add(len(word))
        self._lengths = {beginning: sorted(found, reverse=True) for beginning, found in lengths.items()}

    def occurrences(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, id of the term) of every word found, from left to right, without overlaps."""
        found: list[tuple[int, int, str]] = []
        lower = _lower(text)
        following = lower[1:]
        if self._lengths.keys().isdisjoint(map(add, lower, following)):
            return found
        done = 0
        for start, beginning in enumerate(map(add, lower, following)):
            if beginning in self._lengths and start >= done:
                end, name = self._longest(lower, start, beginning)
                if name:
                    found.append((start, end, name))
                    done = end
        return found

    def _longest(self, lower: str, start: int, beginning: str) -> tuple[int, str]:
        if _is_ascii_word(lower, start) and start and _is_ascii_word(lower, start - 1):
            return start, ""  # within a word
        for length in self._lengths[beginning]:
            name = self._terms.get(lower[start:start + length])
            if name is not None and (end := _word_end(lower, start + length)):
                return end, name
        return start, ""


def _lower(text: str) -> str:
    """The text in lower case, or as it is where that would change its length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _word_end(text: str, end: int) -> int:
    """Where the word that was found ends, its plural `s` included; 0 if it goes on as another word."""
    if not _is_ascii_word(text, end - 1) or not _is_ascii_word(text, end):
        return end
    return end + 1 if text[end] == "s" and not _is_ascii_word(text, end + 1) else 0


def _is_ascii_word(text: str, at: int) -> bool:
    return at < len(text) and text[at].isascii() and text[at].isalnum()
