"""What the last check found is told again only where another check would read just the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_site import MKDOCS, write_handbook

from generator import last_check, pipeline
from generator.cli.main import main
from generator.door import Asked, Settings, settings
from generator.reading import load

DAY = Asked(datetime.date(2026, 3, 1))
RECORD = Path(".cache", "handbook", "last-check.json")


def check(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--folder", str(root), "--today", "2026-03-01", *options])
    return int(stopped.value.code or 0), capsys.readouterr().out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_handbook(tmp_path / "h")


@pytest.mark.parametrize(("options", "status"), [((), 1), (("--ignore", "HB212"), 0)])
def test_the_same_is_told_again_without_looking(
        root: Path, options: tuple[str, ...], status: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With findings and without."""
    first = check(root, capsys, *options)
    monkeypatch.setattr("generator.pipeline.check", lambda *given: pytest.fail("checked again"))
    assert check(root, capsys, *options) == first
    assert first[0] == status


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda root: (root / "rules/clerk.yml").write_text("kind: post\nid: clerk\ntitle: 甲\n", "utf-8"),
    "attachment": lambda root: (root / "rules/form.pdf").write_text("%PDF"),
    "setting": lambda root: (root / "mkdocs.yml").write_text(MKDOCS + "site_url: https://a.example/\n"),
    "link": lambda root: (root / "rules/link.yml").symlink_to(root / "mkdocs.yml"),
    "cut off": lambda root: (root / RECORD).write_bytes((root / RECORD).read_bytes()[:-1]),
    "one bit": lambda root: (root / RECORD).write_bytes((root / RECORD).read_bytes().replace(b'"files":', b'"files":1')),
    "gone": lambda root: (root / RECORD).unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_asks_for_a_check(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    check(root, capsys)
    decided = settings(root, DAY)
    assert _known(decided)
    assert not _known(replace(decided, today=datetime.date(2026, 3, 2)))
    CHANGES[name](root)
    assert not _known(settings(root, DAY))


def _known(decided: Settings) -> bool:
    return last_check.found_already(decided, last_check.inputs_of(decided)) is not None


def test_what_was_found_is_known_wherever_the_handbook_lies(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(root, capsys)
    assert _known(settings(root.rename(root.with_name("moved")), DAY))


def test_a_file_that_is_known_is_not_opened_by_a_check(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That it holds what is known was found when it was asked whether anything has changed."""
    decided = settings(root, DAY)
    with pipeline.kept_files(decided) as files:
        first = pipeline.check(decided, files)
    inputs = last_check.inputs_of(decided)
    assert inputs and inputs.files.found.keys() == {str(path) for path in (root / "rules").rglob("*.yml")}
    with monkeypatch.context() as patched:
        patched.setattr(load, "read_bytes", lambda path, name: pytest.fail(f"{name} is read again"))
        with pipeline.kept_files(decided, inputs.files.found) as files:
            again = pipeline.check(decided, files)
    assert (again.files, again.diagnostics, again.handbook) == (first.files, first.diagnostics, first.handbook)
    assert dict(again.raw) == {f"rules/{path.name}": path.read_bytes() for path in (root / "rules").rglob("*.yml")}


def test_nothing_is_kept_of_a_check_while_which_something_changed(root: Path) -> None:
    decided = settings(root, DAY)
    inputs = last_check.inputs_of(decided)
    CHANGES["text"](root)
    last_check.keep(decided, inputs, last_check.LastCheck((), 2, "en"))
    assert not _known(decided)
