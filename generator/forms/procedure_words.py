"""The words of a printed procedure: titles of what it names, times, and the program's own texts. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import wording
from generator.handbook import Handbook
from generator.model.quantity import Duration
from generator.printing.words import PrintedWords, Words


@dataclass(frozen=True, slots=True)
class ProcedureWords(PrintedWords):
    """The words of the procedures of one handbook."""

    handbook: Handbook

    def title(self, kind: str, name: str) -> Words:
        """The title of an entry or item; the id itself where an edition leaves the entry out."""
        found = self.handbook.find(kind, name)
        return self.said(found.title) if found else Words(self.language, name)

    def titles(self, kind: str, names: Iterable[str]) -> list[Words]:
        return [self.title(kind, name) for name in names]

    def listed(self, kind: str, names: Iterable[str]) -> str:
        """Titles as a list within a sentence: `a, b`, `甲、乙`."""
        return self.text(", ").join(title.text for title in self.titles(kind, names))

    def record(self, name: str) -> Words:
        """The title of a register, or of a form of that name."""
        return self.title("register" if self.handbook.find("register", name) else "form", name)

    def number(self, kind: str, name: str) -> str:
        """The number of a form or procedure, empty if it has none."""
        found = self.handbook.find(kind, name)
        return (found.number if found else None) or ""

    def duration(self, value: Duration | None) -> str:
        """A time in words, empty for none."""
        return wording.duration(value, self.language) if value else ""

    def plain(self, text: str | None) -> list[Words]:
        """A text that has no language but the document's, if there is one."""
        return [Words(self.language, text)] if text else []
