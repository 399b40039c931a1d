"""What a rule says of money and time in one place and another place contradicts: HB240, HB242, HB524, HB525, HB629."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks import ALL, added_to_nothing, outcome_over_limit, remedy_with_two_times, visitors_told_otherwise
from generator.checks.outcome_over_limit import _FINES
from generator.checks.remedy_with_two_times import _APPEAL
from generator.checks.visitors_told_otherwise import _PROMISE
from generator.linting.linter import judge


def codes(text: str, code: str) -> int:
    checks = [check for check in ALL if check.descriptor.code == code]
    return len(judge(handbook(text), TODAY, checks).diagnostics)


FINES = _FINES.replace("LIMIT", "5000元")


@pytest.mark.parametrize(("text", "findings"), [
    (FINES, 0),
    (FINES + "modifiers: [{id: again, title: 再犯, amount: 加倍}]\n", 1),
    (FINES.replace("decide: 裁處罰鍰, limit: 5000元以下", "decide: 核定案件, limit: 罰鍰3000元以下"), 1),
    (FINES.replace("decide: 裁處罰鍰, limit: 5000元以下", "decide: 核定案件, limit: 罰鍰5000元以下"), 0),
    (FINES.replace("decide: 裁處罰鍰, limit: 5000元以下", "decide: 核定案件, limit: 3000元以下"), 0),
    (FINES + "modifiers: [{id: again, title: 再犯, amount: \"加倍，最高5000元\"}]\n", 0),
    (FINES + "modifiers: [{id: poor, title: 清寒, amount: 減半}]\n", 0),
    (FINES.replace(", decides: head", "") + "modifiers: [{id: again, title: 再犯, amount: 加倍}]\n", 0),
    (FINES.replace("limit: 5000元以下", "limit: 依主管指示") + "modifiers: [{id: again, title: 再犯, amount: 加倍}]\n", 0),
])
def test_a_fine_is_no_more_than_who_decides_it_may_decide(text: str, findings: int) -> None:
    assert codes(text, outcome_over_limit.FAULT.code) == findings


COUNTED = FINES.replace("side: penalty\nbasis: {cite: 裁罰基準}\n", "side: penalty\nbasis: {cite: 裁罰基準}\nmeasures: [{id: weeks, title: 週數, unit: 週, whole: true}]\n").replace(
    "description: 逾期未申報, level: fine, amount: 5000元", "when: WHEN, level: fine, amount: 每週500元")


@pytest.mark.parametrize(("when", "findings"), [('"1 to 10"', 0), ('"1 to 11"', 1), ('"< 11"', 0), ('">= 1"', 0)])
def test_what_is_counted_comes_to_its_most_at_the_end_of_the_tier(when: str, findings: int) -> None:
    assert COUNTED != FINES
    assert codes(COUNTED.replace("WHEN", when), outcome_over_limit.FAULT.code) == findings


POUNDS = FINES.replace("limit: 5000元以下", "limit: £500 or less")


@pytest.mark.parametrize(("amount", "findings"), [("£600", 1), ("£500", 0), ("600元", 0)])
def test_money_with_its_sign_before_it_is_compared(amount: str, findings: int) -> None:
    assert codes(POUNDS.replace("amount: 5000元", f"amount: {amount}"), outcome_over_limit.FAULT.code) == findings


STEP = FINES + """\
---
kind: procedure
id: fining
title: 裁罰
scope: mail
basis: {cite: 裁罰基準}
trigger: 發現違規
steps:
  - {id: fine, do: DO, by: BY, within: 3 days, judge: fines}
"""


@pytest.mark.parametrize(("do", "by", "findings"), [
    ("裁處罰鍰", "clerk", 1), ("裁處罰鍰", "head", 0), ("查明違規情節", "clerk", 0), ("決定處理方式", "clerk", 1),
    ("決定處理方式", "clerk, approve: head", 0),
])
def test_who_decides_at_a_step_decides_by_the_level(do: str, by: str, findings: int) -> None:
    assert codes(STEP.replace("DO", do).replace("BY", by), "HB240") == findings


@pytest.mark.parametrize(("told", "promised", "findings"), [
    ("3 working days", "5 working days", 1), ("7 working days", "5 working days", 1), ("5個工作日", "5 working days", 0),
    ("約三週", "5 working days", 0), ("7 days", "5 working days", 0), ("當日可領", "5 working days", 0),
    ("3 working days", "{time: 5 working days, extend: {by: 5 working days, approve: head}}", 1),
    ("7 working days", "{time: 5 working days, extend: {by: 5 working days, approve: head}}", 0),
])
def test_visitors_are_told_what_is_promised(told: str, promised: str, findings: int) -> None:
    text = _PROMISE.replace("takes: 3 working days", f"takes: {told}").replace("within: 5 working days", f"within: {promised}")
    assert codes(text, visitors_told_otherwise.FAULT.code) == findings


@pytest.mark.parametrize(("told", "promised", "findings"), [
    ("受理後30日", "自受理之日起30日", 0), ("受理後60日", "自受理之日起30日", 1), ("60 days from acceptance", "自受理之日起30日", 1),
    ("60日", "自受理之日起30日", 0), ("20日", "自受理之日起30日", 1), ("收文後60日", "自受理之日起30日", 0), ("收文後20日", "自受理之日起30日", 0),
    ("受理後45日", "{time: 30日, after: 受理, extend: {by: 15日, approve: head}}", 0),
    ("受理後60日", "{time: 30日, after: 受理, extend: {by: 15日, approve: head}}", 1),
    ("受理後60日", "{time: 30日, after: 受理, restart: 補正}", 0),
    ("20 working days", "{time: 5 working days, extend: {by: 5 working days, approve: head}}", 1),
])
def test_what_visitors_are_told_may_count_from_the_event_of_the_promise(told: str, promised: str, findings: int) -> None:
    events = "events: [{id: acceptance, title: 受理}, {id: received, title: 收文}, {id: mended, title: 補正}]\n"
    text = _PROMISE.replace("takes: 3 working days", f"takes: {told}").replace("within: 5 working days", f"{events}within: {promised}")
    assert codes(text, visitors_told_otherwise.FAULT.code) == findings


REVIEWED = "  - {do: 送專家評審, by: head, within: 10 working days, counts: false}\n"


@pytest.mark.parametrize(("told", "steps", "findings"), [
    ("3個工作日，情況複雜的可延長5個工作日", "", 1), ("5個工作日，情況複雜的可延長5個工作日", "", 0), ("3個工作日，急件當日", "", 0),
    ("3個工作日，專家評審時間不計", REVIEWED, 1), ("5個工作日（不含專家評審）", REVIEWED, 0), ("3個工作日（不含專家評審）", REVIEWED, 1),
    ("3個工作日，專家評審時間不計", "", 0), ("3個工作日，逾時視為同意", REVIEWED, 0)])
def test_what_stands_behind_the_time_may_be_what_the_promise_says_too(told: str, steps: str, findings: int) -> None:
    text = _PROMISE.replace("takes: 3 working days", f"takes: {told}") + steps
    assert codes(text, visitors_told_otherwise.FAULT.code) == findings


@pytest.mark.parametrize(("time", "do", "findings"), [("15日內", "申請復查", 1), ("30日內", "申請復查", 0), ("15日內", "補件", 0)])
def test_a_remedy_has_one_time(time: str, do: str, findings: int) -> None:
    assert codes(_APPEAL.replace("id: appeal, do: 申請復查", f"id: appeal, do: {do}") + time + "}\n", remedy_with_two_times.FAULT.code) == findings


def test_half_of_nothing_is_nothing() -> None:
    text = added_to_nothing.FAULT.invalid.replace("加收50元", "減半")
    assert not codes(text, added_to_nothing.FAULT.code) and codes(added_to_nothing.FAULT.invalid, added_to_nothing.FAULT.code)
