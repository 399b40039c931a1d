"""How long the slowest path takes, in words: no day is divided into tenths that nobody can count."""

from __future__ import annotations

import pytest

from generator.analysis.slowest_path import slowest_path
from generator.facts.whole_time import by_case_said, slowest_said, total_said
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post, procedure


@pytest.mark.parametrize(("limits", "said"), [
    (("3日", "1小時"), "3日1小時"), (("3日", "12小時"), "3.5日"), (("2日", "100分鐘"), "2日1小時40分鐘"), (("3日", "4日"), "7日")])
def test_a_sum_of_days_and_hours_is_exact(limits: tuple[str, ...], said: str) -> None:
    made = handbook(post(), procedure(*({"do": "登記", "by": "clerk", "within": limit} for limit in limits)))
    only = made.procedures["incoming"]
    path = slowest_path(only, made)
    assert total_said(only, path, path.total, HandbookWords.of(made, "zh-Hant")) == said


def test_every_level_that_the_criteria_come_to_has_its_time() -> None:
    levels = [{"id": name, "title": title, "side": "class", "rank": rank} for rank, (name, title) in enumerate((("low", "一般"), ("high", "重大")), 1)]
    size = {"kind": "criteria", "id": "size", "title": "級別", "side": "class", "tiers": [{"id": each["id"], "level": each["id"]} for each in levels]}
    made = handbook(post(), size, procedure(
        {"id": "judge", "do": "判定級別", "by": "clerk", "within": "1小時", "decision": "屬於哪一級？", "judge": "size", "branches": [
            {"when": "一般", "level": "low", "goto": "end"}, {"when": "重大", "level": "high", "goto": "report"}]},
        {"id": "report", "do": "報告", "by": "clerk", "within": {"criteria": "size", "cases": {"high": "12小時"}}}), levels=levels)
    assert by_case_said(made.procedures["incoming"], HandbookWords.of(made, "zh-Hant")) == "重大：13小時；一般：1小時"


@pytest.mark.parametrize(("again", "said", "answered"), [
    ({}, "3小時，另加第2步（重複次數不限，僅計一次）", ""),
    ({"at_most": 3, "then": "end"}, "6小時", "最長路徑需6小時"), ({"at_most": "8小時", "then": "end"}, "11小時", "最長路徑需11小時")])
def test_what_is_done_until_something_is_over_is_said_beside_the_sum(again: dict[str, object], said: str, answered: str) -> None:
    made = handbook(post(), procedure(
        {"do": "登記", "by": "clerk", "within": "2小時"},
        {"id": "more", "do": "續報災情", "by": "clerk", "within": "1小時", "decision": "災情是否解除？", "branches": [
            {"when": "未解除", "goto": "more", **again}, {"when": "已解除", "goto": "end"}]}))
    only, words = made.procedures["incoming"], HandbookWords.of(made, "zh-Hant")
    path = slowest_path(only, made)
    assert total_said(only, path, path.total, words) == said
    assert slowest_said(only, words) == answered
