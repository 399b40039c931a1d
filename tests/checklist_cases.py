"""Small handbooks for the tests of checklists and their documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from generator.handbook import Handbook
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

HEAD: dict[str, Any] = {
    "kind": "handbook", "id": "office", "title": {"zh-Hant": "辦公室手冊", "en": "Office handbook"},
    "organisation": {"zh-Hant": "某機關", "en": "An office"}, "languages": ["zh-Hant", "en"], "version": "2.1", "effective": "2026-03-01",
    "scopes": [{"id": "mail", "title": {"zh-Hant": "收發", "en": "Mail"}}],
    "registers": [{"id": "log", "title": {"zh-Hant": "收文簿", "en": "Incoming register"}}],
}


def written(*entries: dict[str, Any]) -> str:
    """The entries as YAML; what is the same object twice is written twice, for aliases are refused."""
    copies = json.loads(json.dumps(entries))
    return "\n---\n".join(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False) for entry in copies)


def handbook(*entries: dict[str, Any], **head: Any) -> Handbook:
    """A resolved handbook of these entries, in one file; `head` replaces fields of the handbook's own."""
    return of_files({"rules/all.yml": written({**HEAD, **head}, *entries)})


def handbook_in_files(*entries: dict[str, Any]) -> Handbook:
    """The same, each entry in a file of its own."""
    return of_files({f"rules/{entry['kind']}/{entry['id']}.yml": written(entry) for entry in (HEAD, *entries)})


def of_files(texts: dict[str, str]) -> Handbook:
    read = [load_text(text, name, Path(name)) for name, text in texts.items()]
    validated = validate([document for documents, _ in read for document in documents])
    resolved = resolve(validated.entries, validated.claimed)
    faulty = [fault for _, faults in read for fault in faults]
    assert not [*faulty, *validated.diagnostics, *resolved.diagnostics]
    assert resolved.handbook is not None
    return resolved.handbook


def post(*duties: dict[str, Any], name: str = "clerk", **fields: Any) -> dict[str, Any]:
    """A post; a duty needs only what matters to the test."""
    given = [{"id": f"d{number}", "do": f"做第{number}件事", "when": "daily", **duty} for number, duty in enumerate(duties or ({},), 1)]
    return {"kind": "post", "id": name, "title": {"zh-Hant": "收發員", "en": "Registry clerk"}, "duties": given, **fields}


def procedure(*steps: dict[str, Any], name: str = "incoming", **fields: Any) -> dict[str, Any]:
    """A procedure; steps are the clerk's unless they say otherwise."""
    given = [{"do": f"走第{number}步", "by": "clerk", **step} for number, step in enumerate(steps, 1)]
    title = {"zh-Hant": "收文", "en": "Incoming mail"}
    return {"kind": "procedure", "id": name, "title": title, "trigger": "來文送達", "steps": given, **fields}
