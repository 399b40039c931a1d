"""The site is replaced as a whole or not at all, whatever happens while it is made."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator.errors import HandbookError, SiteLocked
from generator.site import publish
from generator.site.publish import Publication

PAGES = [f"posts/p{number}.html" for number in range(40)]


def files(version: str, pages: list[str] = PAGES) -> list[tuple[str, bytes]]:
    return [(address, f"{version} {address} {'x' * 3000}".encode()) for address in ["index.html", "assets/handbook/a.css", *pages]]


def put(site: Path, version: str, pages: list[str] = PAGES) -> None:
    with Publication(site) as publication:
        publication.write(files(version, pages))
        publication.publish()


def versions(site: Path) -> set[str]:
    """The versions of all files of the site; one, if it is not mixed."""
    return {path.read_text().split()[0] for path in site.rglob("*.html")}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_publishes_where_nothing_was(site: Path) -> None:
    put(site, "one")
    assert {p.relative_to(site).as_posix() for p in site.rglob("*.html")} == {"index.html", *PAGES}
    assert names(site.parent) == ["site"]


def test_replaces_all_of_the_old_site(site: Path) -> None:
    put(site, "one")
    put(site, "two", PAGES[:5])
    assert versions(site) == {"two"}
    assert len(list(site.rglob("*.html"))) == 6
    assert names(site.parent) == ["site"]


def test_makes_the_folders_above(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b" / "site", "one")
    assert (tmp_path / "a" / "b" / "site" / "index.html").is_file()


def test_nothing_is_published_without_the_last_step(site: Path) -> None:
    put(site, "one")
    with Publication(site) as publication:
        publication.write(files("two"))
    assert versions(site) == {"one"}
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize(("mask", "folder", "file"), [(0o022, 0o755, 0o644), (0o077, 0o700, 0o600), (0o002, 0o775, 0o664)])
def test_the_modes_are_what_the_user_wants(site: Path, mask: int, folder: int, file: int) -> None:
    before = os.umask(mask)
    try:
        put(site, "one")
        put(site, "one")
    finally:
        os.umask(before)
    assert stat.S_IMODE(site.stat().st_mode) == stat.S_IMODE((site / "posts").stat().st_mode) == folder
    assert stat.S_IMODE((site / PAGES[0]).stat().st_mode) == file


def test_files_that_did_not_change_keep_their_time(site: Path) -> None:
    put(site, "one")
    os.utime(site / PAGES[0], (1, 1))
    with Publication(site) as publication:
        publication.write([*files("one", PAGES[:1]), (PAGES[1], b"changed")])
        publication.publish()
    assert (site / PAGES[0]).stat().st_mtime == 1
    assert (site / PAGES[1]).read_text() == "changed"


def test_a_file_with_another_mode_is_written_anew(site: Path) -> None:
    put(site, "one")
    (site / PAGES[0]).chmod(0o600)
    put(site, "one")
    assert stat.S_IMODE((site / PAGES[0]).stat().st_mode) == stat.S_IMODE((site / PAGES[1]).stat().st_mode)


def test_a_link_in_the_old_site_is_not_followed(site: Path, tmp_path: Path) -> None:
    put(site, "one")
    secret = tmp_path / "secret"
    secret.write_bytes(dict(files("one"))[PAGES[0]])
    (site / PAGES[0]).unlink()
    (site / PAGES[0]).symlink_to(secret)
    put(site, "one")
    assert not (site / PAGES[0]).is_symlink()


def test_a_second_build_is_turned_away_and_changes_nothing(site: Path) -> None:
    with Publication(site) as first:
        first.write(files("one"))
        with pytest.raises(SiteLocked) as refused:
            Publication(site)
        assert refused.value.exit_code == 75
        first.publish()
    assert versions(site) == {"one"}
    put(site, "two")
    assert versions(site) == {"two"}


def test_stages_of_killed_builds_are_cleared(site: Path) -> None:
    put(site, "one")
    dead = site.parent / ".site.stage-dead"
    (dead / "posts").mkdir(parents=True)
    (dead / "posts" / "x.html").write_text("half")
    (site.parent / ".site.stage-linkdead").symlink_to("nowhere")
    (site.parent / ".site.lock").write_text("")
    (site.parent / ".other.stage-1").mkdir()
    put(site, "two")
    assert names(site.parent) == [".other.stage-1", "site"]


@pytest.mark.parametrize("failing", ["open", "flush", "exchange"])
def test_a_full_disk_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    put(site, "one")

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    if failing == "open":
        calls = iter(range(1000))
        real = Path.open
        monkeypatch.setattr(Path, "open", lambda *a, **k: full() if next(calls) > 20 else real(*a, **k))
    else:
        monkeypatch.setattr(publish, failing, full)
    with pytest.raises(HandbookError, match="No space left"), Publication(site) as publication:
        publication.write(files("two"))
        publication.publish()
    monkeypatch.undo()
    assert versions(site) == {"one"}
    assert names(site.parent) == ["site"]


def test_a_full_disk_is_not_laid_to_the_file_that_was_copied() -> None:
    refused = publish.not_written(OSError(errno.ENOSPC, "No space left on device", "theme.css", None, "stage/theme.css"))
    assert "theme.css" not in str(refused)
    assert "theme.css" in str(publish.not_written(OSError(errno.EACCES, "Permission denied", "theme.css")))


def test_a_short_write_is_noticed(site: Path) -> None:
    put(site, "one")
    with pytest.raises(HandbookError, match=r"p3\.html"), Publication(site) as publication:
        publication.write(files("two"))
        (publication.folder / PAGES[3]).write_text("cut off")
        publication.publish()
    assert versions(site) == {"one"}


@pytest.mark.parametrize(("content", "said"), [
    ([("index.html", b"x"), ("a.html", b"")], "a.html is empty"),
    ([("a.html", b"x")], "no first page"),
    ([("index.html", b"x"), ("a.html", b"x"), ("a.html", b"y")], "two files of the site"),
])
def test_an_incomplete_site_is_refused(site: Path, content: list[tuple[str, bytes]], said: str) -> None:
    put(site, "one")
    with pytest.raises(HandbookError, match=said), Publication(site) as publication:
        publication.write(content)
        publication.publish()
    assert versions(site) == {"one"}


@pytest.mark.parametrize("address", ["../x", "/x", "a//b", "a/../b", "./a", "a/", "", "a\\b", "a\x00b", "..", "a/.."])
def test_nothing_is_written_outside(site: Path, address: str) -> None:
    with pytest.raises(HandbookError, match="cannot be called"), Publication(site) as publication:
        publication.write([(address, b"x")])


@pytest.mark.parametrize("holds", [["letter.doc"], [".git", "index.html"], [".env"], ["index.html", "thesis.html"]])
def test_a_folder_that_is_not_a_site_is_left_alone(site: Path, holds: list[str]) -> None:
    site.mkdir()
    for name in holds:
        (site / name).write_text("mine")
    with pytest.raises(HandbookError, match=r"is not a site|not made by this program"):
        Publication(site)
    assert names(site) == sorted(holds)
    assert names(site.parent) == ["site"]


def test_an_empty_folder_may_become_the_site(site: Path) -> None:
    site.mkdir()
    put(site, "one")
    assert versions(site) == {"one"}


def test_a_link_of_the_users_stays_and_what_it_leads_to_is_replaced(site: Path, tmp_path: Path) -> None:
    real = tmp_path / "www" / "handbook"
    real.mkdir(parents=True)
    site.symlink_to(real)
    put(site, "one")
    put(site, "two")
    assert site.is_symlink()
    assert versions(real) == {"two"}
    assert names(tmp_path / "www") == ["handbook"]


# --- Where folders cannot be exchanged -------------------------------------------------------------------------------

@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("without_exchange")
def test_a_link_is_replaced_instead(site: Path) -> None:
    for version in ("one", "two", "three"):
        put(site, version)
        assert versions(site) == {version}
    assert site.is_symlink()
    assert names(site.parent) == [site.readlink().name, "site"]


@pytest.mark.usefixtures("without_exchange")
def test_the_site_of_the_link_survives_a_build_that_fails(site: Path) -> None:
    put(site, "one")
    put(site, "two")
    with Publication(site) as publication:
        publication.write(files("three"))
    assert versions(site) == {"two"}


@pytest.mark.usefixtures("without_exchange")
def test_where_there_are_no_links_either_the_folder_is_moved(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", forbidden)
    put(site, "one")
    put(site, "two")
    assert versions(site) == {"two"}
    assert names(site.parent) == ["site"]


@pytest.mark.usefixtures("without_exchange")
def test_if_the_move_fails_the_old_site_is_put_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "one")

    def fails(self: Path, target: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(HandbookError), Publication(site) as publication:
        publication.write(files("two"))
        publication.publish()
    assert versions(site) == {"one"}


# --- Readers and killers ---------------------------------------------------------------------------------------------

def test_a_reader_always_finds_a_whole_page(site: Path) -> None:
    put(site, "v0")
    stop = threading.Event()
    misses: list[str] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not stop.is_set():
            reads += 1
            try:
                if len((site / "posts" / "p0.html").read_bytes()) < 3000:
                    misses.append("short")
            except OSError as error:
                misses.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        put(site, f"v{number % 3}", PAGES[:3])
    stop.set()
    reader.join()
    assert misses == []
    assert reads > 100


BUILDER = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from test_publish import put
print("ready", flush=True)
number = 0
while True:
    put(Path({site!r}), f"{name}-{{number}}")
    number += 1
"""


@pytest.fixture
def builder(site: Path) -> Iterator[Any]:
    """Starts processes that publish one version after the other until they are killed."""
    started: list[subprocess.Popen[str]] = []

    def start(name: str) -> subprocess.Popen[str]:
        code = BUILDER.format(path=[str(Path(__file__).parent), str(Path(__file__).parents[1])], site=str(site), name=name)
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def kill_often(site: Path, start: Any, times: int) -> int:
    """Kills so many builds, each at another moment; returns how many of them left something to clear away."""
    chance = random.Random(20261123)
    put(site, "first")
    left = 0
    for number in range(times):
        process = start(str(number))
        time.sleep(chance.uniform(0, 0.04))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = versions(site)
        assert len(found) == 1, f"mixed: {found}"
        assert len(list(site.rglob("*.html"))) == len(PAGES) + 1
        left += any(name.startswith(".site.stage-") for name in names(site.parent))
    put(site, "last")
    assert versions(site) == {"last"}
    assert names(site.parent) == ["site"]
    return left


def test_a_killed_build_never_leaves_a_mixed_site(site: Path, builder: Any) -> None:
    assert kill_often(site, builder, 30) > 10, "the kills came too late to prove anything"


@pytest.mark.slow
def test_three_hundred_killed_builds_never_leave_a_mixed_site(site: Path, builder: Any) -> None:
    assert kill_often(site, builder, 300) > 100


def test_of_two_builds_at_once_one_is_turned_away(site: Path, builder: Any) -> None:
    put(site, "first")
    both = [builder("a"), builder("b")]
    ends = time.monotonic() + 10
    while all(process.poll() is None for process in both) and time.monotonic() < ends:
        assert len(versions_while_changing(site)) == 1
    refused = next(process for process in both if process.poll() is not None)
    assert "SiteLocked" in refused.stderr.read()
    assert len(versions_while_changing(site)) == 1


def versions_while_changing(site: Path) -> set[str]:
    """As `versions`, of one state of the site: the folder is held open, so that an exchange does not change what is read."""
    descriptor = os.open(site, os.O_RDONLY)
    try:
        found = set()
        for address in ["index.html", *PAGES]:
            with suppress(FileNotFoundError), os.fdopen(os.open(address, os.O_RDONLY, dir_fd=descriptor), encoding="utf-8") as file:
                found.add(file.read().split()[0])
        return found or {"cleared away already"}
    finally:
        os.close(descriptor)


def test_what_others_put_into_the_site_stays(site: Path, tmp_path: Path) -> None:
    """An office's own robots.txt, or work laid down in the wrong folder; but no page of an earlier build."""
    record = tmp_path / "record"
    for version, pages, expected in (("one", PAGES, ()), ("two", PAGES[:5], ("notes/n.txt", "robots.txt")),
                                     ("three", PAGES[:4], ("notes/n.txt", "robots.txt"))):
        with Publication(site, record) as publication:
            publication.write(files(version, pages))
            publication.publish()
            assert publication.others == expected
        assert {p.relative_to(site).as_posix() for p in site.rglob("*.html")} == {"index.html", *pages}
        if version == "one":
            (site / "robots.txt").write_text("mine")
            (site / "notes").mkdir()
            (site / "notes" / "n.txt").touch()
    assert (site / "robots.txt").read_text() == "mine"


@pytest.mark.parametrize("lost", [Path.unlink, lambda record: record.write_bytes(b"cut off"), lambda record: record.write_bytes(b"")])
def test_without_a_record_nothing_stays_published_and_nothing_is_lost(site: Path, tmp_path: Path, lost: Any) -> None:
    record, aside = tmp_path / "record", tmp_path / "aside"
    with Publication(site, record, aside) as publication:
        publication.write([*files("one", PAGES[:2]), ("assets/handbook/old.js", b"old")])
        publication.publish()
        assert publication.put_aside == ()
    (site / "notes").mkdir()
    (site / "notes" / "mine.txt").write_text("mine")
    lost(record)
    with Publication(site, record, aside) as publication:
        publication.write(files("two", PAGES[:1]))
        publication.publish()
        assert publication.put_aside == ("notes/mine.txt", PAGES[1])
    assert not (site / PAGES[1]).exists() and not (site / "notes").exists()
    assert (aside / "notes" / "mine.txt").read_text() == "mine"
    assert not (aside / "assets").exists() and not (aside / PAGES[0]).exists()
    with Publication(site, record, aside) as publication:  # from here on it is known again what is whose
        (site / "mine.txt").write_text("mine")
        publication.write(files("three", []))
        publication.publish()
        assert (publication.put_aside, publication.others) == ((), ("mine.txt",))


def test_a_record_of_another_folder_says_nothing(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    with Publication(site, record) as publication:
        publication.write(files("one", PAGES[:1]))
        publication.publish()
    put(site, "elsewhere")
    with Publication(site, record) as publication:
        publication.write(files("two", PAGES[:1]))
        publication.publish()
        assert publication.others == ()
    assert versions(site) == {"two"}


def test_what_another_build_published_since_is_not_taken_over(site: Path, tmp_path: Path) -> None:
    """Pages of a wider edition, say, in a folder that was given the number of the one before."""
    record = tmp_path / "record"
    with Publication(site, record) as publication:
        publication.write(files("one", PAGES[:1]))
        publication.publish()
    for address, data in files("two"):
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(data)
    with Publication(site, record) as publication:
        publication.write(files("one", PAGES[:1]))
        publication.publish()
        assert publication.others == ()
    assert not (site / PAGES[3]).exists()


def test_a_file_of_the_name_of_the_site_is_told_as_one(site: Path) -> None:
    site.write_text("mine")
    with pytest.raises(HandbookError, match="is a file"):
        Publication(site)
    assert site.read_text() == "mine"
