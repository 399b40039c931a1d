"""Frequencies: what authors write, and what it is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest
from calendar_cases import frequencies, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.files import own_data
from generator.i18n.frequencies import frequency
from generator.model.frequency import Frequency
from generator.model.written import Refused
from generator.reading.frequency_hints import HINTS

CASES = own_data(Path(__file__).parent.parent / "cases/time/frequencies.yml")
NO_FREQUENCIES = ("", "sometimes", "經常", "weekly on Fridy", "monthly on the 32nd", "yearly on 02-30", "yearly on 13-01", "daily at 25:00",
                  "every 0 weeks", "weekly on 5", "每日前", "每季前", "monthly by", "by the 32nd of every month",
                  "before the 25th of every month", "by 31 Smarch every year")


@pytest.mark.parametrize(("words", "expected"), CASES["read"].items())
def test_frequency_is_read(words: str, expected: str) -> None:
    assert str(Frequency.parse(words)) == expected
    assert Frequency.parse(expected) == Frequency.parse(words)


@pytest.mark.parametrize("words", NO_FREQUENCIES)
def test_other_words_are_no_frequency(words: str) -> None:
    with pytest.raises(ValueError):
        Frequency.parse(words)


@pytest.mark.parametrize(("words", "reason"), CASES["refused"].items())
def test_what_is_refused_says_why(words: str, reason: str) -> None:
    with pytest.raises(Refused) as stop:
        Frequency.parse(words)
    assert stop.value.reason == reason in HINTS


@pytest.mark.parametrize(("words", "expected"), CASES["own"].items())
def test_a_period_of_its_own_is_read(words: str, expected: str) -> None:
    assert str(parse(words)) == expected
    assert parse(expected) == parse(words)


@pytest.mark.parametrize(("words", "reason"), CASES["own_refused"].items())
def test_a_period_that_nobody_names_is_refused(words: str, reason: str) -> None:
    with pytest.raises(Refused) as stop:
        parse(words)
    assert stop.value.reason == reason in HINTS


def test_words_without_end_are_refused_at_once() -> None:
    with pytest.raises(ValueError):
        Frequency.parse("monthly on the 5th and " * 10_000)


@given(frequencies())
@settings(max_examples=1000, deadline=None)
def test_every_frequency_is_read_again_as_it_is_printed(value: Frequency) -> None:
    printed = [str(value), *(frequency(value, language) for language in ("zh-Hant", "zh-Hans", "en"))]
    assert {words: parse(words) for words in printed} == dict.fromkeys(printed, value)


@given(st.text("每月週日一二三十五第個最後前、末旬季年 0123456789:-()遇假提照常順延次時分小半隔兩至翌thefirsondayvrmlwk,", max_size=24))
def test_any_words_are_read_or_refused(words: str) -> None:
    """And what is read is read again as the same."""
    try:
        found = Frequency.parse(words)
    except ValueError:
        return
    assert Frequency.parse(str(found)) == found


@pytest.mark.parametrize(("words", "part"), [
    ("每月第几个休假周", "第几个休假周"), ("每星期蓝日", "蓝日"), ("Every Blue moon", "Blue"), ("每０週", "０")])
def test_what_is_not_understood_is_quoted_as_it_was_typed(words: str, part: str) -> None:
    with pytest.raises(Refused) as stop:
        Frequency.parse(words)
    assert stop.value.part == part
