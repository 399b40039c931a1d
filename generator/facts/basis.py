"""What a rule rests on, as every output cites it."""

from __future__ import annotations

from typing import NamedTuple

from generator.facts.words import PrintedWords, Words
from generator.model.common import Basis
from generator.patterns import pattern_of


class Cited(NamedTuple):
    """A regulation: its name, the article and the version in words, each empty where none is stated, and its address."""

    name: Words
    article: str
    version: str
    link: str

    @property
    def named(self) -> Words:
        """The regulation with its article, as it stands in running text."""
        return Words(self.name.language, " ".join(filter(None, (self.name.text, self.article))))


def cited(basis: Basis, words: PrintedWords) -> Cited:
    """An article that begins with a figure gets its word (`article 12`, `第12條`); one that brings its own stays as it is."""
    article, name = basis.article or "", words.said(basis.cite)
    if article[:1].isdecimal():
        article = words.text("section {article}" if _has_sections(name) else "article {article}", article=article)
    return Cited(name, article, basis.version or "", basis.link or "")


def _has_sections(name: Words) -> bool:
    """Acts that are cited by their year, Education Act 2002, have sections; those translated from Chinese have articles."""
    return name.language == "en" and _ACT.search(name.text) is not None


_ACT = pattern_of(r"\b(?:Act|Ordinance) (?:of )?[0-9]{4}\b|\bOrdinance \(Cap\. ")
