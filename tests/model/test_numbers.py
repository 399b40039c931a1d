"""Chinese numerals: each is one number, or refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.numbers import chinese_number

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
