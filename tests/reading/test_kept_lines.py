"""Of what is kept in several files only those are written anew in which something has changed, and what is damaged costs only its own."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from generator.reading.kept_lines import KeptLines, Line

LINES = {b"0a": Line(b"one", (b"long",)), b"0b": Line(b"two words", (b"", b"a\tb\nc")), b"f0": Line(b"", (b"three",))}


def kept(folder: Path) -> dict[bytes, Line]:
    """What is there, with all parts read."""
    return {key: Line(line.short, (*line.parts,)) for key, line in KeptLines(folder).all().items()}


def test_only_what_has_changed_is_written_anew(tmp_path: Path) -> None:
    KeptLines(tmp_path / "kept").keep(LINES)
    assert kept(tmp_path / "kept") == LINES
    written = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "kept").iterdir()}
    again = KeptLines(tmp_path / "kept")
    again.keep({**again.all(), b"f1": Line(b"four", (b"more",))})
    assert {file.name for file in (tmp_path / "kept").iterdir() if file.stat().st_mtime_ns != written[file.name]} == {"f"}
    assert kept(tmp_path / "kept") == {**LINES, b"f1": Line(b"four", (b"more",))}
    again = KeptLines(tmp_path / "kept")
    again.keep({b"0b": again.all()[b"0b"]})
    assert kept(tmp_path / "kept") == {b"0b": LINES[b"0b"]}


def test_a_damaged_file_costs_only_its_own(tmp_path: Path) -> None:
    KeptLines(tmp_path / "kept").keep(LINES)
    (tmp_path / "kept" / "0").write_bytes(b"0a one\n")
    assert kept(tmp_path / "kept") == {b"f0": LINES[b"f0"]}
    KeptLines(tmp_path / "kept").keep(LINES)
    assert kept(tmp_path / "kept") == LINES


@pytest.mark.parametrize("damage", [lambda found: found[:-1], lambda found: found[:-1] + b"d", lambda found: b""])
def test_a_damaged_part_is_not_taken(tmp_path: Path, damage: object) -> None:
    """Nor is it kept any longer, where something else is written."""
    assert callable(damage)
    KeptLines(tmp_path / "kept").keep(LINES)
    again, file = KeptLines(tmp_path / "kept"), tmp_path / "kept" / "0"
    found = again.all()
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ValueError, match="kept"):
        found[b"0b"].parts[1]
    again.keep({**found, b"00": Line(b"", (b"",))})
    assert b"0b" not in kept(tmp_path / "kept")


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    KeptLines(tmp_path / "kept").keep(LINES)
    file = tmp_path / "kept" / "0"
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
        for key, line in KeptLines(tmp_path / "kept").all().items():
            assert line.short == LINES[key].short
            for number in range(len(LINES[key].parts)):
                with suppress(ValueError):  # it is made anew
                    assert line.parts[number] == LINES[key].parts[number]
