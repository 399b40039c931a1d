"""The large handbooks of the benches are what they claim to be: valid, varied, and the same every time."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from generator import pipeline
from generator.door import Asked, settings
from tests.bench.author import Author
from tests.bench.make_handbook import make_handbook
from tests.bench.markdown import to_markdown

DAY = datetime.date(2026, 3, 1)


@pytest.mark.parametrize("size", [20, 300, pytest.param(3000, marks=pytest.mark.slow), pytest.param(10_000, marks=pytest.mark.slow)])
def test_large_handbooks_have_no_errors(tmp_path: Path, size: int) -> None:
    make_handbook(tmp_path, size)
    checked = pipeline.check(settings(tmp_path, Asked(DAY)))
    assert [d for d in checked.diagnostics if d.code < "HB2"] == []
    assert not checked.faulty
    assert checked.handbook is not None and sum(1 for _ in checked.handbook.entries) == size


def test_the_mixture(tmp_path: Path) -> None:
    make_handbook(tmp_path, 500)
    checked = pipeline.check(settings(tmp_path, Asked(DAY)))
    assert checked.handbook is not None
    counts = Counter(entry.kind for entry in checked.handbook.entries)
    assert counts == {"post": 10, "procedure": 351, "criteria": 40, "conduct": 12, "oversight": 12, "term": 75}
    steps = [len(procedure.steps) for procedure in checked.handbook.procedures.values()]
    assert min(steps) == 6 and max(steps) == 12
    titles = Counter(str(entry.title) for entry in checked.handbook.entries)
    assert titles.most_common(1)[0][1] == 1


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        make_handbook(tmp_path / name, 40, seed)
    first, again, other = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in sorted((tmp_path / name).rglob("*.yml"))} for name in "abc")
    assert first == again != other


def test_where_words_run_out_there_are_more_areas_of_each_name() -> None:
    author = Author(1, posts=600, procedures=21_000, terms=4_500)
    subjects = [*author.posts, *author.procedures, *author.terms]
    assert len({subject.id for subject in subjects}) == len({tuple(subject.title.values()) for subject in subjects}) == 26_100


def test_pages_as_markdown_keep_their_text() -> None:
    html = ('<nav><ol><li>Way</li></ol></nav><h1 id="top">用印</h1><p>先 <b>登記</b>，見 <a href="../terms/index.html#seal">印信</a>。</p>'
            "<table><thead><tr><th>Step</th><th>Who</th></tr></thead><tbody><tr><td>1 | a*b</td><td>秘書</td></tr></tbody></table>"
            "<ul><li>甲</li><li>乙</li></ul><svg><text>picture</text></svg>")
    assert to_markdown('Use of the "seal"', html) == (
        '---\ntitle: "Use of the \\"seal\\""\n---\n# 用印 {#top}\n\n先 **登記**，見 [印信](../terms/index.md#seal)。\n\n'
        "|Step |Who |\n| --- | --- |\n|1 \\| a\\*b |秘書 |\n\n- 甲\n- 乙\n")
