"""A file of the last build is kept where it was made of the same and nobody has touched it since; else it is made."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site.publish import Publication
from generator.site.published import Left

FILES = [("index.html", b"first"), ("assets/handbook/a.css", b"x"), ("a.html", b"old")]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Published once; pages are made of what they say."""
    with Publication(tmp_path / "site", tmp_path / "record") as publication:
        publication.write(FILES)
        publication.note({address: Left(len(data), "d", data.decode()) for address, data in FILES})
        publication.publish()
    return tmp_path / "site"


def left(site: Path, address: str = "a.html", made_of: str = "old") -> Left | None:
    with Publication(site, site.with_name("record")) as publication:
        return publication.left(address, made_of)


def test_what_was_made_of_the_same_is_kept(site: Path) -> None:
    assert left(site) == Left(3, "d", "old")
    with Publication(site, site.with_name("record")) as publication:
        publication.write([("index.html", b"second"), ("assets/handbook/a.css", b"x"), ("a.html", None)])
        publication.note({"a.html": Left(3, "d", "old")})
        publication.publish()
    assert (site / "a.html").read_bytes() == b"old"
    assert (site / "index.html").read_bytes() == b"second"
    assert left(site) == Left(3, "d", "old")
    assert left(site, "index.html", "first") is None


def test_what_was_made_of_something_else_is_not(site: Path) -> None:
    assert left(site, made_of="new") is None
    assert left(site, made_of="") is None
    assert left(site, "b.html") is None


def written_to(path: Path) -> None:
    """By somebody who takes care that neither size nor time tell."""
    status = path.stat()
    path.write_bytes(b"odd")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def exchanged(path: Path) -> None:
    status = path.stat()
    path.with_name("other").write_bytes(b"odd")
    path.with_name("other").replace(path)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def led_away(path: Path) -> None:
    path.unlink()
    path.symlink_to("index.html")


@pytest.mark.parametrize("touch", [written_to, exchanged, led_away, Path.unlink, lambda path: path.chmod(0o600)])
def test_what_was_touched_is_not(site: Path, touch: Callable[[Path], None]) -> None:
    touch(site / "a.html")
    assert left(site) is None


def test_a_site_that_is_another_folder_is_not(site: Path) -> None:
    shutil.copytree(site, site.with_name("copy"))
    site.rename(site.with_name("aside"))
    site.with_name("copy").rename(site)
    assert left(site) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"half"])
def test_without_a_whole_record_nothing_is(site: Path, content: bytes) -> None:
    site.with_name("record").write_bytes(content)
    assert left(site) is None


@pytest.mark.parametrize(("files", "anchors", "expected"), [
    (["index.html", "assets/handbook/a.css", "a.html"], "one", True),
    (["index.html", "assets/handbook/a.css", "a.html", "new.html"], "one", True),
    (["index.html", "a.html"], "one", False),
    (["index.html", "assets/handbook/a.css", "a.html"], "other", False),
])
def test_links_of_the_last_build_lead_on_unless_a_file_or_an_anchor_is_gone(
        tmp_path: Path, files: list[str], anchors: str, expected: bool) -> None:
    record = tmp_path / "record"
    with Publication(tmp_path / "site", record) as publication:
        publication.write(FILES)
        publication.note({"a.html": Left(3, "d", "old", "one")})
        publication.publish()
    with Publication(tmp_path / "site", record) as publication:
        assert publication.left("a.html", "old") == Left(3, "d", "old", "one")
        anew = {name: Left(3, "d", "new", anchors) for name in files if name in ("a.html", "new.html")}
        assert publication.still_lead(files, anew) is expected


PAGE = '<p id="a">{}</p> <p id="b"></p>'


@pytest.mark.parametrize(("content", "touched", "expected"), [
    (PAGE.format("new") + ' <p id="c"></p>', False, True),
    (PAGE.format("new").replace("a", "c"), False, False),
    (PAGE.format("new") + ' <p id="c"></p>', True, False),
])
def test_links_lead_on_to_a_page_that_has_more_anchors_than_the_last_build_left(
        tmp_path: Path, content: str, touched: bool, expected: bool) -> None:
    record, site, old = tmp_path / "record", tmp_path / "site", PAGE.format("old").encode()
    with Publication(site, record) as publication:
        publication.write([*FILES[:2], ("a.html", old)])
        publication.note({"a.html": Left(len(old), hashlib.sha256(old).hexdigest(), "old", "one")})
        publication.publish()
    if touched:  # nobody knows which anchors it had
        (site / "a.html").write_bytes(b"odd")
    with Publication(site, record) as publication:
        publication.write([*FILES[:2], ("a.html", content.encode())])
        assert publication.still_lead(publication.files(), {"a.html": Left(1, "d", "new", "other")}) is expected
