"""The words of what is printed in a language: the program's own, and those of authors. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import wording
from generator.catalogue import catalogue
from generator.model.handbook import Years
from generator.model.text import Text


class Words(NamedTuple):
    """A text and the language it is in."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Words in `language`; texts that lack it are in `main`, the handbook's main language, or in their own.

    `years` says how dates count them.
    """

    language: str
    main: str
    years: Years = field(default=Years.COMMON, kw_only=True)

    def own(self, key: str, /, **details: object) -> Words:
        """A text of the program's own."""
        return Words(self.language, self.text(key, **details))

    def text(self, key: str, /, **details: object) -> str:
        """The same, bare."""
        return catalogue(self.language).text(key, **details)

    def said(self, text: Text) -> Words:
        """An author's text, in the best language there is."""
        return Words(*text.best(self.language, self.main))

    def optional(self, text: Text | None) -> Words | None:
        """An author's text, if there is one."""
        return self.said(text) if text else None

    def every(self, texts: Iterable[Text]) -> list[Words]:
        """Several texts of authors."""
        return [self.said(text) for text in texts]

    def date(self, day: datetime.date | None) -> str:
        """A day in full; empty for none."""
        return wording.date(day, self.language, self.years) if day else ""
