"""HB521: when two clauses speak of the same act."""

from __future__ import annotations

import pytest
from check_cases import found


def rules(*texts: str, language: str = "zh-Hant") -> str:
    clauses = "".join(f"  - text: {{{language}: \"{text}\"}}\n" for text in texts)
    return f"kind: conduct\nid: manners\ntitle: 服務規範\nclauses:\n{clauses}"


@pytest.mark.parametrize(("first", "second", "findings"), [
    ("訪客於 3 分鐘內有人招呼", "訪客應於 5 分鐘以內有人招呼。", 1),
    ("訪客於 3 分鐘內有人招呼", "訪客於 3 分鐘內有人招呼", 0),
    ("訪客於 60 分鐘內有人招呼", "訪客於 1 小時內有人招呼", 0),
    ("訪客於 3 分鐘內有人招呼", "來電於 1 分鐘內有人接聽", 0),
    ("3 日內答復", "5 日內答復", 0),  # too little is said
    ("訪客停留 3 分鐘", "訪客停留 5 分鐘", 0),  # no limit
    ("首問者登記，訪客於 3 分鐘內有人招呼", "訪客於 5 分鐘內有人招呼；送客", 1),
])
def test_clauses_in_chinese(first: str, second: str, findings: int) -> None:
    assert len(found(rules(first, second), "HB521")) == findings


@pytest.mark.parametrize(("first", "second", "findings"), [
    ("A visitor is greeted within 3 minutes, and registered", "Calls are answered, visitors are greeted within 5 minutes", 1),
    ("A visitor is greeted within 3 minutes", "A caller is greeted within 5 minutes", 0),
    ("Answered within 3 days", "Answered within 5 days", 0),
    ("The petition is answered within 1 week", "Petitions are answered within 7 days", 0),
    ("The petition is answered within 1 day", "Petitions are answered within 1 working day", 1),
])
def test_clauses_in_english(first: str, second: str, findings: int) -> None:
    assert len(found(rules(first, second, language="en"), "HB521")) == findings


def test_both_clauses_are_shown() -> None:
    (finding,) = found(rules("訪客於 3 分鐘內有人招呼", "接聽來電，訪客於 5 分鐘內有人招呼"), "HB521")
    assert finding.details == {"given": "訪客於 5 分鐘內有人招呼", "other": "訪客於 3 分鐘內有人招呼"}


def leak(*steps: str, clause: str = "發現外洩，應當於十五分鐘內電話通報課長") -> str:
    listed = "".join(f"  - {{{step}}}\n" for step in steps)
    return (f"kind: procedure\nid: leak\ntitle: 外洩通報\ntrigger: 發現外洩\nevents: [{{id: found, title: 發現}}]\nsteps:\n{listed}"
            f"---\n{rules(clause)}")


@pytest.mark.parametrize(("steps", "findings"), [
    (("do: 電話通報課長, within: 10分鐘",), 1),
    (("do: 電話通報課長, within: 15分鐘",), 0),
    (("do: 電話通報課長",), 0),
    (("do: 停用帳號, within: 10分鐘", "do: 電話通報課長, within: 10分鐘"), 0),  # from the end of the step before
    (("do: 停用帳號, within: 10分鐘", "do: 電話通報課長, within: 自發現起10分鐘"), 1),
    (("do: 停用帳號, within: 10分鐘", "do: 電話通報課長, within: {time: 10分鐘, after: trigger}"), 1),
    (("do: 電話通報課長, within: 10分鐘", "do: 電話通報課長, within: 自發現起20分鐘"), 0),  # which of them is meant is not written
    (("do: 電話通報主任, within: 10分鐘",), 0),
])
def test_a_clause_and_the_step_that_does_it(steps: tuple[str, ...], findings: int) -> None:
    assert len(found(leak(*steps), "HB521")) == findings


def test_a_clause_in_chinese_numerals_and_its_step_are_shown() -> None:
    (finding,) = found(leak("do: 電話通報課長, within: 自發現起10分鐘"), "HB521")
    assert finding.details == {"given": "應當於十五分鐘內電話通報課長", "other": "電話通報課長（自發現起10分鐘）"}
