"""The language reference: every field of every model is in it, its examples are right, and its pages are those that are committed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from language_reference import FOLDER, LANGUAGES, SENTENCES, Example, examples, pages
from opencc import OpenCC
from pydantic import BaseModel

from generator.checks import ALL
from generator.exports.reference import common_page, kind_page
from generator.i18n.catalogue import Catalogue, catalogue
from generator.model import KINDS

EXAMPLES = [example for language in LANGUAGES for kind in SENTENCES for example in examples(language, kind)]
TODAY = datetime.date(2026, 11, 1)
DECISIONS = [check for check in ALL if check.descriptor.code in ("HB601", "HB602", "HB604", "HB611", "HB617")]


def test_the_committed_pages_are_those_that_the_models_make(request: pytest.FixtureRequest) -> None:
    made = pages()
    if request.config.getoption("--accept"):
        for path, text in made.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    committed = {path: path.read_text("utf-8") for path in FOLDER.glob("*/*.md")}
    assert {*committed} == {*made}
    assert [path.name for path in made if committed[path] != made[path]] == [], "run this test with --accept, and commit what it writes"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.language}-{example.kind}-{example.said[:30]}")
def test_every_example_can_be_read_and_its_cases_come_out(example: Example) -> None:
    handbook, faults = example.read()
    assert faults == [] and handbook
    assert [found.descriptor.code for check in DECISIONS for found in check.find(handbook, TODAY)] == []


def test_every_kind_has_an_example() -> None:
    assert {*SENTENCES} == {*KINDS}


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    for inner in get_args(annotation):
        yield from models_in(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_model_is_in_the_reference(kind: str) -> None:
    words = catalogue("en")
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.+) \|$", kind_page(kind, words) + common_page(words), re.MULTILINE)
    for model in models_in(KINDS[kind]):
        for name, field in model.model_fields.items():
            assert name in dict(rows) and (field.description is None or (name, field.description) in rows), (model, name)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_everything_said_is_translated(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    missing, known = set(), catalogue(language)
    said = Catalogue.text

    def recorded(self: Catalogue, key: str, /, **details: object) -> str:
        if key not in self.texts and re.search("[a-z]{2}", key):
            missing.add(key)
        return said(self, key, **details)

    monkeypatch.setattr(Catalogue, "text", recorded)
    [kind_page(kind, known) for kind in KINDS]
    common_page(known)
    assert missing == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("zh-Hans/*.md")), ids=lambda path: path.name)
def test_no_traditional_character_stands_on_a_simplified_page(path: Path) -> None:
    text = path.read_text("utf-8").replace("zh-Hant: {岗位: 职务}", "")
    assert OpenCC("t2s").convert(text) == text
