"""Steps of amounts in a delegation table: what lies between two rows, and what both name."""

from __future__ import annotations

import datetime

import pytest
from checklist_cases import handbook, post, procedure

from generator.checks import amount_without_answer
from generator.checks.amounts_left_out import find
from generator.checks.shared.amount_ranges import in_digits, placed_range, range_in
from generator.i18n.values import in_words

TODAY = datetime.date(2026, 6, 1)


def found(*matters: str, deciders: tuple[str, ...] = ("clerk", "chief", "boss")) -> list[tuple[str, str | None]]:
    rows = [{"matter": matter, "decide": deciders[number]} for number, matter in enumerate(matters)]
    book = handbook(post(), post(name="chief"), post(name="boss"), procedure({}, delegation=rows)).on(TODAY)
    return [(each.code, in_words(each.details["region"], "zh-Hant")) for each in find(book, TODAY)]


@pytest.mark.parametrize(("matters", "expected"), [
    (("5,000 元以下的採購", "逾 5,000 元的採購"), []),
    (("5,000 元以下的採購", "5,001 元以上的採購"), []),
    (("5,000 元以下的採購", "5,000 元以上的採購"), [("HB238", "5,000元")]),
    (("逾 6,000 元的採購", "5,000 元以下的採購"), [("HB237", "5,001元以上6,000元以下")]),
    (("5千元以下採購", "逾5千元至5萬元採購", "逾6萬元採購"), [("HB237", "50,001元以上60,000元以下")]),
    (("五千元以下的採購", "逾六千元的採購"), [("HB237", "5,001元以上6,000元以下")]),
    (("十萬元以下的採購", "十萬元以上的採購"), [("HB238", "100,000元")]),
    (("3日以下的請假", "逾3日至5日的請假", "逾5日的請假"), []),
    (("3日以下的請假", "5日以上的請假"), [("HB237", "4日")]),
    (("採購逾5,000元", "採購逾5萬元"), []),
    (("5,000 元以下的採購", "逾 6,000 元的修繕"), []),
    (("採購", "第 3 類採購"), []),
])
def test_what_lies_between_rows(matters: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert found(*matters) == expected


def test_two_rows_of_the_same_post_may_overlap() -> None:
    assert found("5,000 元以下的採購", "5,000 元以上的採購", deciders=("chief", "chief")) == []


@pytest.mark.parametrize(("words", "expected"), [
    ("repair of up to NT$5,000 an item", "<= 5000 NT$"), ("repair over £1.5m", "> 1500000 £"), ("單件未達新臺幣 1 萬元者", "< 10000 元"), ("第 3 類", "None")])
def test_the_range_in_a_text(words: str, expected: str) -> None:
    assert str(range_in(words)) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("補助十萬元以下", "補助10萬元以下"), ("一百二十萬元", "120萬元"), ("三日以下之請假", "3日以下之請假"), ("三個月", "3個月"), ("一般補助", "一般補助"), ("第二級", "第二級"),
    ("十一二萬元", "十一二萬元"), ("三十分鐘", "30分鐘"), ("五個工作日", "5個工作日"), ("三工作小時", "3工作小時"), ("十分重要", "十分重要")])
def test_amounts_in_chinese_numerals(words: str, expected: str) -> None:
    assert in_digits(words) == expected


@pytest.mark.parametrize(("answers", "expected"), [
    (("50立方公尺以下", "逾50立方公尺至500立方公尺", "逾500立方公尺"), []),
    (("50立方公尺以下", "逾100立方公尺至500立方公尺", "逾500立方公尺"), [("HB558", "51立方公尺以上100立方公尺以下")]),
    (("50立方公尺以下", "逾50立方公尺至500立方公尺", "400立方公尺以上"), [("HB559", "400立方公尺以上500立方公尺以下")]),
    (("齊全", "逾50立方公尺"), []),
])
def test_what_lies_between_answers(answers: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    steps = [{"decision": "多少？", "branches": [{"when": answer, "goto": f"s{number}"} for number, answer in enumerate(answers)]},
             *({"id": f"s{number}", "next": "end"} for number in range(len(answers)))]
    book = handbook(post(), procedure(*steps)).on(TODAY)
    assert [(each.code, in_words(each.details["region"], "zh-Hant")) for each in amount_without_answer.find(book, TODAY)] == expected


def test_answers_that_go_one_way_may_overlap() -> None:
    step = {"decision": "多少？", "branches": [{"when": "50件以下", "goto": "end"}, {"when": "40件以上", "goto": "end"}]}
    assert not [*amount_without_answer.find(handbook(post(), procedure(step)).on(TODAY), TODAY)]


@pytest.mark.parametrize(("words", "besides"), [
    ("採伐逾500立方公尺的申請", "採伐的申請"), ("採伐逾50立方公尺至500立方公尺", "採伐"), ("逾3日的請假", "的請假"), ("leave of over 14 days", "leave of"),
])
def test_the_unit_belongs_to_the_range(words: str, besides: str) -> None:
    found_range = placed_range(words)
    assert found_range is not None
    assert words[:found_range[1]] + words[found_range[2]:] == besides
