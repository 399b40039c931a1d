"""What is said of a step besides its own words, in every language: as data, sentence by sentence."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest
from chart_cases import handbook

from generator.facts import step_conditions
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords, plain
from generator.files import own_data
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import Criteria, Procedure

CASES = own_data(Path(__file__).parents[1] / "cases" / "flow" / "sentences.yml")


def made(case: dict[str, Any]) -> tuple[Procedure, Handbook]:
    """The procedure of a case, in an office with the parties that cases name."""
    given = {"kind": "procedure", "id": "case", "title": "案件", "trigger": "來文", **case["rule"]}
    found = Procedure.model_validate(given, context={"languages": ("zh-Hant", "en")})
    office = handbook(2, outsiders=[{"id": "applicant", "title": {"zh-Hant": "申請人", "en": "Applicant"}}],
                      roles=[{"id": "chief", "title": {"zh-Hant": "指揮官", "en": "Commander"}, "posts": ["post-0"]},
                             {"id": "board", "title": "委員會", "posts": ["post-0", "post-1"], "chair": "post-1",
                              "quorum": {"zh-Hant": "三人出席", "en": "three people"}}])
    office.by_kind["procedure"].update({"case": found, "other": found.model_copy(update={"id": "other"})})
    table = {"kind": "criteria", "id": "table", "title": "救助表", "side": "fee", "measures": [{"id": "people", "title": "人數", "unit": "人"}],
             "tiers": [{"when": "其餘", "amount": "每人3000元"}]}
    office.by_kind["criteria"].update({"table": Criteria.model_validate(table, context={"languages": ("zh-Hant", "en")})})
    return found, office


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_it_is_said_in_every_language(case: dict[str, Any], language: str) -> None:
    procedure, office = made(case)
    steps = procedure_facts(procedure, HandbookWords.of(office, language)).steps
    said = [[*(plain(condition) for condition in step.conditions), *(way.answer.text for way in step.ways if way.answer)] for step in steps]
    assert {number: words for number, words in enumerate(said, 1) if words} == case["said"][language]


def test_every_text_is_translated() -> None:
    """The keys of a condition are what begins like a sentence; docstrings end like one."""
    texts = (node.value for node in ast.walk(ast.parse(inspect.getsource(step_conditions))) if isinstance(node, ast.Constant))
    keys = {text for text in texts if isinstance(text, str) and text[:1].isupper() and not text.rstrip().endswith(".")}
    assert len(keys) > 20
    for language in ("zh-Hant", "zh-Hans"):
        assert not [key for key in keys if key not in catalogue(language).texts]
