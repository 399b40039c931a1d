"""Prints findings: for people, for editors and for other programs. Knows nothing of how they were found."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.cli.same_cause import Told, told
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.i18n.catalogue import Catalogue, catalogue
from generator.i18n.characters import escaped, visible
from generator.i18n.terminal_width import width
from generator.i18n.values import in_words
from generator.reading.rule_files import FILE_BYTES

INFORMATION = "handbook-generator"
_TOP = "SRCROOT"
_LONGEST_DETAIL = 120
_EXCERPT = 100
_BEFORE = 40


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
    said = in_words(value, language)
    return value if said is None else said


def _shortened(value: object) -> object:
    return value[:_LONGEST_DETAIL] + "…" if type(value) is str and len(value) > _LONGEST_DETAIL else value


def counts(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """(errors, warnings)"""
    number = Counter(d.severity for d in diagnostics)
    return number[Severity.ERROR], number[Severity.WARNING]


# --- For people --------------------------------------------------------------------------------------------------

_CODES_NAMED = 12
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
    errors, warnings = counts(each.diagnostic for each in told(report.diagnostics))
    return words.text("{files} checked: {errors} and {warnings} in {faulty}", files=files,
                      errors=count_of(words, errors, "{number} error", "{number} errors"),
                      warnings=count_of(words, warnings, "{number} warning", "{number} warnings"),
                      faulty=count_of(words, len({d.span.file for d in report.diagnostics}), "{number} file", "{number} files"))


def remarks(report: Report) -> Iterator[str]:
    """What the findings do not say by themselves: what was not looked for, and what is not shown."""
    words = report.words
    if report.not_run:
        codes = [descriptor.code for descriptor in report.not_run]
        yield words.text("{checks} did not run, because errors hide what they look at: {codes}",
                         checks=count_of(words, len(codes), "{number} check", "{number} checks"),
                         codes=words.text(", ").join(codes[:_CODES_NAMED]) + (" …" if len(codes) > _CODES_NAMED else ""))
    if report.hidden:
        yield words.text("{errors} of reading or reference not shown; a build refuses them all the same: handbook check --select HB0,HB1",
                         errors=count_of(words, report.hidden, "{number} error", "{number} errors"))


def count_of(words: Catalogue, number: int, one: str, many: str) -> str:
    """`1 error`, `3 errors`: a number with the word for one or for several."""
    return words.text(one if number == 1 else many, number=number)


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
        if path.is_symlink() or not path.is_file() or path.stat().st_size > FILE_BYTES:
            return ""
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError):
        return ""


# --- For other programs ------------------------------------------------------------------------------------------

def as_json(report: Report) -> str:
    """The findings, and what was not looked for or is not shown: nothing found is not the same as nothing looked for."""
    return _json({
        "files": report.files, "findings": [_record(report, d) for d in report.diagnostics],
        "not_run": [{"code": descriptor.code, "name": descriptor.name} for descriptor in report.not_run],
        "errors_not_shown": report.hidden})


def _json(data: Any) -> str:
    """JSON with its Chinese as it is; what cannot be seen stands as an escape, so that it does nothing to a terminal."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=2))


def _record(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "file": report.folder + span.file, "line": span.line, "column": span.column, "end_column": span.column + span.length,
        "severity": diagnostic.severity.value, "code": diagnostic.code, "name": diagnostic.descriptor.name,
        "message": report.message(diagnostic), "hint": report.hint(diagnostic), "related": _related(report, diagnostic.related),
    }


def _related(report: Report, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"file": report.folder + span.file, "line": span.line, "column": span.column}


def github(report: Report) -> str:
    """Workflow commands, https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    return "\n".join([*(visible(_workflow_command(report, d)) for d in report.diagnostics),
                      *(f"::notice::{_escaped(remark)}" for remark in remarks(report))])


def _workflow_command(report: Report, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = {"file": report.repository + span.file, "line": span.line, "col": span.column, "endColumn": span.column + span.length,
             "title": f"{diagnostic.code} {diagnostic.descriptor.name}"}
    properties = ",".join(f"{k}={_escaped(str(v), ':,')}" for k, v in place.items())
    return f"::{diagnostic.severity.value} {properties}::{_escaped(_sentence(report, diagnostic))}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _sentence(report: Report, diagnostic: Diagnostic) -> str:
    return " — ".join(filter(None, (report.message(diagnostic), report.hint(diagnostic))))


def gitlab(report: Report) -> str:
    """A code quality report, https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    seen: Counter[str] = Counter()
    return _json([{
        "description": f"{d.descriptor.name}: {_sentence(report, d)}", "check_name": d.code,
        "fingerprint": _fingerprint(d, seen), "severity": "major" if d.severity is Severity.ERROR else "minor",
        "location": {"path": report.repository + d.span.file, "lines": {"begin": d.span.line}},
    } for d in report.diagnostics])


def _fingerprint(diagnostic: Diagnostic, seen: Counter[str]) -> str:
    """The same as long as the finding is, although lines above it come and go."""
    key = f"{diagnostic.code}|{diagnostic.span.file}|{sorted((k, str(v)) for k, v in diagnostic.details.items() if k != 'line')}"
    seen[key] += 1
    return hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:32]


def sarif(report: Report) -> str:
    """SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""
    used = {d.code: d.descriptor for d in report.diagnostics}
    rules = [{"id": f.code, "name": f.name, "shortDescription": {"text": f.name},
              "fullDescription": {"text": report.words.text(f.why) if f.why else f.name},
              "defaultConfiguration": {"level": f.severity.value}} for f in used.values()]
    order = {code: i for i, code in enumerate(used)}
    results = [{"ruleId": d.code, "ruleIndex": order[d.code], "level": d.severity.value, "message": {"text": _sentence(report, d)},
                "locations": _sarif_places(report, d.span), "relatedLocations": _sarif_places(report, d.related)}
               for d in report.diagnostics]
    driver = {"name": INFORMATION, "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results,
           "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository that holds the handbook."}}},
           "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [*_notifications(report)]}]}
    return _json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _notifications(report: Report) -> Iterator[dict[str, Any]]:
    """One for every check that did not run, and one for errors that are not shown."""
    words = report.words
    for descriptor in report.not_run:
        said = words.text("{code} {name} did not run, because errors hide what it looks at", code=descriptor.code, name=descriptor.name)
        yield {"level": "warning", "message": {"text": said}, "associatedRule": {"id": descriptor.code}}
    for said in remarks(replace(report, not_run=())):
        yield {"level": "error", "message": {"text": said}}


def _sarif_places(report: Report, span: Span | None) -> list[dict[str, Any]]:
    if span is None:
        return []
    return [{"physicalLocation": {
        "artifactLocation": {"uri": quote(report.repository + span.file, errors="surrogateescape"), "uriBaseId": _TOP},
        "region": {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.length}}}]


FORMATS: dict[str, Callable[[Report], str]] = {
    "full": full, "concise": concise, "json": as_json, "github": github, "gitlab": gitlab, "sarif": sarif,
}


