"""What is said in a language: texts of the program, and those of authors with the language they are in. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from string import Formatter
from typing import NamedTuple, Self, cast

from generator.analysis.standing import State, state_of
from generator.facts.addresses import address as address_of
from generator.facts.addresses import language_folder
from generator.handbook import Handbook
from generator.hyperlinks import read_hyperlink, read_named
from generator.i18n import formatting
from generator.i18n.own_words import OwnWords, own_catalogue, own_words
from generator.model import Entry
from generator.model.duration import Duration
from generator.model.handbook import Years
from generator.model.markup import NOWHERE, Content, Goal, hyperlinks_of, plain_text, with_goals
from generator.model.text import Text
from generator.reads import once


class Words(NamedTuple):
    """A text and the language it is in."""

    language: str
    text: str


class MarkedWords(Words):
    """Words of which some are marked: a third piece says which. Whoever does not look at it shows the words alone.

    An address in it leads out, or to a page or a file from the root of the site.
    """

    __slots__ = ()

    def __new__(cls, language: str, text: str, content: Content) -> Self:
        return tuple.__new__(cls, (language, text, content))

    @property
    def content(self) -> Content:
        return cast(Content, tuple.__getitem__(self, 2))

    def __repr__(self) -> str:
        """All three: the one of `Words` knows of two pieces only, and fails."""
        return f"{type(self).__name__}{tuple(self)!r}"


class Named(NamedTuple):
    """The title of an entry or item, and which it is, so that what can lead there does."""

    language: str
    text: str
    kind: str
    name: str

    @property
    def words(self) -> Words:
        """The title alone."""
        return Words(self.language, self.text)


Phrase = tuple[Words | Named, ...]
"""Texts that stand in a row, each in its own language."""


def unnamed(pieces: Iterable[Words | Named | None]) -> list[Words]:
    """The texts alone, for what leads nowhere."""
    return [piece.words if isinstance(piece, Named) else piece for piece in pieces if piece is not None]


def plain(phrase: Iterable[Words | Named]) -> str:
    """A phrase as one text."""
    return "".join(piece.text for piece in phrase)


def flat(phrase: Phrase) -> Words:
    """A phrase as one text in the language of its beginning, for what cannot change language within a text."""
    return Words(phrase[0].language, plain(phrase))


def says_something(words: str) -> bool:
    """Whether there is a letter in it: figures and signs alone are of no language."""
    return any(character.isalpha() for character in words)


def _outside(address: str) -> Goal:
    """Where a link leads to another site."""
    return Goal(address) if not read_named(address) and read_hyperlink(address).outside else NOWHERE


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Words in `language`; texts that lack it are in the handbook's main language, or in their own.

    `years` says how dates count them, `own_words` are the organisation's for those of the program.
    """

    language: str
    years: Years = field(default=Years.COMMON, kw_only=True)
    own_words: OwnWords = field(default=(), kw_only=True)

    def own(self, key: str, /, **details: object) -> Words:
        """A text of the program's own."""
        return Words(self.language, self.text(key, **details))

    def text(self, key: str, /, **details: object) -> str:
        """The same, bare."""
        return own_catalogue(self.language, self.own_words).text(key, **details)

    def unfilled(self, key: str) -> str:
        """The same with its placeholders as they are."""
        return own_catalogue(self.language, self.own_words).unfilled(key)

    def said(self, text: Text) -> Words:
        """An author's text, in the best language there is."""
        language, words = text.best(self.language)
        if language not in text.marked:
            return Words(language, words)
        content = with_goals(text.marked[language], map(partial(self.reachable, text.file), hyperlinks_of(text.marked[language])))
        return MarkedWords(language, plain_text(content), content)

    def reachable(self, file: str, address: str) -> Goal:
        """Where a link leads that stands in a file of rules: to another site. Without the handbook nothing else is known."""
        return _outside(address)

    def called(self, kind: str, name: str, title: Text) -> Words | Named:
        """What an entry or item is called, where only its title is known."""
        return self.said(title)

    def optional(self, text: Text | None) -> Words | None:
        """An author's text, if there is one."""
        return self.said(text) if text else None

    def every(self, texts: Iterable[Text]) -> list[Words]:
        """Several texts of authors."""
        return [self.said(text) for text in texts]

    def phrase(self, key: str, /, **pieces: Words | Named | Phrase) -> Phrase:
        """A text of the program's own around texts that keep their languages."""
        made: list[Words | Named] = []
        for literal, name, _, _ in Formatter().parse(self.text(key, **{name: f"{{{name}}}" for name in pieces})):
            if literal:
                made.append(Words(self.language, literal))
            if name is not None:
                piece = pieces[name]
                made += [piece] if isinstance(piece, (Words, Named)) else piece
        return tuple(made)

    def joined(self, key: str, pieces: Iterable[Words | Named]) -> Phrase:
        """Texts with one of the program's own between them: `", "`, `"; "`."""
        between = self.own(key)
        return tuple(part for number, piece in enumerate(pieces) for part in ((between, piece) if number else (piece,)))

    def listed_phrases(self, key: str, found: Iterable[Phrase]) -> Phrase:
        """The same for texts that have pieces of their own."""
        between = self.own(key)
        return tuple(piece for number, phrase in enumerate(found) for piece in ((between, *phrase) if number else phrase))

    def either(self, found: Sequence[Phrase]) -> Phrase:
        """Things to choose from: `a, b or c`."""
        if len(found) < 2:
            return found[0] if found else ()
        return self.phrase("{list} or {last}", list=self.listed_phrases(", ", found[:-1]), last=found[-1])

    def sentences(self, said: Iterable[str]) -> str:
        """Sentences one after the other, as a language sets them."""
        found = ""
        for sentence in filter(None, said):
            found = self.text("{first} {second}", first=found, second=sentence) if found else sentence
        return found

    def points(self, value: Decimal | float | None) -> Words | None:
        """Points that are added or taken: `+3 points`, `−1 point`; None for none."""
        return None if value is None else self.own(formatting.points_key(value), points=formatting.signed(value))

    def date(self, day: datetime.date | None) -> str:
        """A day in full; empty for none."""
        return formatting.date(day, self.language, self.years) if day else ""


@dataclass(frozen=True, slots=True)
class HandbookWords(PrintedWords):
    """The words of one handbook: also the titles and numbers of what entries name."""

    handbook: Handbook

    @classmethod
    def of(cls, handbook: Handbook, language: str) -> Self:
        """The words of a handbook in one of its languages: what every function of facts takes."""
        return cls(language, handbook, years=handbook.entry.years, own_words=own_words(handbook, language))

    def reachable(self, file: str, address: str) -> Goal:
        """Where a link leads that stands in a file of rules: to another site, or to a page or a file of this one, from its root."""
        if named := read_named(address):
            page = language_folder(self.language, self.handbook.language) + address_of(*named)
            return Goal(page, self.title(*named).text) if self.handbook.find(*named) else NOWHERE
        attached = self.handbook.attachments.get((file, address))
        return Goal(attached.href) if attached else _outside(address)

    def named(self, kind: str, name: str) -> Named:
        """The same as `title`, and what it names."""
        return Named(*self.title(kind, name), kind, name)

    def title(self, kind: str, name: str) -> Words:
        """What an entry or item is called where another names it; the id itself where an edition leaves the entry out.

        An entry that is not in force says so wherever it is named: nobody may take it for one that is. Pages and forms name
        the same entries by the hundred thousand, so each title is made once.
        """
        return once(self.handbook.derived, ("title", self.language, kind, name), lambda: self._title(kind, name))

    def _title(self, kind: str, name: str) -> Words:
        found = self.handbook.find(kind, name)
        if found is None:
            return Words(self.language, name)
        said = self.said(found.title)
        state = state_of(found, self.handbook) if isinstance(found, Entry) else State.IN_FORCE
        if state is State.IN_FORCE:
            return said
        return Words(said.language, said.text + self.text(" ({words})", words=self.text(state.value)))

    def called(self, kind: str, name: str, title: Text) -> Words | Named:
        """The same as `named`."""
        return self.named(kind, name)

    def titles(self, kind: str, names: Iterable[str | None]) -> list[Words]:
        return [self.title(kind, name) for name in names if name]

    def all_named(self, kind: str, names: Iterable[str]) -> tuple[Named, ...]:
        """The same for several."""
        return tuple(self.named(kind, name) for name in names)

    def doers(self, names: Iterable[str]) -> tuple[Named, ...]:
        """Those who take part in a step: posts, roles and parties outside."""
        return tuple(self.named(self.handbook.doer_kind(name), name) for name in names)

    def optional_named(self, kind: str, name: str | None) -> Named | None:
        """The same as `named`, if anything is named."""
        return self.named(kind, name) if name else None

    def record_named(self, name: str | None) -> Named | None:
        """The register of that name, else the form."""
        return self.named(self.record_kind(name), name) if name else None

    def record_kind(self, name: str) -> str:
        """`register` or `form`."""
        return self.handbook.record_kind(name)

    def listed(self, kind: str, names: Iterable[str]) -> str:
        """Titles as a list within a sentence: `a, b`, `甲、乙`."""
        return self.text(", ").join(title.text for title in self.titles(kind, names))

    def record(self, name: str) -> Words:
        """The title of a register, or of a form of that name."""
        return self.title(self.record_kind(name), name)

    def number(self, kind: str, name: str) -> str:
        """The number of a form or procedure, empty if it has none."""
        found = self.handbook.find(kind, name)
        return (found.number if found else None) or ""

    def duration(self, value: Duration | None) -> str:
        """A time in words, empty for none."""
        return formatting.duration(value, self.language) if value else ""

    def in_time(self, value: Duration | None) -> str:
        """Until when something must be done, as part of a sentence; empty for none."""
        return formatting.within(value, self.language) if value else ""

    def plain(self, text: str | None) -> list[Words]:
        """A text that has no language but the document's, if there is one."""
        return [Words(self.language, text)] if text else []
