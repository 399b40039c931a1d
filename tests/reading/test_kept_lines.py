"""Of what is kept in several files only those are written anew in which something has changed, and one that is damaged costs only its own."""

from __future__ import annotations

from pathlib import Path

from generator.reading.kept_lines import KeptLines

LINES = {b"0a": b"one", b"0b": b"two words", b"f0": b"three"}


def test_only_what_has_changed_is_written_anew(tmp_path: Path) -> None:
    KeptLines(tmp_path / "kept").keep(LINES)
    assert KeptLines(tmp_path / "kept").all() == LINES
    written = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "kept").iterdir()}
    KeptLines(tmp_path / "kept").keep({**LINES, b"f1": b"four"})
    assert {file.name for file in (tmp_path / "kept").iterdir() if file.stat().st_mtime_ns != written[file.name]} == {"f"}
    KeptLines(tmp_path / "kept").keep({b"0b": b"two words"})
    assert KeptLines(tmp_path / "kept").all() == {b"0b": b"two words"}


def test_a_damaged_file_costs_only_its_own(tmp_path: Path) -> None:
    KeptLines(tmp_path / "kept").keep(LINES)
    (tmp_path / "kept" / "0").write_bytes(b"0a one\n")
    assert KeptLines(tmp_path / "kept").all() == {b"f0": b"three"}
    KeptLines(tmp_path / "kept").keep(LINES)
    assert KeptLines(tmp_path / "kept").all() == LINES
