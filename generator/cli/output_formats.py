"""The formats in which findings are printed: for people, for editors and for other programs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.cli.for_people import concise, full
from generator.cli.report import Report, remarks
from generator.diagnostics import Diagnostic, Severity, Span
from generator.i18n.characters import escaped, visible

INFORMATION = "handbook-generator"
_TOP = "SRCROOT"


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
        said = words.text("{code} {name} runs only once the errors are corrected", code=descriptor.code, name=descriptor.name)
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


