"""Traditional and Simplified, phrase by phrase, in both directions; what is written by hand wins."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.conversion import completer, converter

SENTENCES: list[list[str]] = yaml.safe_load((Path(__file__).parent / "cases" / "conversion.yml").read_text("utf-8"))
MUST_OCCUR = "幹乾干發髮裡里後后製制覆復複"


def test_the_sentences_cover_what_conversion_confuses() -> None:
    assert len(SENTENCES) >= 60
    assert set(MUST_OCCUR) <= set("".join(traditional for traditional, _ in SENTENCES))


@pytest.mark.parametrize(("traditional", "simplified"), SENTENCES)
def test_both_directions(traditional: str, simplified: str) -> None:
    assert converter("zh-Hans")(traditional) == simplified
    assert converter("zh-Hant")(simplified) == traditional


def test_only_what_is_missing_is_added() -> None:
    complete = completer(("zh-Hant", "zh-Hans", "en"))
    assert complete is not None
    assert complete({"zh-Hant": "列印", "en": "print"}) == {"zh-Hant": "列印", "en": "print", "zh-Hans": "打印"}
    assert complete({"zh-Hant": "列印", "zh-Hans": "印出来"})["zh-Hans"] == "印出来"
    assert complete({"zh-Hans": "打印"}) == {"zh-Hans": "打印", "zh-Hant": "列印"}
    assert complete({"en": "print"}) == {"en": "print"}


def test_a_handbook_without_both_scripts_is_left_alone() -> None:
    assert completer(("zh-Hant", "en")) is None


def test_a_handbooks_own_words_come_first() -> None:
    complete = completer(("zh-Hant", "zh-Hans"), [{"zh-Hant": "列印", "zh-Hans": "印出"}])
    assert complete is not None
    assert complete({"zh-Hant": "列印後取件"})["zh-Hans"] == "印出后取件"
