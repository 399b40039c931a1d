"""Findings as data: what is wrong, how bad it is, and where. Printing them is `report`'s work.

Texts are English catalogue keys with `{placeholders}`; `generator.i18n.catalogue` puts them into the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """`error`: the handbook must not be published so; `warning`: it may, but somebody should look."""

    ERROR = "error"
    WARNING = "warning"


class Term(str):
    """A detail that is itself a catalogue key (a kind, a field's name), so it is translated with the message."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A detail of a finding that was kept: what it said in each language of the program, and what it is as text."""

    by_language: Mapping[str, str]
    plain: str

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands. Lines and columns count from 1, columns in characters; `length` is at least 1."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptor:
    """One kind of fault: the row of the registry that `handbook explain` prints and the page of checks shows.

    `name` says the fault, never the remedy. `why` says in a sentence or two what harm it does. `invalid` and `valid`
    are YAML of one or several entries; they are shown to authors and they are the fault's tests.
    """

    code: str
    name: str
    severity: Severity = Severity.ERROR
    message: str
    hint: str = ""
    why: str = ""
    invalid: str = ""
    valid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: a fault at a place. `details` fills the placeholders of the fault's message and hint.

    `hint` replaces the fault's own hint where a better one is known. `related` names a second place (the first of two
    duplicates, say). `pedantic` findings are shown only to those who ask for them. Findings of one code with the same `cause` go
    back to one fault (a day that many reviews are due on, say), and people are told them as one.
    """

    descriptor: Descriptor
    span: Span
    details: Mapping[str, object] = field(default_factory=dict)
    hint: str | None = None
    related: Span | None = None
    pedantic: bool = False
    cause: str = ""

    @property
    def code(self) -> str:
        return self.descriptor.code

    @property
    def severity(self) -> Severity:
        return self.descriptor.severity


def in_reading_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by file, line, column and code, each finding once."""
    unique = {(d.span.file, d.span.line, d.span.column, d.code, repr(sorted(d.details.items()))): d for d in diagnostics}
    return [unique[key] for key in sorted(unique)]
