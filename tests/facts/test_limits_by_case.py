"""A limit that differs by case has a line for each in tables that have room for lines."""

from __future__ import annotations

import re

import pytest

from generator.analysis.slowest_path import slowest_path
from generator.charts.flowchart import flowchart
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


@pytest.mark.parametrize(("cases", "tiers", "said"), [
    ({"a": "2 hours", "b": "7 days"}, {}, ("A：2小時", "B：7日")),
    ({"a": "2 hours"}, {}, ("A：2小時", "其餘：1日")),
    ({"a": "2 hours", "b": "7 days"}, {"tiers": [{"id": "a", "level": "a"}, {"id": "b", "level": "b"}, {"id": "c", "title": "丙"}]},
     ("A：2小時", "B：7日", "其餘：1日")),
])
def test_the_time_of_other_cases_is_said_where_there_are_any(cases: dict[str, str], tiers: dict[str, object], said: tuple[str, ...]) -> None:
    levels = [{"id": name, "title": name.upper(), "side": "class", "rank": rank} for rank, name in enumerate("ab", 1)]
    classes = {"kind": "criteria", "id": "kind", "title": "分級", "side": "class", "tiers": [{"id": name, "level": name} for name in "ab"], **tiers}
    made = handbook(post(), classes, procedure({"within": {"criteria": "kind", "cases": cases, "time": "1 day"}}), levels=levels)
    assert steps_of(made.procedures["incoming"], HandbookWords.of(made, "zh-Hant"))[0].by_case == said


def test_the_flow_chart_names_every_case_whole() -> None:
    names = ("甲級校園安全事件", "乙級校園安全事件", "丙級校園安全事件", "依法規應通報之事件")
    levels = [{"id": f"c{rank}", "title": name, "side": "class", "rank": rank} for rank, name in enumerate(names, 1)]
    classes = {"kind": "criteria", "id": "kind", "title": "分級", "side": "class",
               "tiers": [{"id": each["id"], "level": each["id"]} for each in levels]}
    within = {"criteria": "kind", "after": "known", "cases": {each["id"]: "24 hours" for each in levels}}
    known = [{"id": "known", "title": "知悉校園安全事件"}]
    made = handbook(post(), classes, procedure({"within": within}, {}, events=known), levels=levels)
    drawn = re.sub(r"<[^>]+>", "", str(flowchart(made.procedures["incoming"], made, "zh-Hant")))
    assert all(name in drawn for name in names) and "…" not in drawn


@pytest.mark.parametrize("rest", [{}, {"time": "3 hours"}])
def test_the_slowest_path_is_that_of_a_case_there_is(rest: dict[str, str]) -> None:
    """A slight case is told at once and never comes to the step that would give it 2 days."""
    levels = [{"id": name, "title": name.upper(), "side": "class", "rank": rank} for rank, name in enumerate("ab", 1)]
    classes = {"kind": "criteria", "id": "kind", "title": "分級", "side": "class", "tiers": [{"id": name, "level": name} for name in "ab"]}
    asked = {"judge": "kind", "decision": "哪一級？", "within": "2 hours", "branches": [
        {"when": "甲", "level": "a", "goto": "end"}, {"when": "乙", "level": "b", "goto": "act"}]}
    act = {"id": "act", "within": {"criteria": "kind", "cases": {"a": "48 hours", "b": "3 hours"}, **rest}}
    made = handbook(post(), classes, procedure(asked, act), levels=levels)
    assert slowest_path(made.procedures["incoming"], made).total == 5 * 60
