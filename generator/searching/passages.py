"""What passages of entries are made of, and the names by which an entry is found, in one language."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.facts.step_conditions import condition_words, conditions, step_numbers
from generator.facts.words import HandbookWords, Named, Words, plain
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import Entry, Post, Procedure, Term
from generator.model.handbook import Form, Register, Unit
from generator.model.text import Text
from generator.reads import once

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class IndexPassage:
    """A piece of a page. `part` says what it is (`duty`, `step`, …), `key` which of them: it becomes part of the anchor.

    `number` is how readers call it, where they do (step 3, clause 2). `language` is that of the text, where it is not the
    language of the page.
    """

    part: str
    text: str
    key: str = ""
    number: str = ""
    language: str = ""


class Passages:
    """Makes passages of entries in one language; where a text lacks it, in the language it was written in."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        self.handbook = handbook
        self.language = language
        self.colon = catalogue(language).text(": ")
        self.comma = catalogue(language).text(", ")
        self.vocabulary = HandbookWords.of(handbook, language)
        self._made: dict[Hashable, Any] = {}

    def passage(self, part: str, main: Text, *more: Text | str | None, key: str = "", number: str = "", before: str = "") -> IndexPassage:
        """`main` and what belongs to it as one passage; `before` is set in front of it: who acts, say."""
        language, words = main.best(self.language)
        if before:
            words = before + self.colon + words
        texts = [words, *(self.words(other) for other in more if other)]
        text = SEPARATOR.join([*(text.rstrip("。.") for text in texts[:-1]), texts[-1]])
        return IndexPassage(part, " ".join(text.split()), key, number, "" if language == self.language else language)

    def fact(self, part: str, pieces: Sequence[Words | Named], key: str = "") -> IndexPassage:
        """The same of texts of the facts; the passage is in the language of the first."""
        texts = [piece.text.rstrip("。.") for piece in pieces[:-1]] + [pieces[-1].text]
        language = pieces[0].language
        return IndexPassage(part, " ".join(SEPARATOR.join(texts).split()), key, "", "" if language == self.language else language)

    def words(self, text: Text | str) -> str:
        return text if isinstance(text, str) else text.best(self.language)[1]

    def title(self, kind: str, name: str | None) -> str:
        """The title of an entry or item by id; empty where there is none. Made once, since thousands of passages repeat them."""
        return once(self._made, (kind, name), lambda: self._title(kind, name)) if name else ""

    def _title(self, kind: str, name: str) -> str:
        found = self.handbook.find(kind, name)
        return self.words(found.title) if found else ""

    def known(self, procedure: Procedure, index: int) -> list[str]:
        """What must be known of a step besides its own words: roles taken, other people, another procedure."""
        return [plain(condition_words(found, self.vocabulary, step_numbers(self.vocabulary)))
                for found in conditions(procedure, index, self.handbook)]

    def doer(self, name: str) -> str:
        return self.title(self.handbook.doer_kind(name), name)

    def record(self, name: str | None) -> str:
        return self.title(self.vocabulary.record_kind(name), name) if name else ""

    def context(self, entry: Any) -> str:
        """Where an entry belongs: unit or answerable post, and scope of work."""
        if isinstance(entry, Unit):
            return self.title("unit", entry.parent)
        if isinstance(entry, Register):
            return self.title("post", entry.keeper)
        if not isinstance(entry, Entry):
            return ""
        place = self.title("unit", entry.unit) if isinstance(entry, Post) else self.title("post", entry.owner)
        return SEPARATOR.join(filter(None, (place, self.title("scope", entry.scope))))


def names_of(entry: Any) -> list[str]:
    """Other names of an entry in every language, besides its title and id."""
    if isinstance(entry, Term):
        return [words for alias in entry.aliases for words in alias.by_language.values()]
    if isinstance(entry, (Procedure, Form)) and entry.number:
        return [entry.number]
    return list(dict.fromkeys(entry.contact.by_language.values())) if isinstance(entry, Post) and entry.contact else []
