"""Fixes what is certain in the files of rules: see `linting.fixer`, which fixes one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.linting.fixer import fix_file
from generator.reading.load import load, load_text
from generator.reading.source_locations import Source
from generator.reading.validate import validate


@dataclass(frozen=True, slots=True)
class FixedFile:
    """What was certain in a file, and was fixed. `file` is relative to the handbook's folder."""

    file: str
    before: str
    after: str
    diagnostics: Sequence[Diagnostic]


def fix(decided: Settings, *, write: bool = True) -> list[FixedFile]:
    """Fixes what is certain in the files that reading finds fault with; see `fixer`. Without `write` it says what it would do."""
    loaded = load(decided.root, decided.rules)
    validated = validate(loaded.documents)
    heads = [d for d in loaded.documents if isinstance(d.data, dict) and d.data.get("kind") == "handbook"]
    files: list[FixedFile] = []
    for name in dict.fromkeys(d.span.file for d in (*loaded.diagnostics, *validated.diagnostics)):
        path = decided.root / name
        if path.is_symlink() or not path.is_file():
            continue
        try:
            before, fixed = fix_file(path, partial(_read, name, path, heads), write=write)
        except UnicodeDecodeError:
            continue  # `check` says so
        if fixed.fixed:
            files.append(FixedFile(name, before, fixed.text, fixed.fixed))
    return files


def _read(name: str, path: Path, heads: Sequence[Source], text: str) -> list[Diagnostic]:
    """What reading and validating say of the text of one file. `heads` are handbook entries, which say what languages there are."""
    documents, found = load_text(text, name, path)
    others = [head for head in heads if head.file != name]
    return [*found, *(d for d in validate([*others, *documents]).diagnostics if d.span.file == name)]
