"""The examples of checks are in words that the reader knows."""

from __future__ import annotations

import re

import pytest

from generator.linting.example_words import ABOUT_CHINESE
from generator.linting.examples import example
from generator.linting.registry import DESCRIPTORS
from tests.linting.test_registry import findings

HAN = re.compile("[\u3400-\u9fff]")
TIMED = re.compile(r"(?:when|within|effort|wait|every): (?:daily|monthly|weekly|[0-9]+ (?:working )?(?:minute|hour|day|month|year)s?)\\b[^-–]*$", re.MULTILINE)
SHOWN = [(code, text) for code, descriptor in DESCRIPTORS.items() for text in (descriptor.invalid, descriptor.valid) if text]
OF_READING = [code for code, descriptor in DESCRIPTORS.items() if descriptor.invalid and code[:3] in ("HB0", "HB1", "HB6")]


@pytest.mark.parametrize(("code", "text"), SHOWN, ids=[f"{code}-{number}" for number, (code, _) in enumerate(SHOWN)])
def test_english_examples_have_no_chinese_words(code: str, text: str) -> None:
    """A word that is missing goes into generator/linting/example_words.py; a check of Chinese writing into ABOUT_CHINESE there. Chinese ones have no
    English times."""
    left = HAN.findall(example(text, "en", code))
    assert not left or code in ABOUT_CHINESE, "".join(left)
    chinese = example(text, "zh-Hant", code)
    assert not TIMED.search(chinese)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("code", OF_READING)
def test_an_example_shows_the_fault_in_every_language(code: str, language: str) -> None:
    descriptor = DESCRIPTORS[code]
    assert code in {d.code for d in findings(example(descriptor.invalid, language, code))}
    assert code not in {d.code for d in findings(example(descriptor.valid, language, code)) if d.span.file == "example.yml"}


def test_simplified_examples_are_simplified() -> None:
    assert "收发员" in example(DESCRIPTORS["HB104"].invalid, "zh-CN")
