"""What several processes validate ahead is what would be validated one by one: entries, where they stand, and findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.door import Asked, settings
from generator.reading import kept_entries
from generator.reading.kept_files import KeptFiles
from generator.reading.source_locations import Source

ROOT = Path(__file__).parents[2]
HANDBOOKS = ["tests/handbooks/incidents-policies-ward", "tests/handbooks/records-access", "."]


def read(folder: Path, files: KeptFiles | None) -> tuple[list[str], list[str], list[Source]]:
    rules = pipeline.read(settings(folder, Asked()), files)
    assert rules.handbook is not None
    entries = [*rules.handbook.all_entries]
    return [repr(entry) for entry in entries], [repr(found) for found in rules.diagnostics], [entry.source for entry in entries]


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_what_is_validated_ahead_is_as_it_would_be(handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ROOT / handbook
    expected = read(folder, None)
    monkeypatch.setattr(kept_entries, "LEAST", 2)
    monkeypatch.setattr("generator.parallel.os.cpu_count", lambda: 3)
    ahead = KeptFiles(tmp_path / "files", "1")
    assert read(folder, ahead) == expected
    ahead.close()
    monkeypatch.setattr(kept_entries, "validate_document", lambda document, context: pytest.fail(f"{document.file} is validated again"))
    assert read(folder, KeptFiles(tmp_path / "files", "1")) == expected


def test_a_fault_is_told_as_it_would_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has one is not kept, and is validated again by whoever tells of it."""
    folder = tmp_path / "h"
    shutil.copytree(ROOT / HANDBOOKS[0], folder)
    for path in sorted((folder / "rules").rglob("*.yml"))[::3]:
        path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    expected = faults(folder, None)
    assert expected
    monkeypatch.setattr(kept_entries, "LEAST", 2)
    monkeypatch.setattr("generator.parallel.os.cpu_count", lambda: 3)
    assert faults(folder, KeptFiles(tmp_path / "files", "1")) == expected


def faults(folder: Path, files: KeptFiles | None) -> list[str]:
    return [repr(found) for found in pipeline.read(settings(folder, Asked()), files).diagnostics]
