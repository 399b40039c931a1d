"""Many patterns as one."""

from __future__ import annotations

import re

import pytest

from generator.alternation import alternation, openings


@pytest.mark.parametrize(("pattern", "opened"), [
    ("及時", ["及時"]), ("[過太]大", ["過大", "太大"]), ("(?:甲|乙丙)丁", ["甲丁", "乙丙丁"]),
    ("(?:a(?:b|c)|d)?e", ["a(?:b|c)e", "de", "e"]),
    ("(?:[ab]c|d)e", ["ace", "bce", "de"])])
def test_patterns_are_opened_at_their_first_character(pattern: str, opened: list[str]) -> None:
    assert list(openings(pattern)) == opened


def test_of_patterns_that_begin_alike_the_first_is_tried_first() -> None:
    assert re.match(alternation(["abc", "ab", "[ax]b"]), "abcd")[0] == "abc"  # type: ignore[index]
