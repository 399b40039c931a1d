"""A choice is English in the rules; whoever is told which there are reads each with its Chinese word."""

from __future__ import annotations

from enum import Enum

import pytest

from generator.model.guide import Sort
from generator.model.handbook import Medium, Years
from generator.model.measure import MeasureType
from generator.model.modifier import Effect
from generator.model.post import Priority
from generator.model.procedure import Matter, Mode
from generator.model.scale import Running, Together
from generator.model.side import Side
from generator.reading.chinese_words import explained, meant_choice

_TWO_THINGS = {Sort.LETTER}
"""A letter is also a size of paper, so that no one word of Chinese stands for it."""


@pytest.mark.parametrize("choices", [Sort, Medium, Years, MeasureType, Effect, Priority, Matter, Mode, Together, Running, Side])
def test_every_choice_has_its_word(choices: type[Enum]) -> None:
    for choice in set(choices) - _TWO_THINGS:
        assert explained([choice.value]).by_language["zh-Hant"] != choice.value


def test_an_office_word_for_a_matter_is_understood() -> None:
    assert meant_choice("突發事項", [matter.value for matter in Matter]) == "sudden"
    assert meant_choice("紧急", [matter.value for matter in Matter]) == "sudden"
