"""Which handbooks a source holds, and when a handbook counts as changed."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from small_site import MKDOCS, write_handbook

from generator.door import Asked
from generator.errors import HandbookError
from generator.fleet.offices import offices

TODAY = Asked(datetime.date(2026, 1, 5))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name in ("health", "archives", "戶政"):
        write_handbook(tmp_path / "source" / name)
    (tmp_path / "source" / "notes").mkdir()
    (tmp_path / "source" / "notes" / "read.me").write_text("no handbook", "utf-8")
    return tmp_path / "source"


def test_every_folder_with_a_configuration_is_a_handbook(source: Path) -> None:
    assert [office.name for office in offices(str(source))] == ["archives", "health", "戶政"]


def test_a_handbook_is_a_fleet_of_one(source: Path) -> None:
    assert [office.name for office in offices(str(source / "health"))] == ["health"]


def test_a_list_names_handbooks_anywhere(source: Path, tmp_path: Path) -> None:
    listed = tmp_path / "offices.txt"
    listed.write_text(f"# two of them\n{source / 'health'}\nrecords {source / 'archives'}\n", "utf-8")
    assert [(o.name, Path(o.address.removeprefix("file://")).name) for o in offices(str(listed))] == [
        ("health", "health"), ("records", "archives")]


def test_what_is_not_a_source_is_not_counted(source: Path) -> None:
    before = offices(str(source / "health"))[0]
    for path in ("site/index.html", "site-public/index.html", ".cache/handbook/x.pdf", ".git/HEAD", "hooks/__pycache__/a.pyc"):
        file = source / "health" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("made", "utf-8")
    assert offices(str(source / "health"))[0] == before
    assert set(before.files) == {"mkdocs.yml", "rules/handbook.yml", "rules/clerk.yml"}


def test_an_edit_the_day_and_the_audience_change_the_digest(source: Path) -> None:
    before = offices(str(source / "health"))[0]
    path = source / "health" / "rules" / "clerk.yml"
    path.write_text(path.read_text("utf-8").replace("清點", "點收"), "utf-8")  # of the same size
    os.utime(path, (2_000_000_000, 2_000_000_000))
    after = offices(str(source / "health"))[0]
    digests = {before.digest(TODAY), after.digest(TODAY), after.digest(Asked(datetime.date(2026, 1, 6))),
               after.digest(Asked(TODAY.today, "public"))}
    assert len(digests) == 4
    assert offices(str(source / "health"))[0].digest(TODAY) == after.digest(TODAY)


@pytest.mark.parametrize(("lines", "said"), [
    ("{source}/health\nhealth {source}/archives\n", "two handbooks would be called health"),
    ("{source}/notes\n", "there is no handbook in"),
    (".. {source}/health\n", "a handbook cannot be called .."),
    ("a/b {source}/health\n", "a handbook cannot be called a/b"),
    ("gopher://host/health\n", "cannot be reached"),
    ("# nothing\n", "there is no handbook in"),
])
def test_a_faulty_list_is_refused(source: Path, tmp_path: Path, lines: str, said: str) -> None:
    listed = tmp_path / "offices.txt"
    listed.write_text(lines.format(source=source), "utf-8")
    with pytest.raises(HandbookError, match=said):
        offices(str(listed))


def test_a_source_without_handbooks_is_refused(tmp_path: Path) -> None:
    for source in (str(tmp_path), str(tmp_path / "nowhere"), str(tmp_path / "nowhere.txt"), MKDOCS[:4]):
        with pytest.raises(HandbookError):
            offices(source)
