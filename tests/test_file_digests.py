"""A file that nobody has written to is not read again, and one that somebody may have written to is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import file_digests
from generator.file_digests import FileDigests, digest_of

FIRST, SECOND = b"title: one", b"title: two"
DECADES = 10**18


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.yml").write_bytes(FIRST)
    return tmp_path / "rules" / "a.yml"


def asked(file: Path, close: bool = True) -> str:
    """The digest of the file as a run finds it, which closes its record."""
    digests = FileDigests(file.parents[1] / "cache" / "record")
    entry, = (each for each in os.scandir(file.parent) if each.name == file.name)
    found = digests.of(entry)
    assert found == digests.of(entry) == digests.found[str(file)]
    if close:
        digests.close()
    return found


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file were old."""
    monkeypatch.setattr(file_digests, "_SETTLED", -DECADES)


@pytest.mark.usefixtures("settled")
def test_what_is_known_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(file) == digest_of(FIRST)
    monkeypatch.setattr(file_digests, "whole_file", lambda path: pytest.fail("read again"))
    assert asked(file) == digest_of(FIRST)


def written_again(file: Path) -> None:
    file.write_bytes(SECOND)


def written_with_the_same_time(file: Path) -> None:
    before = file.stat()
    file.write_bytes(SECOND)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def another_in_its_place(file: Path) -> None:
    before = file.stat()
    (other := file.with_name("other")).write_bytes(SECOND)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("change", [written_again, written_with_the_same_time, another_in_its_place])
def test_another_content_is_seen(file: Path, change: Callable[[Path], None]) -> None:
    """Also of the same length, and where somebody sets back the time of its change."""
    assert len(FIRST) == len(SECOND)
    asked(file)
    change(file)
    assert asked(file) == digest_of(SECOND)


def test_what_was_written_just_now_is_read_each_time(file: Path) -> None:
    """A file system may give two changes within two seconds the same time."""
    read = list[str]()
    asked(file)
    assert not (file.parents[1] / "cache" / "record").exists() or "a.yml" not in (file.parents[1] / "cache" / "record").read_text()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file_digests, "whole_file", lambda path: (read.append(path), FIRST)[1])
        asked(file)
    assert read == [str(file)] * 2


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("damage", [lambda said: said[:-1], lambda said: said.replace(b"a.yml", b"b.yml"), lambda said: b"", lambda said: b"[]",
                                    lambda said: said.replace(digest_of(FIRST).encode(), digest_of(SECOND).encode())])
def test_a_damaged_record_is_not_trusted(file: Path, damage: Callable[[bytes], bytes]) -> None:
    asked(file)
    record = file.parents[1] / "cache" / "record"
    before = record.read_bytes()
    assert b"a.yml" in before
    record.write_bytes(damage(before))
    assert asked(file) == digest_of(FIRST)
    assert record.read_bytes() == before, "it is written anew"


def test_a_folder_that_cannot_be_written_to_is_no_fault(file: Path) -> None:
    (file.parents[1] / "cache").write_bytes(b"not a folder")
    assert asked(file) == digest_of(FIRST)
