"""A limit that differs by case has a line for each in tables that have room for lines."""

from __future__ import annotations

from generator.facts.steps import steps_of
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post, procedure


def test_each_case_has_its_line() -> None:
    levels = [{"id": name, "title": name.upper(), "side": "class", "rank": rank} for rank, name in enumerate("ab", 1)]
    classes = {"kind": "criteria", "id": "kind", "title": "分級", "side": "class", "tiers": [{"id": name, "level": name} for name in "ab"]}
    steps = ({"within": {"criteria": "kind", "cases": {"a": "2 hours", "b": "7 days"}}}, {"within": "1 day"}, {})
    made = handbook(post(), classes, procedure(*steps), levels=levels)
    found = steps_of(made.procedures["incoming"], HandbookWords.of(made, "zh-Hant"))
    assert [step.by_case for step in found] == [("A：2小時", "B：7日"), (), ()]
