"""Lengths of time: what authors write, and what it is taken for."""

from __future__ import annotations

import pytest

from generator.model.duration import Duration

DURATIONS = {
    "30 minutes": "30 minutes", "1 minute": "1 minute", "2 hours": "2 hours", "3 working days": "3 working days", "15 days": "15 days",
    "12 months": "12 months", "2 weeks": "2 weeks", "1 year": "1 year", "half an hour": "0.5 hours", "1.5 hours": "1.5 hours",
    "30分鐘": "30 minutes", "30 分钟": "30 minutes", "三個工作日": "3 working days", "3个工作日": "3 working days", "十五日": "15 days",
    "二十一天": "21 days", "12個月": "12 months", "半小時": "0.5 hours", "兩週": "2 weeks", "十日內": "10 days", "３個工作日": "3 working days", "１．５　小時": "1.5 hours",
}
NO_DURATIONS = ("", "soon", "儘快", "3", "days", "-1 day", "0 days", "3 working", "3 days or so", "1e9 days", "999999999 days", "201 years",
                "十一二日", "二三十五日", "十十日", "三五日", "七八日", "二十十日", "百日", "一百五日", "一百零十日", "十零日", "零日", "一一日", "一二日", "千百日",
                "半半日", "三天半", "\u0663 days", "0.0000001 days")


@pytest.mark.parametrize(("words", "expected"), DURATIONS.items())
def test_duration_is_read(words: str, expected: str) -> None:
    assert str(Duration.parse(words)) == expected
    assert Duration.parse(expected) == Duration.parse(words)


@pytest.mark.parametrize("words", NO_DURATIONS)
def test_other_words_are_no_duration(words: str) -> None:
    with pytest.raises(ValueError):
        Duration.parse(words)
