"""Names that stay below a folder, and files that are there whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from generator.errors import reason
from generator.files import name_below, stays_below, write_new, write_whole


@pytest.mark.parametrize(("path", "stays"), [
    ("rules/a.yml", True), ("規定/甲.yml", True), ("..a/b..", True), ("../a.yml", False), ("rules/../../a", False), ("/etc/passwd", False),
    ("a\\..\\b", False), ("a//b", False), ("./a", False), ("a/.", False), ("", False), ("a\0b", False)])
def test_a_path_stays_below_its_folder(path: str, stays: bool) -> None:
    assert stays_below(path) is stays


def test_a_file_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"two"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_replaced_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "inner").write_text("kept", "utf-8")
    with pytest.raises(OSError):
        write_whole(tmp_path / "a", b"one")
    assert (tmp_path / "a" / "inner").read_text("utf-8") == "kept"


@pytest.mark.parametrize("write", [write_new, write_whole])
def test_a_full_disk_leaves_nothing_and_is_told_of_the_file_that_was_meant(write: Any, tmp_path: Path) -> None:
    """As `/dev/full` does: what is written is refused when it is flushed."""
    opened = Path.open

    def full(path: Path, *_: object, **__: object) -> Any:
        path.touch()
        return opened(Path("/dev/full"), "wb")

    with pytest.MonkeyPatch.context() as patch, pytest.raises(OSError, match="No space left") as told:
        patch.setattr(Path, "open", full)
        write(tmp_path / "a", b"one")
    assert told.value.filename == str(tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"


@pytest.mark.parametrize("folder", [Path(), Path("here"), Path("/"), Path("/a/b"), Path("../up")])
def test_names_below_a_folder_are_those_that_paths_give(folder: Path) -> None:
    for name in ("rules/a.yml", "b"):
        assert name_below(folder)(folder / name) == (folder / name).relative_to(folder).as_posix() == name


def test_the_reason_of_a_refusal_is_that_of_its_number() -> None:
    """Whatever a library wrote around it, so that it can be said in the reader's language."""
    assert reason(OSError(errno.EADDRNOTAVAIL, "error while attempting to bind")) == "Cannot assign requested address"
    assert reason(OSError(-2, "Name or service not known")) == "Name or service not known"
    assert reason(OSError("something else")) == "something else"
