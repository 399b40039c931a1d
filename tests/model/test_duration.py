"""Lengths of time: what authors write, and what it is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from durations import DURATIONS, WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.i18n import formatting
from generator.model.duration import Duration, Lasting, TimeAllowed

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases/time/durations.yml").read_text())


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
