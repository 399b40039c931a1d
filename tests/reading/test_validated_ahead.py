"""What several processes validate ahead is what would be validated one by one: entries, where they stand, and findings."""

from __future__ import annotations

import shutil
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator import pipeline
from generator.door import Asked, settings
from generator.reading import kept_entries, kept_files
from generator.reading.kept_files import KeptFiles
from generator.reading.source_locations import Source

ROOT = Path(__file__).parents[2]
HANDBOOKS = ["tests/handbooks/incidents-policies-ward", "tests/handbooks/records-access", "."]


def read(folder: Path, files: KeptFiles | None) -> tuple[list[str], list[str], list[Source]]:
    rules = pipeline.read(settings(folder, Asked()), files)
    assert rules.handbook is not None
    entries = [*rules.handbook.all_entries]
    return [repr(entry) for entry in entries], [repr(found) for found in rules.diagnostics], [entry.source for entry in entries]


@pytest.fixture(autouse=True)
def _by_three_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_entries, "LEAST", 2)
    monkeypatch.setattr(kept_files, "LEAST", 2)
    monkeypatch.setattr("generator.parallel.os.cpu_count", lambda: 3)


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("parsed_ahead", [False, True])
@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_what_is_validated_ahead_is_as_it_would_be(handbook: str, parsed_ahead: bool, brief: bool, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the values of entries and the places of documents are known only after all has been read, and kept."""
    folder = ROOT / handbook
    expected = read(folder, None)
    ahead = KeptFiles(tmp_path / "files", "1", brief=brief)
    if parsed_ahead:
        ahead.parse_ahead(folder, "rules")
    assert read(folder, ahead) == expected
    ahead.close()
    monkeypatch.setattr(kept_files, "load_bytes", lambda raw, name, path: pytest.fail(f"{name} is read again"))
    monkeypatch.setattr(kept_entries, "validate_document", lambda document, context: pytest.fail(f"{document.file} is validated again"))
    assert read(folder, KeptFiles(tmp_path / "files", "1")) == expected


def test_a_fault_is_told_as_it_would_be(tmp_path: Path) -> None:
    """What has one is not kept, and is validated again by whoever tells of it."""
    folder = tmp_path / "h"
    shutil.copytree(ROOT / HANDBOOKS[0], folder)
    for path in sorted((folder / "rules").rglob("*.yml"))[::3]:
        path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    expected = faults(folder, None)
    assert expected
    assert faults(folder, KeptFiles(tmp_path / "files", "1")) == expected
    for brief in (False, True):
        ahead = KeptFiles(tmp_path / "files", "1", brief=brief)
        ahead.parse_ahead(folder, "rules")
        assert faults(folder, ahead) == expected
        ahead.close()


def test_what_another_process_keeps_is_read_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as it has closed what it has of this; nothing is read anew then."""
    folder, expected = ROOT / HANDBOOKS[0], read(ROOT / HANDBOOKS[0], None)
    ahead = KeptFiles(tmp_path / "files", "1", brief=True)
    ahead.parse_ahead(folder, "rules")
    rules = pipeline.read(settings(folder, Asked()), ahead)
    closing = get_context("fork").Process(target=ahead.close)
    closing.start()
    ahead.leave()
    closing.join()
    monkeypatch.setattr(kept_files, "load_bytes", lambda raw, name, path: pytest.fail(f"{name} is read again"))
    monkeypatch.setattr(kept_entries, "validate_document", lambda document, context: pytest.fail(f"{document.file} is validated again"))
    assert rules.handbook is not None and [repr(entry) for entry in rules.handbook.all_entries] == expected[0]


def faults(folder: Path, files: KeptFiles | None) -> list[str]:
    return [repr(found) for found in pipeline.read(settings(folder, Asked()), files).diagnostics]
