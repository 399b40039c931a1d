"""Steps that hang on an event: what is said of them beside a promise, and HB513."""

from __future__ import annotations

import re

import pytest
from check_cases import found, handbook

from generator.charts.timeline_picture import timeline_picture
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, LEVELS
from generator.facts.answer import answer_card
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords
from generator.forms.procedure_facts import short_facts

TEXT = """\
kind: procedure
id: take-in-mail
title: 收文
trigger: 郵件送達
within: 10 days
events: [{id: receipt, title: {zh-Hant: 收受, en: receipt}}, {id: meeting, title: {zh-Hant: 會議, en: the meeting}}]
steps:
  - {do: 清點郵件, by: head, within: 2 days}
  - {do: 登錄, by: head, within: LIMIT}
"""
SAID = {"15 days from receipt": "step 2 (15 days from receipt)", "24 hours before the meeting": "step 2 (24 hours before the meeting)"}


def text(limit: str) -> str:
    return TEXT.replace("LIMIT", limit)


@pytest.mark.parametrize("limit", [*SAID, "3 days"])
def test_a_promise_is_never_shown_without_what_hangs_on_an_event(limit: str) -> None:
    made = handbook(text(limit))
    procedure = made.procedures["take-in-mail"]
    words = HandbookWords.of(made, "en")
    facts = procedure_facts(procedure, words)
    steps = SAID.get(limit, "")
    assert facts.open_time == answer_card(procedure, facts, words).open_time == (f"Depends on an event: {steps}" if steps else "")
    caption = re.search(r"The slowest path takes (.*?); 10 days promised", timeline_picture(procedure, made, "en"))
    assert caption is not None and caption[1] == (f"2 days, plus {steps}" if steps else "5 days")
    printed = {label: "".join(each.text for each in said) for label, said in short_facts(procedure, facts, words)}
    assert printed["Time promised"] == (f"10 days. Depends on an event: {steps}" if steps else "10 days")


@pytest.mark.parametrize(("limit", "said"), [
    ("3 days from receipt", ""), ("24 hours before the meeting", "Depends on an event: step 2 (24 hours before the meeting)"),
])
def test_a_step_that_counts_from_the_event_of_the_promise_lets_nobody_wait_longer(limit: str, said: str) -> None:
    made = handbook(text(limit).replace("within: 10 days", "within: 10 days from receipt"))
    assert procedure_facts(made.procedures["take-in-mail"], HandbookWords.of(made, "en")).open_time == said


@pytest.mark.parametrize(("limit", "findings"), [
    ("15 days from receipt", 1), ("10 days from receipt", 0), ("11 days from receipt", 1), ("24 hours before the meeting", 0),
    ("15 days from the trigger", 0),  # HB501 says so
])
def test_a_promise_that_holds_only_where_the_event_came_first(limit: str, findings: int) -> None:
    assert len(found(text(limit), "HB513")) == findings


@pytest.mark.parametrize("limit", ["15 days from receipt", "15 days from Receipt", "15 days from the day after the receipt"])
def test_an_event_is_named_with_a_capital_or_without(limit: str) -> None:
    assert not found(text(limit).replace("en: receipt", "en: Receipt").replace("within: 2 days", "within: 24 hours before the Meeting"), "HB554")


@pytest.mark.parametrize(("limit", "findings"), [
    ("{time: 30 days, after: receipt, latest: 5 days after receipt}", 1),
    ("{time: 30 days, after: receipt, latest: 5 days after 收受}", 1),  # the same event by its title
    ("{time: 30 days, after: receipt, latest: 30 days after receipt}", 0),
    ("{time: 30 days, after: receipt, latest: 5 days after meeting}", 0),
    ("{time: 30 days, after: receipt, restart: receipt}", 1),
    ("{time: 30 days, after: receipt, restart: meeting}", 0),
    ("{time: 30 days, after: receipt, stops: {since: meeting, until: meeting}}", 1),
    ("{time: 30 days, after: receipt, stops: {since: meeting, until: receipt}}", 0),
])
def test_a_limit_that_contradicts_itself(limit: str, findings: int) -> None:
    assert len(found(text(limit), "HB556")) == findings


def test_without_a_promise_nothing_can_be_broken() -> None:
    assert not found(text("15 days from receipt").replace("within: 10 days\n", ""), "HB513")


PASSED = """\
kind: procedure
id: take-in-mail
title: 通報
trigger: {zh-Hant: TRIGGER}
events: [{id: found, title: EVENT}, {id: other, title: 收到回函}]
steps:
  - {id: first, do: 清點, by: head, within: FIRST}
  - {id: second, do: 查明, by: head, within: 4 days}
  - {id: third, do: 通報, by: head, within: THIRD}
"""


def passed(trigger: str, event: str, first: str, third: str) -> str:
    return PASSED.replace("TRIGGER", trigger).replace("EVENT", event).replace("FIRST", first).replace("THIRD", third)


@pytest.mark.parametrize(("text", "findings"), [
    (passed("發現個資外洩", "發現", "1 day", "72 hours from found"), 1),
    (passed("發現個資外洩", "發現", "1 day", "6 days from found"), 0),  # the path to it takes five
    (passed("發現個資外洩", "開會", "1 day", "72 hours from found"), 0),  # nobody knows when that is
    (passed("發現個資外洩", "開會", "1 day from found", "72 hours from found"), 1),  # it has come when the first step is done
    (passed("發現個資外洩", "開會", "1 day from found", "5 days from found"), 0),
    (passed("發現個資外洩", "開會", "1 day from other", "72 hours from found"), 0),
    (passed("發現個資外洩", "{zh-Hant: 發現, en: discovery}", "1 day", "3 days before found"), 0),
    (passed("會議開始前三日", "會議開始", "1 day", "72 hours from found"), 0),
    (passed("會議前, en: Before the meeting", "{en: the meeting}", "1 day", "72 hours from found"), 0),
    (passed("召開會議之申請", "{zh-Hant: 會議開始}", "1 day", "72 hours from found"), 0),
    (passed("發現個資外洩, en: A breach is discovered", "{zh-Hant: 發現, en: the discovery}", "1 day", "72 hours from found"), 1),
    (passed("發現個資外洩", "開會", "1 day", "on the day of found").replace("within: 4 days", "within: on the day of found"), 0),  # all on one day
    (passed("發現個資外洩", "開會", "on the day of found", "on the day of found"), 1),  # four days lie between
    (passed("發現個資外洩, en: A breach is reported", "{zh-Hant: 發現, en: the discovery}", "1 day", "72 hours from found"), 0),
])
def test_a_limit_from_what_has_happened_may_be_over_before_its_step(text: str, findings: int) -> None:
    assert len(found(text, "HB555")) == findings


@pytest.mark.parametrize(("restart", "findings"), [("", 1), (", restart: again", 0)])
def test_what_is_done_again_is_in_time_where_its_limit_counts_anew(restart: str, findings: int) -> None:
    text = PASSED.partition("steps:")[0].replace("TRIGGER", "發現漏水").replace("EVENT", "發現").replace(
        "id: found, title: 發現}", "id: found, title: 發現}, {id: again, title: 仍有漏水}") + f"""\
steps:
  - {{id: look, do: 查明漏水, by: head, within: {{time: 10 days, after: found{restart}}}}}
  - {{id: ask, do: 詢問住戶, by: head, within: 20 days, decision: 仍有漏水？, branches: [{{when: 是, goto: look, at_most: 2, then: end}}, {{when: 否, goto: end}}]}}
"""
    assert len({finding.span for finding in found(text, "HB555")}) == findings


def test_a_limit_from_a_step_of_another_branch_is_no_finding() -> None:
    """On the slowest way that step is not done, so that the limit does not count from it."""
    text = PASSED.partition("steps:")[0].replace("TRIGGER", "郵件送達").replace("EVENT", "開會") + """\
steps:
  - {id: ask, do: 核對, by: head, within: 1 day, decision: 是否相符？, branches: [{when: 是, goto: quick}, {when: 否, goto: slow}]}
  - {id: quick, do: 登記, by: head, within: 1 hour, next: last}
  - {id: slow, do: 查明, by: head, within: 9 days}
  - {id: last, do: 通報, by: head, within: 1 day from quick}
"""
    assert not found(text, "HB553")


BY_LEVEL = LEVELS + """\
kind: post
id: head
title: 主任
duties: [{id: open, do: 開門, when: daily}]
---
kind: procedure
id: report
title: 通報
trigger: 發現
steps:
  - {do: 判斷, by: head, judge: speed, decision: 速別？, branches: [{when: 急, level: urgent, goto: tell}, {when: 緩, level: normal, goto: file}]}
  - {id: tell, do: 通報, by: head, within: {criteria: speed, cases: TELL}}
  - {id: file, do: 歸檔, by: head, within: {criteria: speed, cases: FILE}}
"""
BOTH = "{urgent: 1 hour, normal: 4 hours}"


@pytest.mark.parametrize(("tell", "file", "findings"), [
    ("{urgent: 1 hour}", BOTH, 0), (BOTH, BOTH, 0), ("{normal: 1 hour}", BOTH, 1), (BOTH, "{urgent: 1 hour}", 1),
    ("{urgent: 1 hour}", "{normal: 1 hour}", 1),  # whoever is told has it filed too
])
def test_a_table_of_times_is_for_the_levels_that_come_to_its_step(tell: str, file: str, findings: int) -> None:
    assert len(found(BY_LEVEL.replace("TELL", tell).replace("FILE", file), "HB551")) == findings


ACCEPTED = """\
kind: procedure
id: take-in-mail
title: {zh-Hant: 用火許可, en: Burning permit}
trigger: {zh-Hant: 有人申請, en: Somebody applies}
within: PROMISE from accepted
events: [{id: accepted, title: {zh-Hant: 受理, en: acceptance}}]
steps:
  - {id: wait, do: {zh-Hant: 收件, en: Take it in}, by: head, within: 5 working days}
  - {id: accept, do: {zh-Hant: 受理申請, en: Accept the application}, by: head, within: 1 working day}
  - {id: look, do: {zh-Hant: 現場勘查, en: Look at the place}, by: head, within: 2 working days}
  - {id: decide, do: {zh-Hant: 核定, en: Decide}, by: head, within: 1 working day}
"""


@pytest.mark.parametrize(("promise", "change", "findings"), [
    ("2 working days", ("", ""), 1),
    *(("2 working days", ("受理申請, en: Accept the application", said), 1) for said in (
        "出具受理通知書, en: Issue the notice of acceptance", "簽收並受理, en: Accept it", "作出受理決定, en: Accept it")),
    ("2 working days", ("受理申請, en: Accept the application", "作出不予受理決定, en: Issue the notice of non-acceptance"), 0),
    ("2 working days", ("受理申請, en: Accept the application", "受理前審查, en: Accept it"), 0),
    ("3 working days", ("", ""), 0),  # what is done before does not count
    ("2 working days", ("受理申請", "登記申請"), 0),  # in one language it is not that event
    ("2 working days", ("現場勘查, en: Look at the place", "受理現場, en: Accept the place"), 0),  # which of two steps it is nobody can tell
])
def test_a_promise_counts_from_the_step_that_is_its_event(promise: str, change: tuple[str, str], findings: int) -> None:
    assert len(found(ACCEPTED.replace("PROMISE", promise).replace(*change), "HB501")) == findings


def test_a_limit_counts_from_the_step_that_is_its_event() -> None:
    text = ACCEPTED.replace("PROMISE", "9 working days").replace("by: head, within: 1 working day}\n", "by: head, within: 1 working day from accepted}\n", 2)
    assert [each.span.line for each in found(text, "HB555")] == [11]


IN_CASES = LEVELS + """\
kind: procedure
id: take-in-mail
title: 火情報告
trigger: 發現火情
events: [{id: seen, title: 發現火情}]
steps:
  - {id: verify, do: 核實火情, by: clerk, within: 30 minutes}
  - {id: report, do: 報告, by: clerk, within: {criteria: speed, after: seen, cases: {urgent: FIRST, normal: 2 hours}}}
"""


@pytest.mark.parametrize(("first", "limits"), [("20 minutes", ["20 minutes"]), ("31 minutes", [])])
def test_a_limit_is_over_in_one_case(first: str, limits: list[str]) -> None:
    assert [each.details["limit"] for each in found(IN_CASES.replace("FIRST", first) + "---\n" + CLERK + COUNTS_MAIL.replace("step-1", "verify") + "---\n" + HEAD, "HB555")] == limits
    counted = IN_CASES.replace("after: seen", "after: trigger").replace("FIRST", first)
    assert [each.details["limit"] for each in found(counted + "---\n" + CLERK + COUNTS_MAIL.replace("step-1", "verify") + "---\n" + HEAD, "HB553")] == limits
