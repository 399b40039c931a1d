"""An organisation's own words stand wherever the program says its own, in pages, search, workbook and paper alike."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from small_site import HANDBOOK, write_handbook

from generator import pipeline
from generator.i18n.own_words import is_said, own_catalogue

ENGLISH = (("post", "role"), ("legal basis", "policy"), ("reward and penalty", "severity"))


@pytest.mark.parametrize(("own", "key", "said"), [
    (ENGLISH, "Posts", "Roles"), (ENGLISH, "every post", "every role"), (ENGLISH, "Legal bases", "Legal bases"),
    (ENGLISH, "Reward and penalty", "Severity"), ((("procedure", "process"),), "Procedures", "Processes"),
    ((("procedure", "policy"),), "Procedures", "Policies"), ((("posts", "staff"), ("post", "role")), "Posts", "Staff"), ((), "Posts", "Posts"),
])
def test_english_words_keep_number_and_capitals(own: tuple[tuple[str, str], ...], key: str, said: str) -> None:
    assert own_catalogue("en", own).text(key) == said


def test_placeholders_are_no_words() -> None:
    assert own_catalogue("en", ENGLISH).text("{post} checklist", post="Clerk") == "Clerk checklist"
    assert own_catalogue("zh-Hant", (("崗位", "職位"),)).text("Posts") == "職位"


@pytest.mark.parametrize(("word", "language", "known"), [
    ("post", "en", True), ("崗位", "zh-Hant", True), ("岗位", "zh-Hans", True), ("quokka", "en", False),
])
def test_what_the_program_says(word: str, language: str, known: bool) -> None:
    assert is_said(word, language) is known


def test_own_words_are_in_every_output(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h")
    (root / "rules/handbook.yml").write_text(HANDBOOK + "words: {en: {post: role}, zh-Hant: {崗位: 職位}}\n", "utf-8")
    assert pipeline.build(root).published
    site = root / "site"
    for page in ("index.html", "posts/index.html", "checklists/index.html"):
        assert "崗位" not in (site / page).read_text("utf-8"), page
        assert "職位" in (site / page).read_text("utf-8"), page
    for page in ("en/index.html", "en/posts/clerk.html"):
        assert ">Roles<" in (site / page).read_text("utf-8"), page
    index = "".join(path.read_text("utf-8") for path in (site / "assets/handbook").glob("*.js"))
    assert '"Roles"' in index and "Search for a role" in index
    workbooks = [zipfile.ZipFile(BytesIO(path.read_bytes())) for path in site.rglob("*.xlsx")]
    assert workbooks and all("崗位" not in book.read(name).decode() for book in workbooks for name in book.namelist() if name.endswith(".xml"))
    assert json.loads((site / "data/handbook.json").read_text("utf-8"))["entries"]
