"""How `handbook serve` speaks to its reader: of findings and failures, in the page and in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.for_people import full, summary
from generator.cli.report import Report
from generator.cli.terminal import say
from generator.diagnostics import Severity
from generator.errors import HandbookError
from generator.i18n.catalogue import catalogue

if TYPE_CHECKING:
    from generator.pipeline import Checked


@dataclass(slots=True)
class ReaderVoice:
    """`language_for` says which language the reader of a handbook is spoken to in."""

    root: Path
    language_for: Callable[[Checked], str]
    language: str
    """Of what was read last; before that, of the program's own messages."""

    def waiting(self) -> tuple[str, str]:
        """What is said until the first page is there, and its language."""
        said = "The rules are being read. The handbook appears here as soon as they are; the first time that may take some seconds."
        return catalogue(self.language).text(said), self.language

    def errors(self, checked: Checked) -> str:
        """The errors, each with its place."""
        self.language = self.language_for(checked)
        found = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
        return full(Report(found, self.root, self.language, checked.files))

    def failure(self, error: HandbookError) -> str:
        """What stopped something, and what to do next."""
        words = catalogue(self.language)
        return "\n".join(words.text(key, **error.details) for key in (error.message, error.hint) if key)

    def say(self, checked: Checked) -> None:
        """Tells of the findings where the server was started: errors in full, else how many findings there are."""
        self.language = self.language_for(checked)
        report = Report(checked.diagnostics, self.root, self.language, checked.files, not_run=checked.not_run)
        say(self.errors(checked) if checked.faulty else summary(report), err=True)
