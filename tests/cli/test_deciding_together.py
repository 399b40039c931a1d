"""`handbook decide` with further acts: what all of them come to leads, with who decides it; names and titles are understood alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.analysis.given_case import decide_case
from generator.analysis.totals import totals_of
from generator.errors import HandbookError
from generator.facts.decision import explained
from generator.facts.words import HandbookWords
from generator.files import own_data
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from tests.checklist_cases import handbook, post

TABLE: dict[str, Any] = own_data(Path(__file__).parents[1] / "cases/decide/acts.yml")


@pytest.fixture(scope="module")
def office() -> Handbook:
    sets = [{"kind": "criteria", "side": "penalty", "measures": [{"id": "times", "title": "次數", "unit": "次"}], **each} for each in TABLE["criteria"]]
    return handbook(post(), post(name="manager", title="主任"), *sets, levels=TABLE["levels"], scales=TABLE["scales"])


def said(office: Handbook, asked: dict[str, Any]) -> list[str]:
    name, value = asked["of"].split()
    case = decide_case(office, name, [value], [], None)
    totals = totals_of(case.decision, case.criteria, office, asked["others"], asked.get("running"), asked.get("day"))
    return [line.strip() for line in explained(case, HandbookWords.of(office, "zh-Hant"), totals)]


@pytest.mark.parametrize("asked", TABLE["cases"], ids=str)
def test_what_all_acts_come_to_leads(asked: dict[str, Any], office: Handbook) -> None:
    lines = said(office, asked)
    leads = lines[:lines.index("本案單獨判定：")] if "本案單獨判定：" in lines else lines
    assert set(asked["leads"]) <= set(leads)
    outcomes = [line for line in leads if "結果" in line and "停權" not in line and not line.startswith("手冊沒有")]
    assert len([line for line in leads if line.startswith("核定")]) == len(outcomes)
    assert asked.get("own", lines[-1]) in lines and asked.get("beside", lines[-1]) == lines[-1]


@pytest.mark.parametrize("asked", TABLE["errors"], ids=str)
def test_what_cannot_be_combined_is_said_with_what_can(asked: dict[str, Any], office: Handbook) -> None:
    with pytest.raises(HandbookError) as caught:
        said(office, asked)
    words, error = catalogue("zh-Hant"), caught.value
    assert asked["says"] in words.text(error.message, **error.details)
    assert asked.get("hint", "") in words.text(error.hint, **error.details)
