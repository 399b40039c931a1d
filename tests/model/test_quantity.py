"""Durations, frequencies and ranges: what authors write, and what it is taken for."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.numbers import chinese_number
from generator.model.quantity import Duration, EndsReversed, Frequency, Range

DURATIONS = {
    "30 minutes": "30 minutes", "1 minute": "1 minute", "2 hours": "2 hours", "3 working days": "3 working days", "15 days": "15 days",
    "12 months": "12 months", "2 weeks": "2 weeks", "1 year": "1 year", "half an hour": "0.5 hours", "1.5 hours": "1.5 hours",
    "30分鐘": "30 minutes", "30 分钟": "30 minutes", "三個工作日": "3 working days", "3个工作日": "3 working days", "十五日": "15 days",
    "二十一天": "21 days", "12個月": "12 months", "半小時": "0.5 hours", "兩週": "2 weeks", "十日內": "10 days", "３個工作日": "3 working days", "１．５　小時": "1.5 hours",
}
NO_DURATIONS = ("", "soon", "儘快", "3", "days", "-1 day", "0 days", "3 working", "3 days or so", "1e9 days", "999999999 days", "201 years",
                "十一二日", "二三十五日", "十十日", "三五日", "七八日", "二十十日", "百日", "一百五日", "一百零十日", "十零日", "零日", "一一日", "一二日", "千百日",
                "半半日", "三天半", "\u0663 days", "0.0000001 days")
FREQUENCIES = {
    "daily": "daily", "daily at 08:00": "daily at 08:00", "every working day": "every working day", "weekly on Friday": "weekly on Friday",
    "monthly on the 25th": "monthly on the 25th", "monthly on the 1st": "monthly on the 1st", "monthly on the last day":
    "monthly on the last day", "yearly on 03-31": "yearly on 03-31", "yearly on 02-29": "yearly on 02-29", "every 2 weeks": "every 2 weeks",
    "2 times a day": "2 times a day", "quarterly": "quarterly", "half-yearly": "half-yearly", "on event": "on event",
    "每日": "daily", "每個工作日": "every working day", "每週五": "weekly on Friday", "每周日": "weekly on Sunday", "每月25日": "monthly on the 25th",
    "每年3月31日": "yearly on 03-31", "每季": "quarterly", "每半年": "half-yearly", "每2週": "every 2 weeks", "每月3次": "3 times a month",
    "每日 8:00": "daily at 08:00", "每日 17：30": "daily at 17:30", "每週五１７：３０": "weekly on Friday at 17:30",
    "每月２５日": "monthly on the 25th", "yearly on ０３－３１": "yearly on 03-31", "每２週": "every 2 weeks", "daily at 17：30": "daily at 17:30",
    "事件發生時": "on event",
    "monthly by the 25th": "monthly by the 25th", "by the 25th of every month": "monthly by the 25th", "every month by the 25th":
    "monthly by the 25th", "no later than the 25th of every month": "monthly by the 25th", "每月25日前": "monthly by the 25th",
    "每月25日以前": "monthly by the 25th", "每月25日之前": "monthly by the 25th", "每月２５號前": "monthly by the 25th", "於每月25日前": "monthly by the 25th",
    "每月底前": "monthly by the last day", "每月最后一日前": "monthly by the last day", "by the last day of every month": "monthly by the last day",
    "by 31 March every year": "yearly by 03-31", "yearly by 03-31": "yearly by 03-31", "每年3月31日前": "yearly by 03-31",
    "weekly by Friday": "weekly by Friday", "by Friday every week": "weekly by Friday", "每週五前": "weekly by Friday",
    "每月25日17：00前": "monthly by the 25th at 17:00", "每月25日前 17:00": "monthly by the 25th at 17:00",
    "by the 25th of every month at 17:00": "monthly by the 25th at 17:00", "by 17:00 on the 25th of every month": "monthly by the 25th at 17:00",
    "on the 25th of every month": "monthly on the 25th", "於每月25日": "monthly on the 25th", "于每月25日": "monthly on the 25th",
    "every Friday at 16:00": "weekly on Friday at 16:00", "every year on 31 March": "yearly on 03-31",
}
NO_FREQUENCIES = ("", "sometimes", "經常", "weekly on Fridy", "monthly on the 32nd", "yearly on 02-30", "yearly on 13-01", "daily at 25:00",
                  "every 0 weeks", "weekly on 5", "daily by 10:00", "每日前", "每季前", "monthly by", "by the 32nd of every month",
                  "before the 25th of every month", "by the 25th of every month by 17:00", "by 31 Smarch every year")
RANGES = {
    "< 4": "< 4", "<4": "< 4", "<= 4": "<= 4", "> 4": "> 4", ">= 4, < 16": ">= 4, < 16", ">= 4 and < 16": ">= 4, < 16", "16 or more": ">= 16",
    "at least 16": ">= 16", "under 4": "< 4", "up to 4": "<= 4", "over 4": "> 4", "4 to under 16": ">= 4, < 16", "4 to 16": ">= 4, <= 16",
    "exactly 3": "= 3", "3": "= 3", "any": "any", "-5 to 5": ">= -5, <= 5", "> 0, <= 0.5": "> 0, <= 0.5",
    "未滿 4": "< 4", "4 以上未滿 16": ">= 4, < 16", "4以上，未滿16": ">= 4, < 16", "16 以上": ">= 16", "4 以下": "<= 4", "超過 4": "> 4",
    "不超過 5 件": "<= 5 件", "80至89": ">= 80, <= 89", "不限": "any", "4小時以上未滿2日": ">= 4 小時, < 2 日",
    ">= 4 hours, < 2 days": ">= 4 hours, < 2 days", "＞＝４，＜１６": ">= 4, < 16",
    "４～１６": ">= 4, <= 16", "３０㎡以上": ">= 30 ㎡", "９５％以上": ">= 95 ％",
}
NO_RANGES = ("", "many", "很多", ">= 4, < 4", "5 to 3", "> 3, <= 3", "4 <", "a to b")


@pytest.mark.parametrize(("words", "expected"), DURATIONS.items())
def test_duration_is_read(words: str, expected: str) -> None:
    assert str(Duration.parse(words)) == expected
    assert Duration.parse(expected) == Duration.parse(words)


@pytest.mark.parametrize("words", NO_DURATIONS)
def test_other_words_are_no_duration(words: str) -> None:
    with pytest.raises(ValueError):
        Duration.parse(words)


@pytest.mark.parametrize(("words", "expected"), FREQUENCIES.items())
def test_frequency_is_read(words: str, expected: str) -> None:
    assert str(Frequency.parse(words)) == expected
    assert Frequency.parse(expected) == Frequency.parse(words)


@pytest.mark.parametrize("words", NO_FREQUENCIES)
def test_other_words_are_no_frequency(words: str) -> None:
    with pytest.raises(ValueError):
        Frequency.parse(words)


@pytest.mark.parametrize(("words", "expected"), RANGES.items())
def test_range_is_read(words: str, expected: str) -> None:
    assert str(Range.parse(words)) == expected
    assert Range.parse(expected) == Range.parse(words)


NUMERALS = {"一": 1, "十": 10, "一十": 10, "十二": 12, "二十": 20, "二十五": 25, "九十九": 99, "一百": 100, "兩百": 200, "二百": 200, "一百零八": 108,
            "一百〇八": 108, "一百一十": 110, "一百十": 110, "一百八十": 180, "三百六十五": 365, "一千零一": 1001, "一千零一十": 1010, "两千": 2000,
            "九千九百九十九": 9999, "參拾": 30, "叁佰": 300}


@pytest.mark.parametrize(("words", "number"), NUMERALS.items())
def test_chinese_numerals(words: str, number: int) -> None:
    assert chinese_number(words) == number


@given(st.text("零〇一二兩三四五六七八九十百千", min_size=1, max_size=7))
def test_a_numeral_is_read_as_one_number_or_refused(words: str) -> None:
    """What is read is written again in its usual form, which differs by no more than 兩, 〇 and 一十."""
    try:
        number = chinese_number(words)
    except ValueError:
        return
    plain = words.replace("兩", "二").replace("〇", "零")
    assert plain.replace("一十", "十") == in_characters(number).replace("一十", "十")


def in_characters(number: int) -> str:
    digits = "零一二三四五六七八九"
    parts = [digits[int(d)] + unit if d != "0" else "零" for d, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)]
    return re.sub("零+", "零", "".join(parts)).strip("零") or "零"


@pytest.mark.parametrize(("words", "meant"), [("5 to 3", ">= 3, <= 5"), (">= 16, < 4", ">= 4, < 16"), ("16以上未滿4", ">= 4, < 16")])
def test_a_range_upside_down_says_what_was_meant(words: str, meant: str) -> None:
    with pytest.raises(EndsReversed) as stop:
        Range.parse(words)
    assert str(stop.value.meant) == meant


@pytest.mark.parametrize("words", NO_RANGES)
def test_other_words_are_no_range(words: str) -> None:
    with pytest.raises(ValueError):
        Range.parse(words)


@pytest.mark.parametrize(("words", "inside", "outside"), [
    (">= 4, < 16", ("4", "15.99"), ("3.99", "16")),
    ("> 4, <= 16", ("4.01", "16"), ("4", "16.01")),
    ("any", ("-1000", "0", "1e9"), ()),
    ("= 3", ("3", "3.0"), ("2.999", "3.001")),
])
def test_bounds_are_included_as_written(words: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    range_ = Range.parse(words)
    assert all(range_.contains(Decimal(n)) for n in inside)
    assert not any(range_.contains(Decimal(n)) for n in outside)
