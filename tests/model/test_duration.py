"""Lengths of time: what authors write, and what it is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest
from durations import DURATIONS, WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.files import own_data
from generator.i18n import formatting
from generator.model.duration import AtLeast, AtMost, Duration, Lasting, TimeAllowed

CASES = own_data(Path(__file__).parent.parent / "cases/time/durations.yml")


@pytest.mark.parametrize(("words", "expected"), CASES["read"].items())
def test_duration_is_read(words: str, expected: str) -> None:
    assert str(Duration.parse(words)) == expected
    assert Duration.parse(expected) == Duration.parse(words)


@pytest.mark.parametrize("words", CASES["refused"])
def test_other_words_are_no_duration(words: str) -> None:
    with pytest.raises(ValueError):
        Duration.parse(words)


@settings(deadline=None)
@given(DURATIONS | WORDS, st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
def test_a_duration_is_read_again_as_it_is_printed(value: Duration, language: str) -> None:
    assert Duration.parse(str(value)) == value
    assert Duration.parse(formatting.duration(value, language)) == value


@pytest.mark.parametrize(("annotation", "allowed"), [
    (Duration, ()), (TimeAllowed, ("same day", "at once")), (Lasting, ("permanent",))])
def test_words_without_a_number_stand_only_where_they_say_something(annotation: object, allowed: tuple[str, ...]) -> None:
    adapter: TypeAdapter[Duration] = TypeAdapter(annotation)
    for words in ("same day", "at once", "permanent"):
        if words in allowed:
            assert str(adapter.validate_python(words)) == words
        else:
            with pytest.raises(ValidationError):
                adapter.validate_python(words)


@pytest.mark.parametrize(("annotation", "words", "expected"), [
    (AtMost, "一年内", "1 year"), (AtMost, "不超过30分钟", "30 minutes"), (AtMost, "至少11小时", None), (AtMost, "same day", None),
    (AtLeast, "不少于11小时", "11 hours"), (AtLeast, "at least 11 hours", "11 hours"), (AtLeast, "11小时以上", "11 hours"),
    (AtLeast, "11小时以内", None), (Lasting, "6个月以内", None), (TimeAllowed, "24小时以内", "24 hours"), (TimeAllowed, "24小时以上", None)])
def test_a_bound_stands_only_where_the_field_means_one(annotation: object, words: str, expected: str | None) -> None:
    adapter: TypeAdapter[Duration] = TypeAdapter(annotation)
    if expected is None:
        with pytest.raises(ValidationError):
            adapter.validate_python(words)
    else:
        assert str(adapter.validate_python(words)) == expected


@pytest.mark.parametrize(("words", "means"), [
    ("6 to 12 months", "6 months to 12 months"), ("6 months to 1 year", "6 months to 1 year"), ("6個月至12個月", "6 months to 12 months"),
    ("六個月以上二年以下", "6 months to 2 years"), ("3至6个月", "3 months to 6 months"), ("12 months", "12 months"), ("permanent", "permanent"),
    ("up to 12 months", "up to 12 months"), ("最長12個月", "up to 12 months"), ("不超过30日", "up to 30 days"), ("六個月以下", "up to 6 months")])
def test_how_long_something_lasts_may_be_from_one_time_to_another(words: str, means: str) -> None:
    found = Duration.parse_range(words)
    assert str(found) == means
    assert {Duration.parse_range(formatting.duration(found, language)) for language in ("zh-Hant", "zh-Hans", "en")} == {found}


@pytest.mark.parametrize("words", ["12 to 6 months", "6 to 6 months", "1 to 3", "3 working days to 2 months", "permanent to 3 years", "最长永久", "up to 0 days"])
def test_a_time_that_is_no_shorter_is_no_range(words: str) -> None:
    with pytest.raises(ValueError):
        Duration.parse_range(words)
