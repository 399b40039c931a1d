"""HB423: two languages of a text that name different times, amounts or numbers."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.languages_differ import find


def named(chinese: str, english: str) -> list[tuple[str, str]]:
    return told(f'{{zh-Hant: "{chinese}", en: "{english}"}}')


def told(definition: str) -> list[tuple[str, str]]:
    made = handbook(f"kind: term\nid: seal\ntitle: 印信\ndefinition: {definition}\n")
    return [(str(each.details["other"]), str(each.details["one"])) for each in find(made.terms["seal"], made, TODAY)]


@pytest.mark.parametrize(("chinese", "english", "said"), [
    ("應於3日內交中心主任", "must be handed in within 5 days", [("3日", "5 days")]),
    ("三日內", "within five days", [("3日", "five days")]),
    ("3個工作日內", "within 3 days", [("3個工作日", "3 days")]),
    ("逾50萬元", "over NT$600,000", [("50萬元", "NT$600,000")]),
    ("15萬元以下", "up to 15000 dollars", [("15萬元", "15000 dollars")]),
    ("6人以上出席", "at least 5 members", [("6", "5")]),
    ("2個月內", "within a month", [("2個月", "a month")]),
    ("5日以上未滿15日", "5 to 20 days", [("15日", "20 days")]), ("5日以上15日以下", "5 to 14 days", [("15日", "14 days")]),
    ("3日內通報，並於10日內結案", "report within 3 days and close within 12 days", [("10日", "12 days")]),
])
def test_what_differs_is_told(chinese: str, english: str, said: list[tuple[str, str]]) -> None:
    assert named(chinese, english) == said


@pytest.mark.parametrize(("chinese", "english"), [
    ("3日內", "within 3 days"), ("3日內", "within three days"), ("2週內", "within 14 days"), ("當日", "within 1 day"), ("24小時專線", "call 1119"),
    ("10萬元以下", "NT$100,000 or less"), ("5萬元", "fifty thousand dollars"), ("民國115年8月1日起", "from 1 August 2026"),
    ("22時至翌日6時", "between 10 p.m. and 6 a.m."), ("22:00起", "from 10 pm"), ("九折", "10% off"), ("第3條", "Article 3"),
    ("三分之二以上委員", "2 of 3 members"), ("3人與5人", "2 people"), ("甲式2份", "one form"), ("1000元", "1000 dollars"), ("5萬元", "50 thousand dollars"), ("2元", "2 euros"), ("116年度", "the year 2027"),
    ("每月20小時以下的加班", "Overtime of up to 20 hours a month"), ("每日罰1000元", "1000 dollars a day"), ("每年2次", "2 times a year"), ("一個月內", "within a month"),
    ("5日以上未滿15日", "5 to 14 days"), ("5日以上未滿15日", "from 5 to under 15 days"), ("未滿3個月", "less than 3 months"), ("1日至3日", "1 to 3 days"),
])
def test_the_same_in_other_words_is_no_finding(chinese: str, english: str) -> None:
    assert named(chinese, english) == []


def test_a_text_of_one_language_is_compared_with_nothing() -> None:
    assert told("3日內歸還，逾5日者登記") == []


def test_a_quotation_is_passed_over() -> None:
    """Where its languages stand is not where the text does."""
    assert told('{quote: {zh-Hant: "應於3日內歸還", en: "returned within 5 days"}}') == []
