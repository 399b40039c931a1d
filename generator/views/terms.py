"""Links from the words of the handbook to their definitions: the first occurrence on a page, the longest word first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.model import Term
from generator.model.text import Text
from generator.views.links import Links, in_language

_SHORTEST = 2
"""A single character is part of too many other words."""


class TermFinder:
    """Finds titles and aliases of terms in a text, in time that grows with the text and not with the number of terms.

    A pattern of all first two characters leads to the places where a word can begin; there the lengths of the words that
    begin so are tried, the longest first. ASCII words match in any case, as whole words, with or without a plural `s`.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, str] = {}
        for term in terms:
            for words in (term.title, *term.aliases):
                for word in words.by_language.values():
                    if len(word) >= _SHORTEST:
                        self._terms.setdefault(word.lower(), term.id)
        lengths: dict[str, set[int]] = {}
        for word in self._terms:
            lengths.setdefault(word[:_SHORTEST], set()).add(len(word))
        self._lengths = {beginning: sorted(found, reverse=True) for beginning, found in lengths.items()}
        self._beginnings = _beginnings(lengths)

    def occurrences(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, id of the term) of every word found, from left to right, without overlaps."""
        found: list[tuple[int, int, str]] = []
        done = 0
        for match in self._beginnings.finditer(text):
            start = match.start()
            if start >= done:
                end, name = self._longest(text, start)
                if name:
                    found.append((start, end, name))
                    done = end
        return found

    def _longest(self, text: str, start: int) -> tuple[int, str]:
        for length in self._lengths.get(text[start:start + _SHORTEST].lower(), ()):
            name = self._terms.get(text[start:start + length].lower())
            if name is not None and (end := _word_end(text, start + length)):
                return end, name
        return start, ""


def _beginnings(pairs: Iterable[str]) -> re.Pattern[str]:
    """Finds places where one of the pairs of characters may stand; not every place that it finds is one.

    Where a pair begins with an ASCII letter or digit, no other may stand before it.
    """
    pairs = list(pairs)
    firsts = {pair[0] for pair in pairs}
    second = _any_of({pair[1] for pair in pairs})
    whole = _any_of({first for first in firsts if _is_ascii_word(first, 0)})
    others = _any_of({first for first in firsts if not _is_ascii_word(first, 0)})
    return re.compile(f"(?:{others}|(?<![A-Za-z0-9]){whole})(?={second})")


def _any_of(characters: set[str]) -> str:
    """A pattern for one of the characters, in any case; one that never matches if there are none."""
    both = sorted({case for c in characters for case in (c, c.upper()) if len(case) == 1})
    return f"[{''.join(map(re.escape, both))}]" if both else "(?!)"


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
        self._languages = (links.language, links.handbook.language)
        self._seen = set(known)
        """Terms that are linked already, or that the page itself explains."""

    def __call__(self, text: Text | None) -> Markup:
        if text is None:
            return Markup()
        spoken, words = text.best(*self._languages)
        occurrences = self._finder.occurrences(words)
        markup = self._linked(words, occurrences) if occurrences else escape(words)
        return markup if spoken == self._languages[0] else in_language(spoken, markup)

    def _linked(self, words: str, occurrences: list[tuple[int, int, str]]) -> Markup:
        pieces: list[str] = []
        done = 0
        for start, end, name in occurrences:
            if name in self._seen:
                continue
            self._seen.add(name)
            pieces += (escape(words[done:start]), f'<a class="hb-term" href="{self._links.href("term", name)}">{escape(words[start:end])}</a>')
            done = end
        return Markup("".join((*pieces, escape(words[done:]))))
