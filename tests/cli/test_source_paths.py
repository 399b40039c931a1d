"""Where files of rules lie, seen from the working folder and from the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.source_paths import from_repository, from_working_folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A handbook in `docs/office` of a repository."""
    (tmp_path / "repository" / "docs" / "office").mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    return tmp_path / "repository" / "docs" / "office"


@pytest.mark.parametrize(("at", "folder"), [
    ("repository", "docs/office/"), ("repository/docs", "office/"), ("repository/docs/office", ""), (".", "repository/docs/office/")])
def test_from_where_one_stands(at: str, folder: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path / at)
    assert from_working_folder(office) == folder
    assert from_repository(office) == "docs/office/"


def test_from_a_folder_beside_it(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office.parent / "rules").mkdir()
    monkeypatch.chdir(office.parent / "rules")
    assert from_working_folder(office) == "../office/"


def test_from_far_away_the_whole_path_is_given(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert from_working_folder(office) == f"{office.resolve().as_posix()}/"


def test_a_worktree_is_a_repository_too(office: Path) -> None:
    (office / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert from_repository(office) == ""


def test_outside_a_repository_the_working_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path)
    assert from_repository(tmp_path / "office") == "office/"
