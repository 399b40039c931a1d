"""How long the slowest path takes, in words: no day is divided into tenths that nobody can count."""

from __future__ import annotations

import pytest

from generator.analysis.slowest_path import slowest_path
from generator.facts.whole_time import by_case_said, total_said
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
