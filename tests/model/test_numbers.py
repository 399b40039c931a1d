"""Chinese numerals: each is one number, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files import own_data
from generator.model.amounts import number_read
from generator.model.numbers import LARGEST_NUMERAL, chinese_number
from tests.scripts import Scripts

CASES = own_data(Path(__file__).parent.parent / "cases/numbers.yml")


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    found = Scripts()
    yield found
    found.close()


@pytest.mark.parametrize("words", [*CASES["read"], *CASES["refused"]])
def test_rules_and_scripts_read_a_number_alike(words: str, scripts: Scripts) -> None:
    expected = CASES["read"].get(words, "")
    try:
        number, unit = number_read(words)
        found = "" if unit else f"{number.normalize():f}"
    except ValueError:
        found = ""
    assert (found, scripts.ask("number", words)) == (expected, expected)


def test_every_numeral_is_read_alike_by_scripts(scripts: Scripts) -> None:
    spelled = {words: number for number in range(1, LARGEST_NUMERAL + 1, 7) for words in (in_characters(number), in_characters(number).replace("二", "兩"))}
    assert all(chinese_number(words) == number and scripts.ask("number", words) == str(number) for words, number in spelled.items())


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
