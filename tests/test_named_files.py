"""What somebody names to be written to is only replaced where this program wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import HandbookError
from generator.named_files import write_named


def ours(content: bytes) -> bool:
    return content.startswith(b"ours")


@pytest.mark.parametrize("before", [None, b"", b"ours, of yesterday"])
def test_nothing_and_what_is_ours_is_replaced(before: bytes | None, tmp_path: Path) -> None:
    if before is not None:
        (tmp_path / "a").write_bytes(before)
    write_named(tmp_path / "a", b"new", ours)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("shared")
    write_named(tmp_path / "a", b"ours", ours)
    write_named(tmp_path / "a", b"new", ours)
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "shared").read_bytes() == b"new"


def test_anything_else_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "rules.yml").write_bytes(b"kind: post")
    (tmp_path / "link").symlink_to("rules.yml")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "rules.yml", tmp_path / "link", tmp_path / "folder", Path("/dev/null")):
        with pytest.raises(HandbookError, match="it is left unchanged"):
            write_named(path, b"new", ours)
    assert (tmp_path / "rules.yml").read_bytes() == b"kind: post"
