"""Findings to be told, and what their messages say in the reader's language. Knows nothing of how they were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.i18n.catalogue import Catalogue, catalogue
from generator.i18n.detail_words import detail_in_words

_LONGEST_DETAIL = 120
_CODES_NAMED = 12


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in reading order, the folder their files are relative to, and the reader's language."""

    diagnostics: Sequence[Diagnostic]
    root: Path
    language: str
    files: int = 0
    colour: bool = False
    not_run: Sequence[Descriptor] = ()
    """What was not looked for, because errors hide what it needs."""
    hidden: int = 0
    """Errors of reading and reference that were chosen not to be shown, and that stop a build all the same."""
    folder: str = ""
    """How people reach `root` from where they are: empty, or a path that ends in a slash."""
    repository: str = ""
    """The same from the top of the repository, for programs that look at a whole repository."""

    @property
    def words(self) -> Catalogue:
        return catalogue(self.language)

    def message(self, diagnostic: Diagnostic) -> str:
        return self.words.text(diagnostic.descriptor.message, **self._said(diagnostic.details))

    def hint(self, diagnostic: Diagnostic) -> str:
        key = diagnostic.descriptor.hint if diagnostic.hint is None else diagnostic.hint
        return self.words.text(key, **self._said(diagnostic.details)) if key else ""

    def _said(self, details: Mapping[str, object]) -> dict[str, object]:
        """Values in the reader's language; none of an author's makes a message longer than somebody reads."""
        return {name: _shortened(_said(value, self.words.language)) for name, value in details.items()}


def _said(value: object, language: str) -> object:
    """What a check found, as a reader of that language writes it. Dates stay as an author writes them in a file."""
    said = detail_in_words(value, language)
    return value if said is None else said


def _shortened(value: object) -> object:
    return value[:_LONGEST_DETAIL] + "…" if type(value) is str and len(value) > _LONGEST_DETAIL else value


def counts(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """(errors, warnings)"""
    number = Counter(d.severity for d in diagnostics)
    return number[Severity.ERROR], number[Severity.WARNING]


def remarks(report: Report) -> Iterator[str]:
    """What the findings do not say by themselves: what was not looked for, and what is not shown."""
    words = report.words
    if report.not_run:
        codes = [descriptor.code for descriptor in report.not_run]
        yield words.text("{checks} run only once the errors are corrected: {codes}",
                         checks=count_of(words, len(codes), "{number} check", "{number} checks"),
                         codes=words.text(", ").join(codes[:_CODES_NAMED]) + (" …" if len(codes) > _CODES_NAMED else ""))
    if report.hidden:
        yield words.text("not shown: {errors} of reading or reference, which stop a build all the same; to see them: handbook check "
                         "--select HB0,HB1",
                         errors=count_of(words, report.hidden, "{number} error", "{number} errors"))


def count_of(words: Catalogue, number: int, one: str, many: str) -> str:
    """`1 error`, `3 errors`: a number with the word for one or for several."""
    return words.text(one if number == 1 else many, number=number)
