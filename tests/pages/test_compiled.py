"""Templates that are compiled stay so from run to run, and only for the same program."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
import pytest

from generator.pages.compiled import CompiledTemplates, compiled_templates


class Counting(jinja2.Environment):
    """Counts what it compiles."""

    compiled = 0

    def _generate(self, *given: object, **named: object) -> str:
        Counting.compiled += 1
        return super()._generate(*given, **named)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    (tmp_path / "page.html").write_text("{{ 6 * 7 }}", "utf-8")
    return tmp_path


def compiled(folder: Path, made_with: str = "words") -> int:
    """So many templates were compiled for a page, which came out right."""
    Counting.compiled = 0
    engine = Counting(loader=jinja2.FileSystemLoader(folder), bytecode_cache=CompiledTemplates(folder / "kept", made_with))
    assert engine.get_template("page.html").render() == (folder / "page.html").read_text("utf-8").replace("{{ 6 * 7 }}", "42")
    return Counting.compiled


def test_what_an_earlier_run_compiled_is_not_compiled_again(folder: Path) -> None:
    assert [compiled(folder), compiled(folder)] == [1, 0]


def test_each_engine_has_its_own(folder: Path) -> None:
    assert [compiled(folder), compiled(folder, "other words"), compiled(folder)] == [1, 1, 0]


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    assert compiled(folder) == 1
    (folder / "page.html").write_text("{{ 6 * 7 }}!", "utf-8")
    assert compiled(folder) == 1


def test_another_version_of_the_program_compiles_anew_in_the_same_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(folder)
    monkeypatch.setattr("generator.pages.compiled.program", lambda: "another")
    assert [compiled(folder), compiled(folder), len([*(folder / "kept").iterdir()])] == [1, 0, 1]


@pytest.mark.parametrize("place", [0, 40, 70, 140, 200, -1])
def test_what_is_damaged_is_compiled_anew(folder: Path, place: int) -> None:
    compiled(folder)
    (kept,) = (folder / "kept").iterdir()
    data = bytearray(kept.read_bytes())
    data[place] ^= 1
    kept.write_bytes(data)
    assert [compiled(folder), compiled(folder)] == [1, 0]


def test_a_folder_that_cannot_be_written_to_is_no_fault(folder: Path) -> None:
    (folder / "kept").rmdir()
    (folder / "kept").write_text("a file", "utf-8")
    assert [compiled(folder), compiled(folder)] == [1, 1]


def test_only_the_user_can_write_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert compiled_templates("words")
    (kept,) = tmp_path.iterdir()
    assert (kept.stat().st_mode & 0o777, kept.stat().st_uid) == (0o700, os.getuid())


def test_without_a_folder_of_the_users_own_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / f"_jinja2-cache-{os.getuid()}").write_text("a file", "utf-8")
    assert compiled_templates("words") is None
