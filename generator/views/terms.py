"""Links from the words of the handbook to their definitions: the first occurrence on a page, the longest word first."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add

from markupsafe import Markup, escape

from generator.model import Term
from generator.model.text import Text
from generator.views.fallback import fallback
from generator.views.links import Links

_SHORTEST = 2
"""A single character is part of too many other words; it is also as much of a word as is looked up first."""


class TermFinder:
    """Finds titles and aliases of terms in a text, in time that grows with the text and not with the number of terms.

    Every two characters of the text are looked up among those with which words begin; where they are found, the lengths of
    such words are tried, the longest first. ASCII words match in any case, as whole words, with or without a plural `s`.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, str] = {}
        for term in terms:
            for words in (term.title, *term.aliases):
                for word in words.by_language.values():
                    if len(word) >= _SHORTEST:
                        self._terms.setdefault(_lower(word), term.id)
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


class PageText:
    """Texts of one page as markup, with terms linked where they first occur. Called by templates as `t(text)`."""

    def __init__(self, finder: TermFinder, links: Links, known: Iterable[str] = ()) -> None:
        self._finder = finder
        self._links = links
        self._language = links.language
        self._main = links.handbook.language
        self._seen = set(known)
        """Terms that are linked already, or that the page itself explains."""

    def __call__(self, text: Text | None) -> Markup:
        if text is None:
            return Markup()
        spoken, words = text.best(self._language, self._main)
        occurrences = self._finder.occurrences(words)
        markup = self._linked(words, occurrences) if occurrences else escape(words)
        return markup if spoken == self._language else fallback(spoken, markup)

    def _linked(self, words: str, occurrences: list[tuple[int, int, str]]) -> Markup:
        pieces: list[str] = []
        done = 0
        for start, end, name in occurrences:
            if name in self._seen:
                continue
            self._seen.add(name)
            href = self._links.href("term", name)
            pieces += (escape(words[done:start]), f'<a class="hb-term" href="{href}">{escape(words[start:end])}</a>')
            done = end
        return Markup("".join((*pieces, escape(words[done:]))))
