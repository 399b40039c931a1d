"""Whatever an author's file holds, `check` answers with findings that have a file and a place, and never with a traceback."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from handbook_strategies import NUMBERS, TEXTS, as_yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import fixing, pipeline
from generator.cli.output_formats import FORMATS
from generator.cli.report import Report
from generator.door import Settings
from generator.reading.load_text import load_text

CASES = Path(__file__).parents[1] / "cases"
SAMPLE = Path(__file__).parents[2] / "rules"
FILES = [*sorted((CASES / "base" / "rules").rglob("*.yml")), *sorted((CASES / "invalid").glob("*.yml")), CASES / "pages" / "small.yml",
         *sorted(SAMPLE.rglob("*.yml"))[::3]]
CORPUS = [path.read_text("utf-8") for path in FILES]
TREES = [[d.data for d in load_text(text, "x.yml", Path("x.yml"))[0] if isinstance(d.data, dict)] for text in CORPUS]
HOSTILE = [*TEXTS, "", " ", "\x00", "\x1b[2J", "\u202e", "\ufeff", "\ue000", "\ufffd", "\ud7ff", "a\nb", "\t", "\r", "x" * 11_000, "[" * 300, "＂", "｛", "\u2028", "&a", "*a", "!!x", "%",
           "2026-02-30", "9999-12-31", "1e999", "十一二日", ".inf", "0x10", "::", "zh-TW", "con", "../x", "javascript:x", "//x", "\\\\x", "a" * 70]
SCALARS = st.sampled_from(HOSTILE) | NUMBERS | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from([[], {}, [[]], {"a": {}}, ["x", None]])
BOUNDED = settings(max_examples=120, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(BOUNDED, max_examples=4000, derandomize=False)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """A file with some bytes flipped, taken out, doubled or put elsewhere."""
    raw = bytearray(draw(st.sampled_from(CORPUS)).encode())
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.sampled_from([1, 1, 3, 20, 200])))
        what, other = draw(st.integers(0, 4)), draw(st.integers(0, len(raw)))
        piece = bytes(raw[start:end])
        if what == 0:
            raw[start:end] = bytes(draw(st.lists(st.integers(0, 255), max_size=3)))
        elif what == 1:
            del raw[start:end]
        elif what == 2:
            raw[other:other] = piece
        else:
            raw[start:start] = draw(st.sampled_from(HOSTILE)).encode()
    return bytes(raw)


@st.composite
def trees(draw: st.DrawFn) -> bytes:
    """Entries with values that are hostile, random, taken from another field, or gone; dumped as YAML that can be read."""
    entries = [_copied(entry) for entry in draw(st.sampled_from([tree for tree in TREES if tree]))]
    places = [place for entry in entries for place in _places(entry)]
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(places))
        source, name = draw(st.sampled_from(places))
        what = draw(st.integers(0, 3))
        if key not in (holder if isinstance(holder, dict) else range(len(holder))):
            continue
        if what == 0 and name in (source if isinstance(source, dict) else range(len(source))):
            holder[key] = _copied(source[name])
        elif what == 1 and isinstance(holder, dict):
            del holder[key]
        elif what == 2 and isinstance(holder, dict):
            holder[draw(st.sampled_from(HOSTILE))] = holder[key]
        else:
            holder[key] = draw(SCALARS)
    return as_yaml(entries).encode("utf-8", "surrogatepass")


def _copied(value: Any) -> Any:
    """Plain values: what remembers how it was written cannot be dumped."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copied(inner) for inner in value]
    return next((kind(value) for kind in (bool, int, float) if isinstance(value, kind)), value)


def _places(value: Any) -> list[tuple[Any, Any]]:
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    return [(value, key) for key, _ in pairs] + [place for _, inner in pairs for place in _places(inner)]


def answers(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(CASES / "base", root, dirs_exist_ok=True)
        if b"kind: handbook" in raw:
            (root / "rules" / "handbook.yml").unlink(missing_ok=True)
        (root / "rules" / "case.yml").write_bytes(raw)
        checked = pipeline.check(Settings(root, datetime.date(2026, 6, 1)))
        fixing.fix(Settings(root, datetime.date(2026, 6, 1)), write=False)
        for diagnostic in checked.diagnostics:
            assert diagnostic.span.file.startswith("rules")
            assert min(diagnostic.span.line, diagnostic.span.column, diagnostic.span.length) >= 1
        for form in FORMATS.values():
            for language in ("en", "zh-Hant"):
                said = form(Report(checked.diagnostics, root, language, checked.files))
                assert len(said) < 200_000
                assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066\ufeff" for c in said)


@BOUNDED
@given(texts())
def test_a_spoilt_file_gets_findings(raw: bytes) -> None:
    answers(raw)


@BOUNDED
@given(trees())
def test_a_field_with_any_value_gets_findings(raw: bytes) -> None:
    answers(raw)


@pytest.mark.slow
@LONG
@given(texts() | trees())
def test_thousands_of_spoilt_files_get_findings(raw: bytes) -> None:
    answers(raw)
