"""What one place allows, asks or charges and another contradicts: HB243, HB244, HB245, HB548, HB632, HB633."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks import ALL
from generator.checks.act_judged_twice import FAULT, OTHER_AMOUNT, OTHERWISE_MEASURED
from generator.checks.amount_between_authorities import FAULT as BETWEEN
from generator.checks.amount_without_answer import NONE as NO_ANSWER
from generator.checks.authority_short_of_table import FAULT as SHORT
from generator.checks.duty_on_day_without_shift import FAULT as WITHOUT_SHIFT
from generator.checks.duty_with_two_frequencies import FAULT as TWO_FREQUENCIES
from generator.checks.pays_what_it_approved import FAULT as PAYS
from generator.checks.shared.shifts import guard
from generator.checks.shared.small_office import OFFICE
from generator.linting.linter import judge


def details(text: str, *codes: str) -> list[dict[str, object]]:
    checks = [check for check in ALL if any(found.code in codes for found in check.descriptors)]
    return [dict(each.details) for each in judge(handbook(text), TODAY, checks).diagnostics if each.code in codes]


@pytest.mark.parametrize(("of_head", "region"), [
    ("逾600元", ">= 501 元, <= 600 元"), ("逾500元", None), ("500元以上", None), ("300元以上", None), ("600元以下", None),
    ("依主管指示", None),  # nobody can say where it begins
    ("3日以上", None),  # counted in another unit
])
def test_an_amount_between_two_authorities(of_head: str, region: str | None) -> None:
    found = details(BETWEEN.invalid.replace("逾600元", of_head), BETWEEN.code)
    assert [str(each["region"]) for each in found] == ([region] if region else [])


def test_an_authority_without_a_limit_leaves_nothing_between() -> None:
    whole = BETWEEN.invalid.replace("title: 主任\n", "title: 主任\n", 1) + "---\nkind: post\nid: chief\ntitle: 首長\nsubstitutes: [head]\n"
    assert not details(whole + "authority: [{decide: 支付郵資}]\nduties: [{id: read, do: 閱覽公文, when: daily}]\n", BETWEEN.code)
    assert details(whole + "duties: [{id: read, do: 閱覽公文, when: daily}]\n", BETWEEN.code)


_BY_AMOUNT = """\
kind: procedure
id: pay
title: 付款
trigger: 請款
steps:
  - {id: ask, do: 檢視請款單, by: head, decision: 金額為何？, branches: [{when: 5000元以下, goto: low}, {when: FIRST}]}
  - {id: more, do: 檢視憑證, by: head, decision: 憑證金額為何？, branches: [{when: 其他, goto: end}, {when: SECOND}]}
  - {id: low, do: 核定付款, by: clerk, next: end}
  - {id: high, do: 核定付款, by: head}
---
kind: post
id: clerk
title: 承辦人
duties: [{id: read, do: 閱覽公文, when: daily}]
"""


@pytest.mark.parametrize(("first", "second", "told"), [
    ("超過6000元, goto: high", "有缺漏, goto: end", [NO_ANSWER.code]),
    ("其他, goto: more", "超過6000元, goto: high", [BETWEEN.code])])  # two decisions, each of which has an answer for every amount
def test_what_lies_between_two_answers_of_one_decision_is_told_once(first: str, second: str, told: list[str]) -> None:
    codes = (NO_ANSWER.code, BETWEEN.code)
    checks = [check for check in ALL if any(found.code in codes for found in check.descriptors)]
    text = _BY_AMOUNT.replace("FIRST", first).replace("SECOND", second)
    assert [each.code for each in judge(handbook(text), TODAY, checks).diagnostics if each.code in codes] == told


@pytest.mark.parametrize(("when", "findings"), [
    ("monthly", 1), ("weekly on Friday", 0), ("weekly", 0), ("weekly on Monday and Friday", 1), ("on event", 0), ("每週", 0), ("every 2 weeks", 1),
])
def test_one_duty_of_two_posts_comes_round_equally_often(when: str, findings: int) -> None:
    assert len(details(TWO_FREQUENCIES.invalid.replace("when: monthly", f"when: {when}"), TWO_FREQUENCIES.code)) == findings


@pytest.mark.parametrize(("above", "findings"), [("head", 1), ("clerk", 0)])
def test_whoever_stands_above_may_do_it_again_less_often(above: str, findings: int) -> None:
    clerk, guard_of_it = TWO_FREQUENCIES.invalid.split("---\n")
    text = clerk + "---\n" + guard_of_it.replace("reports_to: head", f"reports_to: {above}")
    assert len(details(text, TWO_FREQUENCIES.code)) == findings


@pytest.mark.parametrize(("units", "findings"), [(("north", "north"), 1), (("north", "south"), 0)])
def test_two_units_do_it_each_in_its_own_place(units: tuple[str, str], findings: int) -> None:
    first, second = (text.replace("reports_to", f"unit: {unit}\nreports_to") for text, unit in zip(TWO_FREQUENCIES.invalid.split("---\n"), units, strict=True))
    head = "kind: post\nid: head\ntitle: 主任\nsubstitutes: [clerk]\nduties: [{id: read, do: 閱覽公文, when: daily}]\n"
    office = OFFICE + "scopes: [{id: mail, title: 收文}]\nunits: [{id: north, title: 北站}, {id: south, title: 南站}]\n"
    assert len(details("---\n".join((office, head, first, second)), TWO_FREQUENCIES.code)) == findings


def test_duties_of_two_procedures_are_two() -> None:
    text = TWO_FREQUENCIES.invalid.replace("when: monthly", "when: monthly, procedure: receive-mail")
    assert not details(text, TWO_FREQUENCIES.code)


@pytest.mark.parametrize(("approved", "paid", "findings"), [
    ("核定郵資, by: head", "支付郵資, by: head", 1), ("核對郵資, by: head", "支付郵資, by: head", 0), ("核對郵資, by: clerk, approve: head", "用印, by: head", 1),
    ("核定郵資, by: head", "核定付款, by: head", 0), ("核定郵資, by: head", "支付核定金額, by: clerk", 0), ("核准契約, by: head", "蓋章於契約, by: head", 1),
    ("核定郵資, by: head", "用印申請單歸檔, by: head", 0), ("核定郵資, by: head", "付款前複核, by: head", 0), ("核定郵資, by: head", "支付憑證歸檔, by: head", 0),
])
def test_who_approves_does_not_pay(approved: str, paid: str, findings: int) -> None:
    text = PAYS.invalid.replace("核定郵資, by: head", approved).replace("支付郵資, by: head", paid)
    assert len(details(text, PAYS.code)) == findings


_WORKDAYS = 'headcount: 2\nshifts: [{id: day, title: 日班, hours: "08:00-16:00", days: "weekly on Monday, Tuesday, Wednesday, Thursday and Friday"}]\n'


@pytest.mark.parametrize(("when", "days"), [
    ("daily at 09:00", ["2026-01-03"]), ("every working day at 09:00", []), ("weekly", []), ("monthly by the 25th", []), ("each shift", []),
    ("weekly on Saturday regardless of days off", ["2026-01-03"]), ("daily at 18:00", ["2026-01-03"]), ("on event", []),
])
def test_a_duty_falls_on_days_of_a_shift(when: str, days: list[str]) -> None:
    assert [each["day"] for each in details(guard(_WORKDAYS, when=when), WITHOUT_SHIFT.code)] == days


def test_a_night_reaches_into_the_day_after() -> None:
    night = _WORKDAYS.replace("08:00-16:00", "20:00-08:00")
    assert not details(guard(night, when="weekly on Saturday at 06:00 regardless of days off"), WITHOUT_SHIFT.code)
    assert details(guard(night, when="weekly on Saturday at 22:00 regardless of days off"), WITHOUT_SHIFT.code)


@pytest.mark.parametrize(("title", "codes"), [
    ("曠職時間", 1), ("連續曠職時數", 0), ("曠職時數\n    period: 1 year", 0),
])
def test_measures_of_two_names_may_be_one(title: str, codes: int) -> None:
    text = OTHERWISE_MEASURED.invalid.replace("{id: time, title: 曠職時間", "{id: time, title: TITLE")
    name, _, period = title.partition("\n    ")
    text = text.replace("title: TITLE", f"title: {name}" + (f", {period}" if period else ""))
    assert len(details(text, OTHERWISE_MEASURED.code)) == codes and not details(text, FAULT.code)


@pytest.mark.parametrize(("amount", "findings"), [("600元", 1), ("500元", 0), ("五百元", 0), ("每小時500元", 1)])
def test_one_act_has_one_price(amount: str, findings: int) -> None:
    ends = OTHER_AMOUNT.invalid.split("---\n")
    other = ends[1].split("cases:")[0].replace("amount: 600元", f"amount: {amount}")
    assert len(details(ends[0] + "---\n" + other, OTHER_AMOUNT.code)) == findings


@pytest.mark.parametrize(("limit", "region"), [
    ("300元以下", ">= 301 元, <= 500 元"), ("500元以下", None), ("逾100元至1000元", "<= 100 元"), ("1萬元以下", None), ("依主管指示", None), ("3日以下", None),
])
def test_who_decides_by_the_table_has_the_authority(limit: str, region: str | None) -> None:
    found = details(SHORT.invalid.replace("300元以下", limit), SHORT.code)
    assert [str(each["region"]) for each in found] == ([region] if region else [])


def test_two_authorities_reach_what_one_does_not() -> None:
    both = SHORT.invalid.replace("authority: [", "authority: [{decide: 郵資支付, limit: 逾300元, procedures: take-in-mail}, ")
    assert not details(both, SHORT.code)
    assert not details(SHORT.invalid.replace("procedures: take-in-mail}", "procedures: receive-mail}"), SHORT.code)


@pytest.mark.parametrize(("other", "findings"), [("每小時20元", 0), ("每小時30元", 1), ("100元，另加逾5小時部分每小時20元", 1)])
def test_prices_that_are_counted_are_compared_where_the_tiers_meet(other: str, findings: int) -> None:
    one = OTHER_AMOUNT.invalid.split("---\n")[0].split("cases:")[0].replace("when: any", 'when: "1 to 8"').replace("500元", "每小時20元")
    two = one.replace("id: absence", "id: absence-again").replace("id: hours", "id: time").replace("每小時20元", other)
    assert len(details(one + "---\n" + two, OTHER_AMOUNT.code)) == findings
