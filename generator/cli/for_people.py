"""Findings as people read them: with an excerpt, a caret and a hint, or one line each."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from generator.cli.report import Report, count_of, counts, remarks
from generator.cli.same_cause import Told, told
from generator.diagnostics import Diagnostic, Severity, Span
from generator.i18n.characters import visible
from generator.i18n.terminal_width import width
from generator.reading.file_names import FILE_BYTES

_EXCERPT = 100
_BEFORE = 40
_PLACES_NAMED = 6
_COLOURS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m"}


def full(report: Report) -> str:
    """Each finding with an excerpt, a caret and a hint; then a line that sums up."""
    lines = _Lines(report.root)
    blocks = [_block(report, each, lines) for each in told(report.diagnostics)]
    return "\n".join([*blocks, summary(report)])


def concise(report: Report) -> str:
    """One line a finding."""
    return "\n".join([*(_line(report, each) for each in told(report.diagnostics)), summary(report)])


def summary(report: Report) -> str:
    return "\n".join([_counted(report), *remarks(report)])


def _counted(report: Report) -> str:
    words = report.words
    files = count_of(words, report.files, "{number} file", "{number} files")
    if not report.diagnostics:
        return words.text("{files} checked: no findings", files=files)
    once = told(report.diagnostics)
    errors, warnings = counts(each.diagnostic for each in once)
    everywhere = len(once) == len(report.diagnostics)
    return words.text("{files} checked: {errors} and {warnings} in {faulty}" if everywhere
                      else "{files} checked: {errors} and {warnings}, at {places} in {faulty}", files=files,
                      places=count_of(words, len(report.diagnostics), "{number} place", "{number} places"),
                      errors=count_of(words, errors, "{number} error", "{number} errors"),
                      warnings=count_of(words, warnings, "{number} warning", "{number} warnings"),
                      faulty=count_of(words, len({d.span.file for d in report.diagnostics}), "{number} file", "{number} files"))


def _headline(report: Report, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    start, end = (_COLOURS[diagnostic.severity], "\033[0m") if report.colour else ("", "")
    severity = report.words.text(diagnostic.severity.value)
    return (f"{_place(report, span)}: {start}{severity}[{diagnostic.code}]{end} "
            f"{diagnostic.descriptor.name}: {visible(report.message(diagnostic))}")


def _line(report: Report, each: Told) -> str:
    return " · ".join(filter(None, (_headline(report, each.diagnostic), _elsewhere(report, each))))


def _elsewhere(report: Report, each: Told) -> str:
    """Where the same cause brings the finding about too; of many places the first."""
    if not each.elsewhere:
        return ""
    words, places = report.words, [_place(report, span) for span in each.elsewhere]
    named = words.text(", ").join(places[:_PLACES_NAMED]) + (" …" if len(places) > _PLACES_NAMED else "")
    return count_of(words, len(places), "the same in {number} other place", "the same in {number} other places") + words.text(": ") + named


def _place(report: Report, span: Span) -> str:
    return f"{visible(report.folder + span.file)}:{span.line}:{span.column}"


def _block(report: Report, each: Told, lines: _Lines) -> str:
    diagnostic = each.diagnostic
    span = diagnostic.span
    text = [_headline(report, diagnostic)]
    excerpt = lines.get(span.file, span.line)
    if excerpt is not None:
        margin = " " * len(str(span.line))
        excerpt, before, marked = _window(excerpt, span.column - 1, span.length)
        text += [f"{margin} |", f"{span.line} | {excerpt}", f"{margin} | {' ' * width(before)}{'^' * max(1, width(marked))}"]
    text += [f"{' ' * len(str(span.line))} = {note}" for note in _notes(report, each)]
    return "\n".join(text) + "\n"


def _notes(report: Report, each: Told) -> Iterator[str]:
    """What to do, what the finding is compared with, and where it is found too."""
    if hint := report.hint(each.diagnostic):
        yield report.words.text("hint: {hint}", hint=visible(hint))
    if each.diagnostic.related:
        yield report.words.text("compare: {place}", place=_place(report, each.diagnostic.related))
    if elsewhere := _elsewhere(report, each):
        yield elsewhere


def _window(line: str, start: int, length: int) -> tuple[str, str, str]:
    """(what is shown of a line, what stands before the place, the place itself): of a long line only what is around the place."""
    first = max(0, start - _BEFORE) if len(line) > _EXCERPT else 0
    cut = line[first: first + _EXCERPT]
    left, right = "…" if first else "", "…" if first + _EXCERPT < len(line) else ""
    return left + cut + right, left + cut[: start - first], cut[start - first:][:length]


class _Lines:
    """Lines of files, each file read once. Unseen characters become visible, so that an excerpt cannot play tricks."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: dict[str, list[str]] = {}

    def get(self, file: str, number: int) -> str | None:
        if file not in self.read:
            path = self.root / file
            self.read[file] = _text_of(path).split("\n")
        lines = self.read[file]
        return visible(lines[number - 1]).rstrip() or None if 0 < number <= len(lines) else None


def _text_of(path: Path) -> str:
    """The text of an ordinary file of rules; nothing of what is none, or of what another encoding would make unreadable."""
    try:
        found = path.lstat()  # asked once: findings may stand in thousands of files
        if not stat.S_ISREG(found.st_mode) or found.st_size > FILE_BYTES:
            return ""
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError):
        return ""
