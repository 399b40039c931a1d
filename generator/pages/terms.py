"""Links from the words of the handbook to their definitions: the first occurrence on a page, the longest word first."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.facts.term_finder import TermFinder
from generator.facts.words import MarkedWords, Named, Words
from generator.model.text import Text
from generator.pages.fallback import fallback
from generator.pages.links import Links
from generator.pages.marked import marked


class PageText:
    """Texts of one page as markup, with terms linked where they first occur. Called by templates as `t(text)`."""

    def __init__(self, finder: TermFinder, links: Links, known: Iterable[str] = ()) -> None:
        self._finder = finder
        self._links = links
        self._seen = set(known)
        """Terms that are linked already, or that the page itself explains."""

    def __call__(self, text: Text | Words | Named | None) -> Markup:
        if text is None:
            return Markup()
        words = self._links.words.said(text) if isinstance(text, Text) else text
        markup = marked(words.content, self._links.root, self._linked) if isinstance(words, MarkedWords) else self._linked(words.text)
        return markup if words.language == self._links.language else fallback(words.language, markup)

    def _linked(self, words: str) -> Markup:
        occurrences = self._finder.occurrences(words)
        if not occurrences:
            return escape(words)
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
