"""A quotation: in quotation marks everywhere, and nobody finds fault with the wording of a law."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.analysis.passages import passages
from generator.checks import ALL
from generator.i18n.conversion import completer
from generator.model.text import Text
from tests.check_cases import handbook

LAW = "情節重大者,必要時由相關單位酌情處理。"
CONDUCT = "kind: conduct\nid: reception\ntitle: 接待\nclauses:\n  - text: {text}\n"
CRITERIA = ("kind: criteria\nid: lateness\ntitle: 遲到\nside: penalty\nmeasures: [{{id: n, title: 次數, unit: 次}}]\n"
            "tiers: [{{when: any, level: reprimand, description: {text}}}]\n")
WORDING = {f"HB{number}" for number in (*range(401, 411), 413)}


@pytest.mark.parametrize(("written", "shown"), [
    ("重大", {"zh-Hant": "「重大」", "zh-Hans": "“重大”"}),
    ("稱「重大」者", {"zh-Hant": "「稱『重大』者」", "zh-Hans": "“称‘重大’者”"}),
    ({"en": 'a "b" “c”'}, {"en": '“a "b" ‘c’”'}),
    ({"zh-Hant": "重大", "zh-Hans": "很重大"}, {"zh-Hant": "「重大」", "zh-Hans": "“很重大”"}),
])
def test_quotation_marks_are_those_of_the_language(written: Any, shown: dict[str, str]) -> None:
    languages = ("zh-Hant", "zh-Hans", "en")
    text = TypeAdapter(Text).validate_python({"quote": written}, context={"languages": languages, "complete": completer(languages)})
    assert (dict(text.by_language), text.quoted) == (shown, True)


@pytest.mark.parametrize("entry", [CONDUCT, CRITERIA])
def test_a_quotation_has_no_findings_of_wording(entry: str) -> None:
    assert _found(entry.format(text=_yaml(LAW)))
    assert _found(entry.format(text=f"{{quote: {_yaml(LAW)}}}")) == set()


@pytest.mark.parametrize(("clause", "codes"), [
    ("妥善保管，及時登記。", set()), ("由相關單位保管。", {"HB404"}), ("依相關規定保管。", set()), ("最好當日保管。", {"HB409"}),
])
def test_a_clause_says_who_and_whether_it_binds(clause: str, codes: set[str]) -> None:
    assert _found(CONDUCT.format(text=clause)) == codes


@pytest.mark.parametrize(("answer", "codes"), [("予以受理", set()), ("應予受理", set()), ("情節重大", {"HB402"})])
def test_an_answer_binds_nobody(answer: str, codes: set[str]) -> None:
    branches = f"[{{when: {answer}, goto: end}}, {{when: 不受理, goto: end}}]"
    procedure = "kind: procedure\nid: p\ntitle: 受理\ntrigger: 收到申請\nsteps: [{do: 決定, decision: 是否受理, branches: %s}]\n"
    assert _found(procedure % branches) == codes


def _yaml(written: Any) -> str:
    return json.dumps(written, ensure_ascii=False)


def _found(entry: str) -> set[str]:
    made = handbook(entry)
    assert [*passages(made)]
    return {found.code for check in ALL for found in check.find(made, datetime.date(2026, 6, 1))} & WORDING
