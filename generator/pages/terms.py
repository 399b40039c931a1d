"""Links from the words of the handbook to their definitions: the first occurrence on a page, the longest word first."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.facts.term_finder import TermFinder
from generator.facts.words import Named, Words
from generator.model.text import Text
from generator.pages.fallback import fallback
from generator.pages.links import Links


class PageText:
    """Texts of one page as markup, with terms linked where they first occur. Called by templates as `t(text)`."""

    def __init__(self, finder: TermFinder, links: Links, known: Iterable[str] = ()) -> None:
        self._finder = finder
        self._links = links
        self._language = links.language
        self._main = links.handbook.language
        self._seen = set(known)
        """Terms that are linked already, or that the page itself explains."""

    def __call__(self, text: Text | Words | Named | None) -> Markup:
        if text is None:
            return Markup()
        spoken, words = text.best(self._language, self._main) if isinstance(text, Text) else text[:2]
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
