"""`handbook build` as a reader sees it: progress while it runs, then the findings, then what was made and where it lies."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.cli.for_people import full
from generator.cli.reader_language import reader_language, spoken_language
from generator.cli.report import Report, count_of
from generator.cli.terminal import say
from generator.diagnostics import Diagnostic, Severity
from generator.door import Asked, coloured, obeys
from generator.i18n.catalogue import Catalogue, catalogue
from generator.i18n.terminal_width import width
from generator.unchanged import built_already

if TYPE_CHECKING:
    from generator.unchanged import Built

_STAGES = {
    "check": "Checking the rules",
    "pages": "Making pages",
    "documents": "Making documents",
    "publish": "Publishing",
    "handbooks": "Building handbooks",
}
_SECONDS_BETWEEN = 0.1
_NAMES_SHOWN = 3
_CLEAR_LINE = "\r\033[K"
_GREEN, _RED, _PLAIN = "\033[32m", "\033[31m", "\033[0m"


def build_with_progress(root: Path, language: str | None, *, asked: Asked, strict: bool, quiet: bool) -> int:
    """Builds the site of the handbook in `root` and tells how it went; returns the exit code: 0 published, 1 not.

    `language` is what was asked for with `--lang`; without it, the handbook's own main language counts. Raises HandbookError for what
    stops the build besides the rules.
    """
    with progress_line(sys.stderr, catalogue(language or reader_language(("-C", str(root)))), quiet) as progress:
        built = built_already(root, asked, strict) or _build(root, asked, strict, progress)
    words = catalogue(language or spoken_language() or built.language or "en")
    colour = coloured(sys.stdout)
    shown = _stopping(built, strict) if quiet else built.diagnostics
    if shown:
        say(full(Report(shown, root, words.language, built.files, colour, built.not_run)))
    if not built.published:
        say(_coloured(words.text("Not built. The site of an earlier build, if there is one, is unchanged."), _RED, colour), err=True)
    elif not quiet:
        say(_summary(built, root, words, colour))
    return 0 if built.published else 1


def _build(root: Path, asked: Asked, strict: bool, progress: ProgressLine) -> Built:
    from generator import building  # MkDocs is slow to load

    return building.build(root, asked=asked, strict=strict, progress=progress)


def _stopping(built: Built, strict: bool) -> list[Diagnostic]:
    """The findings because of which nothing was published."""
    if built.published:
        return []
    return [d for d in built.diagnostics if strict or d.severity is Severity.ERROR]


def _summary(built: Built, root: Path, words: Catalogue, colour: bool) -> str:
    _ = words.text
    made = _("The handbook is built: {pages}, {documents}, in {seconds} seconds.", seconds=f"{built.seconds:.1f}",
             pages=count_of(words, built.pages, "{number} page", "{number} pages"),
             documents=count_of(words, built.documents, "{number} document", "{number} documents"))
    lines = [_coloured(made, _GREEN, colour), *_others(built, words),
             _("To read it, open {file} in a browser, or type: handbook serve", file=(built.site or root / "site") / "index.html")]
    return "\n".join(lines if built.diagnostics else [_("The rules have no findings."), *lines])


def _others(built: Built, words: Catalogue) -> Iterator[str]:
    """What lies or lay in the site and is none of the handbook's, for whoever wonders why it is still there or where it is."""
    if built.others:
        yield words.text("Not made by a build, and left in place: {names}", names=_names(built.others, words))
    if built.put_aside:
        yield words.text("Moved out of the site, because nothing says whether a build or somebody else made it: {names}. It is now in "
                         "{folder}; keep what is yours, and delete the rest", names=_names(built.put_aside, words), folder=built.aside)


def _names(files: Sequence[str], words: Catalogue) -> str:
    return words.text(", ").join(files[:_NAMES_SHOWN]) + (" …" if len(files) > _NAMES_SHOWN else "")


def _coloured(text: str, start: str, colour: bool) -> str:
    return f"{start}{text}{_PLAIN}" if colour else text


@contextmanager
def progress_line(stream: TextIO, words: Catalogue, quiet: bool) -> Iterator[ProgressLine]:
    progress = ProgressLine(stream, words, shown=obeys(stream) and not quiet)
    try:
        yield progress
    finally:
        progress.clear()


class ProgressLine:
    """One line that is written anew: what is being done, and how far it has come. Nothing at all where it is not `shown`."""

    def __init__(self, stream: TextIO, words: Catalogue, *, shown: bool) -> None:
        self._stream = stream
        self._words = words
        self._shown = shown
        self._stage = ""
        self._written = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if not self._shown or (stage == self._stage and now - self._written < _SECONDS_BETWEEN):
            return
        self._stage, self._written = stage, now
        self._stream.write(_CLEAR_LINE + self._line(stage, done, total))
        self._stream.flush()

    def clear(self) -> None:
        if self._stage:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()

    def _line(self, stage: str, done: int, total: int) -> str:
        number = f" {done}/{total}" if total else f" {done}" if done else ""
        line = f"{self._words.text(_STAGES.get(stage, stage))}{number} …"
        return line if width(line) < shutil.get_terminal_size().columns else ""
