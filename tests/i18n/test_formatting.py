"""Values put into words: durations, ranges, dates, numbers, choices."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum

import pytest

from generator.i18n import formatting
from generator.model.common import Status
from generator.model.duration import DURATION_UNITS, Duration
from generator.model.handbook import Medium, Years
from generator.model.post import Priority
from generator.model.procedure import Matter, Mode
from generator.model.ranges import Range
from generator.model.side import Side
from generator.model.text import Text

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
HOURS = Text({"zh-Hant": "小時", "zh-Hans": "小时", "en": "hours"})


@pytest.mark.parametrize(("written", "words"), [
    ("30 minutes", ("30分鐘", "30分钟", "30 minutes")),
    ("1 hour", ("1小時", "1小时", "1 hour")),
    ("0.5 hours", ("半小時", "半小时", "half an hour")),
    ("3 working days", ("3個工作日", "3个工作日", "3 working days")),
    ("15 days", ("15日", "15日", "15 days")),
    ("2 weeks", ("2週", "2周", "2 weeks")),
    ("12 months", ("12個月", "12个月", "12 months")),
    ("1 year", ("1年", "1年", "1 year")),
    ("14小時10分", ("14小時10分鐘", "14小时10分钟", "14 hours 10 minutes")),
    ("1 working day 4 hours", ("1個工作日4個工作小時", "1个工作日4个工作小时", "1 working day 4 working hours")),
    ("當日", ("當日", "当日", "the same day")), ("immediately", ("即時", "立即", "at once")), ("forever", ("永久", "永久", "permanent")),
    ("2 to 5 working days", ("2個工作日至5個工作日", "2个工作日至5个工作日", "2 to 5 working days")),
    ("10 days to 2 months", ("10日至2個月", "10日至2个月", "10 days to 2 months")),
    ("不超過30日", ("最長30日", "最长30日", "at most 30 days")),
    ("1000 days", ("1,000日", "1,000日", "1,000 days")),
])
def test_durations(written: str, words: tuple[str, ...]) -> None:
    assert tuple(formatting.duration(Duration.parse_range(written), language) for language in LANGUAGES) == words


@pytest.mark.parametrize(("written", "words"), [
    ("< 4", ("未滿4小時", "不满4小时", "under 4 hours")),
    ("<= 4", ("4小時以下", "4小时以下", "up to 4 hours")),
    (">= 16", ("16小時以上", "16小时以上", "16 hours or more")),
    ("> 16", ("超過16小時", "超过16小时", "over 16 hours")),
    (">= 4, < 16", ("4小時以上未滿16小時", "4小时以上不满16小时", "from 4 to under 16 hours")),
    ("3 to 5", ("3小時以上5小時以下", "3小时以上5小时以下", "from 3 to 5 hours")),
    ("> 0, < 4", ("超過0小時，未滿4小時", "超过0小时，不满4小时", "over 0, under 4 hours")),
    ("> 0, <= 4", ("超過0小時，4小時以下", "超过0小时，4小时以下", "over 0, up to 4 hours")),
    ("= 3", ("3小時", "3小时", "exactly 3 hours")),
    ("any", ("不限", "不限", "any value")),
])
def test_ranges(written: str, words: tuple[str, ...]) -> None:
    assert tuple(formatting.range_(Range.parse(written), HOURS, language) for language in LANGUAGES) == words


@pytest.mark.parametrize(("written", "unit", "language", "words"), [
    ("< 4 小時", {"zh-Hant": "小時", "en": "hours"}, "en", "under 4 hours"),
    ("< 4 mm", {"zh-Hant": "小時"}, "zh-Hant", "未滿4 mm"),
    (">= 90", {"zh-Hant": "%"}, "en", "90% or more"),
    (">= 4, < 16", {"zh-Hant": "件"}, "fr", "from 4 to under 16件"),
])
def test_units_of_ranges(written: str, unit: dict[str, str], language: str, words: str) -> None:
    assert formatting.range_(Range.parse(written), Text(unit), language) == words


def test_dates() -> None:
    day = datetime.date(2026, 1, 31)
    assert [formatting.date(day, language) for language in (*LANGUAGES, "zh-TW", "fr")] == [
        "2026年1月31日", "2026年1月31日", "31 January 2026", "2026年1月31日", "31 January 2026"]


@pytest.mark.parametrize(("day", "words"), [
    ((2026, 1, 1), ("民國115年1月1日", "民国115年1月1日", "1 January 2026")),
    ((1912, 1, 1), ("民國1年1月1日", "民国1年1月1日", "1 January 1912")),
    ((1911, 10, 10), ("民國前1年10月10日", "民国前1年10月10日", "10 October 1911")),
    ((1895, 4, 17), ("民國前17年4月17日", "民国前17年4月17日", "17 April 1895")),
])
def test_years_of_the_republic_in_chinese_dates(day: tuple[int, int, int], words: tuple[str, ...]) -> None:
    assert tuple(formatting.date(datetime.date(*day), language, Years.ROC) for language in LANGUAGES) == words


def test_months() -> None:
    day = datetime.date(2026, 9, 30)
    assert [formatting.month(day, language) for language in LANGUAGES] == ["2026年9月", "2026年9月", "September 2026"]
    assert [formatting.month(day, language, Years.ROC) for language in LANGUAGES] == ["民國115年9月", "民国115年9月", "September 2026"]


@pytest.mark.parametrize(("value", "plain", "signed"), [
    (Decimal("3.0"), "3", "+3"), (-3, "−3", "−3"), (0, "0", "0"), (Decimal("0.25"), "0.25", "+0.25"), (12000, "12,000", "+12,000"),
    (Decimal("1E+2"), "100", "+100"),
])
def test_numbers(value: Decimal | float, plain: str, signed: str) -> None:
    assert (formatting.number(value), formatting.signed(value)) == (plain, signed)


@pytest.mark.parametrize(("value", "words"), [
    (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
    (1003, "一千零三"), (9999, "九千九百九十九"), (0, "0"), (10_000, "10000"),
])
def test_chinese_numerals(value: int, words: str) -> None:
    assert formatting.chinese_numeral(value) == words


def test_clauses() -> None:
    assert [formatting.clause_number(12, language) for language in LANGUAGES] == ["第十二條", "第十二条", "clause 12"]


@pytest.mark.parametrize("choices", [Status, Priority, Matter, Mode, Medium, Side])
def test_every_choice_has_words_of_its_own(choices: type[Enum]) -> None:
    for language in LANGUAGES:
        words = [formatting.choice(choice, language) for choice in choices]
        assert len(set(words)) == len(words)
        assert all(word.isascii() == (language == "en") for word in words)


def test_every_unit_has_words() -> None:
    for language in ("zh-Hant", "zh-Hans"):
        assert not any(formatting.duration(Duration.of(n, unit), language).isascii() for unit in DURATION_UNITS for n in (1, 2))


@pytest.mark.parametrize(("numbers", "shown"), [
    ([], []), ([1], ["1"]), ([1, 2], ["1–2"]), ([1, 3, 4, 5, 9], ["1", "3–5", "9"]),
])
def test_spans(numbers: list[int], shown: list[str]) -> None:
    assert formatting.spans(numbers) == shown


@pytest.mark.parametrize(("language", "common", "republican"), [("zh-Hant", "2027年", "民國116年"), ("zh-Hans", "2027年", "民国116年"),
                                                               ("en", "2027", "2027")])
def test_years_by_themselves(language: str, common: str, republican: str) -> None:
    day = datetime.date(2027, 7, 1)
    assert [formatting.year(day, language), formatting.year(day, language, Years.ROC)] == [common, republican]


def test_only_english_has_a_singular() -> None:
    unit = Text(by_language={"en": "breaches", "zh-Hant": "件", "fr": "fois"})
    assert [formatting.amount(Decimal(1), unit, tag) for tag in ("en", "zh-Hant", "fr")] == ["1 breach", "1件", "1 fois"]
    assert formatting.amount(Decimal(2), unit, "en") == "2 breaches"
