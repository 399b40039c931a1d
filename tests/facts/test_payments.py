"""What is to be paid, said of a case: together with the acts beside it, and by whatever is missing."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysis.given_case import decide_case
from generator.analysis.totals import totals_of
from generator.errors import HandbookError
from generator.facts.decision import explained
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post

LEVELS = [{"id": "warning", "title": "警告", "side": "penalty", "rank": 1}, {"id": "fine", "title": "罚款", "side": "penalty", "rank": 2}]
SCALE = {"id": "penalty", "title": "处罚", "side": "penalty", "same": "sum", "different": "sum"}


def made(amount: str | None) -> Any:
    tier = {"id": "built", "description": "擅自建设", "level": "fine"} | ({"amount": amount} if amount else {})
    return handbook(post(), {
        "kind": "criteria", "id": "building", "title": "基准", "side": "penalty",
        "measures": [{"id": "cost", "title": "工程造价", "unit": "元"}], "tiers": [tier]}, languages=["zh-Hans", "zh-Hant", "en"], levels=LEVELS, scales=[SCALE])


def said(amount: str | None, *values: str, others: tuple[str, ...] = ()) -> list[str]:
    found = made(amount)
    case = decide_case(found, "building", values, (), "built")
    return explained(case, HandbookWords.of(found, "zh-Hans"), totals_of(case.decision, case.criteria, found, others))


def test_a_sum_of_acts_says_that_money_is_not_added_up() -> None:
    note = "金额不在此合并：各行为应付的金额分别计算。"
    found = said("工程造价5%以上10%以下", "100000", others=("fine",))
    assert found[-1] == note and "  结果：罚款：5,000元以上10,000元以下（工程造价的5%以上10%以下）" in found
    assert note not in said("工程造价5%以上10%以下", "100000") and note not in said(None, "100000", others=("fine",))


def test_what_is_missing_for_the_amount_is_asked_for() -> None:
    with pytest.raises(HandbookError) as asked:
        said("工程造价5%以上10%以下")
    assert asked.value.details["missing"] == "cost"
    assert said("5000元以上5万元以下")[-1] == "结果：罚款：5,000元以上50,000元以下"
