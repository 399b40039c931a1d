"""What is to be paid, said of a case: together with the acts beside it, and by whatever is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.given_case import decide_case
from generator.analysis.totals import totals_of
from generator.errors import HandbookError
from generator.facts.caps import notes_on_moves
from generator.facts.decision import explained
from generator.facts.outcomes import outcome_of
from generator.facts.payments import adjustment_said, payment_said
from generator.facts.words import HandbookWords, plain
from generator.model.adjustment import Adjustment, read_adjustment
from generator.model.countable import Countable
from generator.model.counting import Counted, Steps
from generator.model.payment import Payment, Share
from generator.model.payment_limits import Bound, Rounding, Way
from generator.model.payment_reading import read_payment
from generator.model.ranges import Range
from tests.checklist_cases import handbook, post

LEVELS = [{"id": "warning", "title": "警告", "side": "penalty", "rank": 1}, {"id": "fine", "title": "罚款", "side": "penalty", "rank": 2}]
SCALE = {"id": "penalty", "title": "处罚", "side": "penalty", "same": "sum", "different": "sum"}


def made(amount: str | None, most: str | None = None) -> Any:
    tier = {"id": "built", "description": "擅自建设", "level": "fine"} | ({"amount": amount} if amount else {})
    return handbook(post(), {
        "kind": "criteria", "id": "building", "title": "基准", "side": "penalty",
        "measures": [{"id": "cost", "title": "工程造价", "unit": "元"}], "tiers": [tier]}, languages=["zh-Hans", "zh-Hant", "en"], levels=LEVELS, scales=[SCALE | ({"amount_at_most": most} if most else {})])


def said(amount: str | None, *values: str, others: tuple[str, ...] = (), most: str | None = None) -> list[str]:
    found = made(amount, most)
    case = decide_case(found, "building", values, (), "built")
    return explained(case, HandbookWords.of(found, "zh-Hans"), totals_of(case.decision, case.criteria, found, others))


def test_amounts_of_several_acts_are_added_up_where_each_has_one() -> None:
    note = "每一行为都写明应付的金额，才能算出合计金额。"
    found = said("工程造价5%以上10%以下", "100000", others=("fine",))
    assert found[:2] == ["合并结果：罚款二次", note] and "  结果：罚款：5,000元以上10,000元以下（工程造价的5%以上10%以下）" in found
    assert note not in said("工程造价5%以上10%以下", "100000") and note not in said(None, "100000", others=("fine",))
    found = said("工程造价5%以上10%以下", "100000", others=("fine=3000元",))
    assert found[0] == "合并结果：罚款二次、合计8,000元以上13,000元以下" and found[-1] == "同时处理的其他行为：罚款（3,000元）" and note not in found
    found = said("工程造价5%以上10%以下", "100000", others=("fine=3000",), most="1万元")
    assert found[:2] == ["合并结果：罚款二次、合计8,000元以上10,000元以下", "  已达合计最高金额。"]


def test_what_is_missing_for_the_amount_is_asked_for() -> None:
    with pytest.raises(HandbookError) as asked:
        said("工程造价5%以上10%以下")
    assert asked.value.details["missing"] == "cost"
    assert said("5000元以上5万元以下")[-1] == "结果：罚款：5,000元以上50,000元以下"


# --- Every payment is read again as it is printed, in every language -----------------------------------------------

MEASURES = [{"id": "cost", "title": {"zh-Hant": "工程造價", "zh-Hans": "工程造价", "en": "cost"}, "unit": {"zh-Hant": "元", "zh-Hans": "元", "en": "yuan"}},
            {"id": "area", "title": {"zh-Hant": "面積", "zh-Hans": "面积", "en": "area"}, "unit": {"zh-Hant": "平方公尺", "zh-Hans": "平方公尺", "en": "square metres"}},
            {"id": "late", "title": {"zh-Hant": "逾期日數", "zh-Hans": "逾期日数", "en": "days late"}, "unit": {"zh-Hant": "日", "zh-Hans": "日", "en": "days"}}]
NUMBERS = st.one_of(st.integers(1, 99_999).map(Decimal), st.integers(1, 999).map(lambda n: Decimal(n) / 100))


@st.composite
def rates(draw: st.DrawFn, unit: str) -> Range:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    shape = draw(st.sampled_from(["exactly", "from", "to", "between"]))
    if shape == "exactly" or low == high:
        return Range(low, low, unit=unit, upper_unit=unit)
    inside = st.booleans()
    return Range(None if shape == "to" else low, None if shape == "from" else high, shape != "from" or draw(inside), shape == "from" or draw(inside),
                 unit, unit)


COUNTED = st.builds(
    lambda name, over, steps: Counted(name, over, *steps), st.sampled_from(["area", "late"]), st.one_of(st.just(Decimal(0)), NUMBERS),
    st.one_of(st.just((Decimal(1), None)), st.tuples(st.sampled_from([Decimal(1), Decimal(2), Decimal(10), Decimal("2.5")]), st.sampled_from(Steps))))
PER = st.lists(COUNTED, max_size=1).map(tuple)
SHARES = st.one_of(st.builds(Share, rates("元"), per=PER), st.builds(Share, st.sampled_from(["%", "times"]).flatmap(rates), st.just("cost"), PER),
                   st.builds(lambda of, per, parts: Share(Range(of, of, unit="times", upper_unit="times"), "cost", per, parts),
                             st.sampled_from([Decimal(1), Decimal(2)]), PER, st.sampled_from([3, 7, 9, 999])))
BOUNDS = st.one_of(st.none(), st.sampled_from([Decimal(1), Decimal("0.2"), Decimal(3)]).map(lambda share: Bound(of="cost", share=share)), st.builds(Bound, NUMBERS, st.just("元")))
ROUNDINGS = st.one_of(st.none(), st.builds(Rounding, st.sampled_from(Way), NUMBERS, st.just("元")))
PAYMENTS = st.builds(Payment, st.lists(SHARES, min_size=1, max_size=2, unique_by=lambda share: share.per[0].name if share.per else share).map(tuple), BOUNDS, BOUNDS, ROUNDINGS)


def in_yuan(found: object) -> str:
    """What is read, as it is written in Chinese: money is written with two decimals in English."""
    return re.sub(r"(?<=\.[0-9])0\b", "", re.sub(r"yuan|NT\$", "元", str(found)))


@settings(max_examples=200, deadline=None)
@given(payment=PAYMENTS, language=st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
def test_every_payment_is_read_again_as_it_is_printed(payment: Payment, language: str) -> None:
    if payment.floor and payment.ceiling and (payment.floor.number or 0) > (payment.ceiling.number or Decimal("inf")):
        payment = replace(payment, floor=None)
    words = payment_said(payment, OFFICE.criteria["building"], HandbookWords.of(OFFICE, language))
    found = read_payment(words, map(Countable.of, MEASURES))
    assert in_yuan(found) == str(payment), words
    assert str(read_payment(str(payment), map(Countable.of, MEASURES))) == str(payment)


SHARES_OF_IT = st.integers(1, 3000).map(lambda n: Decimal(n) / 1000)
ADJUSTMENTS = st.one_of(
    st.builds(lambda one, other: Adjustment(min(one, other), max(one, other)), SHARES_OF_IT, st.one_of(SHARES_OF_IT, st.just(Decimal(1)))),
    SHARES_OF_IT.map(lambda share: Adjustment(share, share)),
    st.builds(lambda low, more: Adjustment(Decimal(low), Decimal(low + more)), st.integers(2, 9), st.integers(1, 9)),
    st.builds(lambda low, more, parts: Adjustment(low, low + more, parts), st.integers(1, 40).map(lambda n: Decimal(3 * n + 1)),
              st.integers(0, 9).map(lambda n: Decimal(3 * n)), st.sampled_from([Decimal(3), Decimal(9)])), st.builds(lambda more: Adjustment(more=more, unit="元"), NUMBERS),
    st.builds(lambda less, floor: Adjustment(more=-less, unit="元", floor=floor), NUMBERS, st.one_of(st.none(), st.builds(Bound, NUMBERS, st.just("元")))))


@settings(max_examples=200, deadline=None)
@given(change=ADJUSTMENTS, language=st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
def test_what_a_circumstance_makes_of_an_amount_is_read_again_as_it_is_printed(change: Adjustment, language: str) -> None:
    words = adjustment_said(change, HandbookWords.of(OFFICE, language))
    assert in_yuan(read_adjustment(words)) == str(change), words


OFFICE = handbook(post(), {
    "kind": "criteria", "id": "building", "title": "基準", "side": "penalty", "measures": MEASURES,
    "tiers": [{"id": "built", "description": "擅自建設", "level": "fine"}]}, languages=["zh-Hant", "zh-Hans", "en"], levels=LEVELS, scales=[SCALE])


@pytest.mark.parametrize(("expected", "shown"), [(200, "罚款：200元"), ("150至250", "罚款：150元以上250元以下"), ("200元", "罚款：200元")])
def test_the_amount_that_a_worked_case_expects_is_said_with_the_money_of_its_level(expected: Any, shown: str) -> None:
    found = handbook(post(), {
        "kind": "criteria", "id": "building", "title": "基准", "side": "penalty",
        "tiers": [{"id": "built", "description": "擅自建设", "level": "fine", "amount": "200元"}],
        "cases": [{"tier": "built", "expect": {"level": "fine", "amount": expected}}]},
        languages=["zh-Hans", "zh-Hant", "en"], levels=LEVELS)
    criteria, words = found.criteria["building"], HandbookWords.of(found, "zh-Hans")
    assert plain(outcome_of(criteria.cases[0].expect, criteria, words).said) == shown


@pytest.mark.parametrize(("tier", "shown"), [
    ({"level": ["warning", "fine"], "amount": {"warning": "200元", "fine": "200元"}}, "警告或者罚款，均为200元"),
    ({"level": ["warning", "fine"], "amount": {"warning": "100元", "fine": "200元"}}, "警告：100元或者罚款：200元"),
    ({"level": ["warning", "fine"], "amount": {"fine": "200元"}}, "警告或者罚款：200元"),
    ({"level": ["warning", "fine"], "amount": {"warning": "200元", "fine": "200元"}, "duration": "3个月"}, "警告或者罚款，均为200元、3个月"),
    ({"level": "warning", "also": {"level": ["fine", "stop"], "amount": {"fine": "200元", "stop": "200元"}}}, "警告；并处罚款或者停业，均为200元"),
])
def test_what_several_levels_cost_alike_is_said_once(tier: dict[str, Any], shown: str) -> None:
    found = handbook(post(), {"kind": "criteria", "id": "building", "title": "基准", "side": "penalty",
                              "tiers": [{"id": "built", "description": "擅自建设", **tier}]},
                     languages=["zh-Hans", "zh-Hant", "en"], levels=[*LEVELS, {"id": "stop", "title": "停业", "side": "penalty", "rank": 3}])
    criteria, words = found.criteria["building"], HandbookWords.of(found, "zh-Hans")
    assert plain(outcome_of(criteria.tiers[0], criteria, words).said) == shown


@pytest.mark.parametrize(("changes", "notes"), [
    (["減半", "加收500元"], ["金額先依本表順序按比例增減，再加減一定金額。"]), (["減半", "加收20%"], []), (["加收500元"], [])])
def test_where_shares_and_money_change_an_amount_the_order_is_told(changes: list[str], notes: list[str]) -> None:
    found = handbook(post(), {
        "kind": "criteria", "id": "fees", "title": "收費", "side": "fee", "tiers": [{"id": "all", "description": "借用", "amount": "2000元"}],
        "modifiers": [{"id": f"m{number}", "title": f"情形{number}", "amount": change} for number, change in enumerate(changes)]})
    assert [note.text for note in notes_on_moves(found.criteria["fees"], HandbookWords.of(found, "zh-Hant"))] == notes


@pytest.mark.parametrize(("words", "chinese", "english"), [
    ("按标的金额每1000元20元，不足1000元的按1000元计", "按标的金额每1,000元20元，不足1,000元的按1,000元计", "NT$20 per 1,000元 or part thereof of the 标的金额"),
    ("每日5元", "每日5元", "NT$5 per 日"),
])
def test_the_measure_is_named_where_another_has_its_unit(words: str, chinese: str, english: str) -> None:
    measures = [{"id": "price", "title": "售价", "unit": "元"}, {"id": "value", "title": "标的金额", "unit": "元"}, {"id": "late", "title": "日数", "unit": "日"}]
    found = handbook(post(), {"kind": "criteria", "id": "fee", "title": "收费", "side": "fee", "measures": measures, "tiers": [{"id": "all", "amount": words}]},
                     languages=["zh-Hans", "zh-Hant", "en"])
    criteria = found.criteria["fee"]
    payment, = criteria.tiers[0].amount.values()
    assert [payment_said(payment, criteria, HandbookWords.of(found, language)) for language in ("zh-Hans", "en")] == [chinese, english]
