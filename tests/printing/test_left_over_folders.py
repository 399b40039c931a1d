"""What builds that were killed leave in the folder for temporary files is removed by a later build."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from generator.printing.typeset import typesetter
from generator.templates import BUILT_IN


def test_only_old_folders_of_ours_with_nothing_but_templates_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = [f"handbook-print-{what}" for what in ("old", "empty", "running", "full")] + ["handbook-old"]
    old, empty, running, full, foreign = (tmp_path / name for name in names)
    for folder in (old, empty, running, full, foreign):
        folder.mkdir()
        if folder is not empty:
            (folder / "form.typ").write_text("#set page()")
    (full / "notes.txt").write_text("mine")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for folder in (old, empty, full, foreign):
        os.utime(folder, (two_days_ago, two_days_ago))
    with typesetter([BUILT_IN / "print"], None):
        assert not old.exists() and not empty.exists() and running.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook-old", "handbook-print-full", "handbook-print-running"]
