"""A file that is known is as it would be read anew: values, the way numbers are written, and places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.file_digests import digest_of
from generator.reading import kept_files
from generator.reading.kept_files import KeptFiles
from generator.reading.load import FileReader, load_bytes
from generator.reading.rule_files import Contents

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("rules", "tests/handbooks", "tests/cases") for path in (ROOT / folder).rglob("*.yml"))
STRANGE = 'a: 1.10\nb: [-0, 1e3, .5, 007, {}, [], "", ~, true]\n"": {x y: "1\\u2003"}\n---\n- 2026-01-01\n- |\n  甲\n  乙\n'


def typed(value: Any) -> Any:
    """A value with the types of all that is in it."""
    inner = [(key, typed(each)) for key, each in value.items()] if isinstance(value, dict) else (
        [*map(typed, value)] if isinstance(value, list) else value)
    return type(value), getattr(value, "written", None), inner


def test_every_file_is_known_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = {path: path.read_bytes() for path in FILES} | {Path("strange.yml"): STRANGE.encode()}
    first = KeptFiles(tmp_path / "read", "1")
    read = {path: first.parse(raw, path.name, path) for path, raw in contents.items()}
    first.close()
    again = KeptFiles(tmp_path / "read", "1")
    loaded: list[str] = []
    monkeypatch.setattr(kept_files, "load_bytes", lambda raw, name, path: (loaded.append(name), load_bytes(raw, name, path))[1])
    for path, raw in contents.items():
        documents, found = again.parse(raw, path.name, path)
        assert (documents, found) == read[path] and [*map(typed, (d.data for d in documents))] == [*map(typed, (d.data for d in read[path][0]))]
    assert len(loaded) == sum(bool(found) for _, found in read.values()) < len(contents) / 2, "only files with a fault are read again"


@pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda kept: kept.replace(b"a", b"b"), lambda kept: b"", lambda kept: b"0 []"])
def test_what_is_damaged_is_read_anew(tmp_path: Path, damage: Any) -> None:
    store = tmp_path / "read"
    first = KeptFiles(store, "1")
    read = first.parse(STRANGE.encode(), "a.yml", Path("a.yml"))
    first.close()
    for file in store.iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert KeptFiles(store, "1").parse(STRANGE.encode(), "a.yml", Path("a.yml")) == read


def test_another_version_of_the_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptFiles(tmp_path / "read", "1")
    first.parse(STRANGE.encode(), "a.yml", Path("a.yml"))
    first.close()
    monkeypatch.setattr(kept_files, "load_bytes", lambda *given: ([], []))
    assert KeptFiles(tmp_path / "read", "2").parse(STRANGE.encode(), "a.yml", Path("a.yml")) == ([], [])
    assert KeptFiles(tmp_path / "read", "1").parse(STRANGE.encode(), "a.yml", Path("a.yml")) != ([], [])


@pytest.mark.usefixtures("two_processors")
def test_what_was_read_ahead_is_as_it_would_be_read_and_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "LEAST", 2)
    rules = ROOT / "tests" / "handbooks" / "incidents-policies-ward" / "rules"
    contents = {path: path.read_bytes() for path in sorted(rules.rglob("*.yml"))}
    read = {path: load_bytes(raw, path.name, path) for path, raw in contents.items()}
    ahead = KeptFiles(tmp_path / "read", "1")
    ahead.parse_ahead(rules.parent, rules.name)
    monkeypatch.setattr(kept_files, "load_bytes", lambda raw, name, path: pytest.fail(f"{name} is read again"))
    assert {path: ahead.parse(raw, path.name, path) for path, raw in contents.items()} == read
    ahead.close()
    again = KeptFiles(tmp_path / "read", "1")
    assert {path: again.parse(raw, path.name, path) for path, raw in contents.items()} == read


@pytest.fixture
def known(tmp_path: Path) -> tuple[KeptFiles, Path]:
    """What is known of a file that need not be opened, since its digest is."""
    (path := tmp_path / "a.yml").write_text(STRANGE, "utf-8")
    first = KeptFiles(tmp_path / "read", "1")
    first.parse(path.read_bytes(), "a.yml", path)
    first.close()
    return KeptFiles(tmp_path / "read", "1", {str(path): digest_of(path.read_bytes())}), path


def test_a_file_of_which_the_digest_is_known_is_not_opened(known: tuple[KeptFiles, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    files, path = known
    expected = FileReader().file(str(path), "a.yml")
    with monkeypatch.context() as patched:
        patched.setattr("generator.reading.load.read_bytes", lambda path, name: pytest.fail(f"{name} is read"))
        found = files.file(str(path), "a.yml")
        assert found and expected
        assert found._replace(raw=None) == expected._replace(raw=None)
        assert Contents({"a.yml": found.raw or b""})["a.yml"] == expected.raw == STRANGE.encode()


def test_what_is_damaged_is_found_in_the_file_as_long_as_it_is_the_same(known: tuple[KeptFiles, Path]) -> None:
    files, path = known
    expected = load_bytes(path.read_bytes(), "a.yml", path)[0]
    for stored in (path.parent / "read").iterdir():
        stored.write_bytes(stored.read_bytes().replace("甲".encode(), "乙".encode()))
    found, again = (files.file(str(path), "a.yml") for _ in range(2))
    assert found and again
    assert found.documents == expected
    path.write_text("other: text\n", "utf-8")
    with pytest.raises(OSError, match=r"a\.yml"):
        assert again.documents == expected
