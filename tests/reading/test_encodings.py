"""A file in another encoding is told by its name, and nothing of its bytes reaches the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.output_formats import FORMATS
from generator.cli.report import Report
from generator.i18n.conversion import SIMPLIFIED, converter
from generator.reading.encodings import guess
from generator.reading.load import load

SAMPLE = Path(__file__).parents[2] / "rules"
FILES = [path for path in sorted(SAMPLE.rglob("*.yml")) if not path.name.endswith(".zh-Hans.yml")]


@pytest.mark.parametrize("path", FILES[::4], ids=lambda path: path.stem)
def test_every_file_of_the_sample_is_known_in_other_encodings(path: Path) -> None:
    text = path.read_text("utf-8")
    simplified = converter(SIMPLIFIED)(text)
    for encoding, name, words in (("cp950", "Big5", text), ("gb18030", "GB18030", simplified), ("utf-16", "UTF-16", text),
                                  ("utf-16-le", "UTF-16", text), ("utf-16-be", "UTF-16", text), ("utf-32", "UTF-32", text)):
        found = guess(words.encode(encoding, "ignore"))
        assert found, encoding
        assert found[0] == name
        assert "kind:" in found[1]


@given(st.binary())
def test_any_bytes_make_no_more_than_findings(raw: bytes) -> None:
    guess(raw)


@pytest.mark.parametrize("raw", ["title: 印信\n".encode("cp950"), "title: 印信\n".encode("utf-16"), b"title: \x9b31m\xff\xfe\x1b[2J\n", b"\xff\xfe"])
def test_no_raw_byte_is_printed(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "x.yml").write_bytes(raw)
    found = load(tmp_path).diagnostics
    for form in FORMATS.values():
        said = form(Report(tuple(found), tmp_path, "en", 1))
        assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" for c in said)


def test_what_a_file_in_another_encoding_defines_is_known_by_name(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    for number, encoding in enumerate(("cp950", "utf-16", "utf-16-le")):
        (tmp_path / "rules" / f"{number}.yml").write_bytes(f"kind: term\nid: t{number}\ntitle: 印信\n".encode(encoding))
    assert load(tmp_path).claimed == {("term", "t0"), ("term", "t1"), ("term", "t2")}
