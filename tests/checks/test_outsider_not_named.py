"""HB619: what is plainly about somebody outside, and what only mentions them."""

from __future__ import annotations

from typing import Any

import pytest
from checklist_cases import handbook, post

from generator.checks.outsider_not_named import find

HEAD: dict[str, Any] = {
    "outsiders": [{"id": "visitor", "title": {"zh-Hant": "訪客", "en": "visitor"}}, {"id": "agency", "title": {"zh-Hant": "廠商", "en": "agency"}}],
    "levels": [{"id": "warning", "title": "警告", "side": "penalty", "rank": 1}]}


def found(entry: dict[str, Any]) -> list[str]:
    made = handbook(post(), entry, **HEAD)
    return [str(each.details["id"]) for each in find(made, made.day)]


def criteria(title: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "criteria", "id": "c", "title": title, "side": "penalty", "tiers": [{"id": "t", "title": "情形", "level": "warning"}], **fields}


def conduct(title: str, *clauses: str) -> dict[str, Any]:
    return {"kind": "conduct", "id": "c", "title": title, "clauses": [{"text": text} for text in clauses]}


@pytest.mark.parametrize("entry", [
    criteria("廠商評鑑"), criteria({"en": "Appraisal of agencies", "zh-Hant": "評鑑標準"}), criteria("對廠商的處分"), criteria("標準", act="廠商未如期交貨"),
    criteria({"en": "Penalties for late agencies", "zh-Hant": "罰則"}),
], ids=lambda entry: str(entry["title"]))
def test_criteria_that_judge_somebody_outside(entry: dict[str, Any]) -> None:
    assert found(entry) == ["agency"]
    assert found({**entry, "applies_to": ["agency"]}) == []


@pytest.mark.parametrize("entry", [
    conduct("訪客須知", "請佩戴識別證。"), conduct({"en": "Rules for visitors", "zh-Hant": "規則"}, "請佩戴識別證。"),
    conduct("門禁", "訪客應佩戴識別證。", "訪客不得進入庫房。"),
], ids=lambda entry: str(entry["title"]))
def test_conduct_that_tells_somebody_outside_what_to_do(entry: dict[str, Any]) -> None:
    assert found(entry) == ["visitor"]


@pytest.mark.parametrize("entry", [
    criteria("承辦廠商評鑑逾期"), criteria("延誤通知廠商"), criteria({"en": "Late reports on visitors", "zh-Hant": "逾期"}),
    conduct("門禁", "訪客應佩戴識別證。", "警衛應核對證件。"), conduct("接待訪客守則", "應起立迎接。"), criteria("廠商評鑑", side="class", tiers=[{"id": "t", "title": "情形"}]),
], ids=lambda entry: str(entry["title"]))
def test_what_only_mentions_somebody_outside(entry: dict[str, Any]) -> None:
    assert found(entry) == []
