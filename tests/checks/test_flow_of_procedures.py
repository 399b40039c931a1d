"""HB507 to HB512: where the checks of a procedure's flow draw the line, and what they say of which step."""

from __future__ import annotations

import pytest
from check_cases import found

MAIL = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 來文\nsteps:\n"
ENGLISH = ("kind: handbook\nid: office\ntitle: Handbook\norganisation: Office\nlanguages: [en, zh-Hant]\n"
           "scopes: [{id: mail, title: Mail}]\n---\n")


def procedure(*steps: str) -> str:
    return MAIL + "".join(f"  - {{{step}}}\n" for step in steps)


def places(text: str, code: str) -> list[tuple[int, int]]:
    return [(d.span.line, d.span.column) for d in found(text, code)]


def deciding(*answers: str) -> str:
    return f"id: a, do: 核對, decision: 是否相符？, branches: [{', '.join(f'{{{answer}}}' for answer in answers)}]"


FLOW = ("HB507", "HB508", "HB509", "HB510", "HB511", "HB512")


@pytest.mark.parametrize("steps", [
    ("do: 清點",),
    ("do: 清點", "do: 登記, next: end"),
    (deciding("when: 是, goto: b", "when: 否, goto: a"), "id: b, do: 登記"),
    (deciding("when: 是, goto: end", "when: 否, goto: b"), "id: b, do: 更正, next: a"),
])
def test_a_sound_procedure_has_no_finding(steps: tuple[str, ...]) -> None:
    assert [code for code in FLOW if found(procedure(*steps), code)] == []


@pytest.mark.parametrize("code", FLOW)
def test_what_is_retired_is_left_alone(code: str) -> None:
    faulty = procedure("do: 清點, next: step-1", deciding("when: 是, goto: a", "when: 是, goto: a") + ", next: a",
                       "do: 核對, decision: 是否相符？")
    assert found(faulty, code)
    assert not found(faulty.replace("title:", "status: retired\ntitle:"), code)


def test_a_step_that_nothing_leads_to_is_named_by_number_and_title() -> None:
    (finding,) = found(procedure("do: 清點, next: end", "do: 登記郵件。"), "HB507")
    assert (finding.span.line, finding.span.column) == (7, 10)
    assert finding.details == {"number": 2, "title": "登記郵件", "step": "step-2"}


def test_a_long_title_is_shortened() -> None:
    (finding,) = found(procedure("do: 清點, next: end", f"do: {'登' * 60}"), "HB507")
    assert finding.details["title"] == "登" * 39 + "…"


def test_a_loop_is_shown_as_it_goes_round_where_it_leads_back() -> None:
    text = procedure("do: 清點", "id: check, do: 核對", "do: 更正, next: check")
    (finding,) = found(text, "HB508")
    assert finding.details["steps"] == "2 核對 → 3 更正 → 2"
    assert places(text, "HB508") == [(8, 20)]


def test_answers_that_all_lead_back_are_a_loop() -> None:
    text = procedure("id: count, do: 清點", deciding("when: 是, goto: count", "when: 否, goto: a"))
    ((line, column),) = places(text, "HB508")
    assert text.splitlines()[line - 1][column - 1:].startswith("count}, {when: 否")


@pytest.mark.parametrize(("step", "count"), [
    ("id: a, do: 核對, decision: 是否相符？", 0),
    (deciding("when: 是, goto: end"), 1),
    ("id: a, do: 核對, branches: [{when: 是, goto: end}]", 1),
])
def test_a_question_with_fewer_than_two_answers(step: str, count: int) -> None:
    (finding,) = found(procedure(step), "HB509")
    assert finding.details["count"] == count


@pytest.mark.parametrize(("first", "second", "equal"), [
    ("相符", "相 符", True), ("是", "是。", True), ("Yes", "YES", True), ("３件", "3 件", True), ("Ａ", "a", True),
    ("是", "否", False), ("未滿 3 件", "3 件", False), ("A+", "A", False), ("-5", "5", False), ("？", "！", False),
])
def test_which_answers_are_equal(first: str, second: str, equal: bool) -> None:
    text = procedure(deciding(f"when: {first}, goto: end", f"when: {second}, goto: b"), "id: b, do: 登記")
    assert bool(found(text, "HB510")) is equal


def test_answers_are_compared_in_every_language() -> None:
    answers = ("when: {en: Complete, zh-Hant: 齊全}, goto: end", "when: {en: Incomplete, zh-Hant: 齊全}, goto: b")
    text = ENGLISH + procedure(deciding(*answers), "id: b, do: 登記")
    (finding,) = found(text, "HB510")
    assert finding.details["answer"] == "齊全"
    line = text.splitlines()[finding.span.line - 1]
    assert line[finding.span.column - 1:].startswith("齊全}, goto: b")


def test_the_third_of_three_equal_answers_is_found_too() -> None:
    answers = ("when: 是, goto: end", "when: 是, goto: b", "when: 是, goto: b")
    assert len(found(procedure(deciding(*answers), "id: b, do: 登記"), "HB510")) == 2


@pytest.mark.parametrize(("targets", "idle"), [("b b", True), ("b b b", True), ("end end", True), ("b end", False), ("b b end", False)])
def test_a_decision_must_make_a_difference(targets: str, idle: bool) -> None:
    answers = [f"when: {number}, goto: {target}" for number, target in enumerate(targets.split())]
    assert bool(found(procedure(deciding(*answers), "id: b, do: 登記"), "HB511")) is idle


def test_a_class_that_decides_how_long_something_may_take_is_no_idle_decision() -> None:
    kinds = "".join(f"---\nkind: criteria\nid: {name}\ntitle: 分類\nside: penalty\ntiers:\n"
                    "  - {id: light, description: 輕, level: reprimand}\n  - {id: heavy, description: 重, level: demerit}\n" for name in ("one", "other"))
    judged = deciding("when: 輕, level: reprimand, goto: b", "when: 重, level: demerit, goto: b") + ", judge: one"
    timed = "id: b, do: 登記, within: {criteria: one, cases: {reprimand: 2 days, demerit: 2 hours}}"
    assert not found(procedure(judged, timed) + kinds, "HB511")
    assert found(procedure(judged, timed.replace("one", "other")) + kinds, "HB511")


def test_an_answer_that_has_the_name_of_a_level_is_shown_with_it() -> None:
    kinds = ("---\nkind: criteria\nid: one\ntitle: 分類\nside: penalty\ntiers:\n"
             "  - {id: light, description: 輕, level: reprimand}\n  - {id: heavy, description: 重, level: demerit}\n")
    text = procedure(deciding("when: 其他, goto: end", "when: reprimand, goto: b") + ", judge: one", "id: b, do: 登記") + kinds
    details = found(text, "HB618")[0].details
    assert (str(details["when"]), details["level"], details["goto"]) == ("reprimand", "reprimand", "b")
    details = found(text.replace("when: reprimand", "when: 輕"), "HB618")[0].details
    assert (details["when"], details["goto"]) == ("…", "…")


def test_a_next_beside_answers_is_never_followed() -> None:
    text = procedure(deciding("when: 是, goto: b", "when: 否, goto: end") + ", next: b", "id: b, do: 登記")
    assert found(text, "HB512")[0].details["next"] == "b"
    assert not found(text.replace(", next: b", ""), "HB512")
