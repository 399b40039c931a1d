"""The main language is found by the lines of the handbook's own entry, before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import entries_in_order
from generator.reading import main_language as finder
from generator.reading.main_language import main_language


def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in the language of the handbook, which stands behind it."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "rules.yml").write_text("kind: handbook\nlanguages: [en]\n")

    def entries(folder: str | Path) -> list[os.DirEntry[str]]:
        if Path(folder).name == "locked":
            raise PermissionError(folder)
        return entries_in_order(folder)

    monkeypatch.setattr(finder, "entries_in_order", entries)
    assert main_language(tmp_path) == "en"


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert main_language(tmp_path / "rules") is None
