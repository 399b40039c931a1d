"""What builds that were killed leave in the folder for temporary files is removed by a later build."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from generator.printing.typeset import typesetter
from generator.templates import BUILT_IN


def test_only_old_empty_folders_of_ours_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, running, full, foreign = (tmp_path / name for name in ("handbook-old", "handbook-running", "handbook-full", "other-old"))
    for folder in (old, running, full, foreign):
        folder.mkdir()
    (full / "notes.txt").write_text("mine")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for folder in (old, full, foreign):
        os.utime(folder, (two_days_ago, two_days_ago))
    with typesetter([BUILT_IN / "print"], None):
        assert not old.exists() and running.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook-full", "handbook-running", "other-old"]
