"""Where verbs stand in a Chinese text."""

from __future__ import annotations

import pytest

from generator.checks.shared.verb_places import joined_ends, verb_ends


@pytest.mark.parametrize(("text", "place", "ends"), [
    ("清點郵件", 0, [2]), ("請清點郵件", 0, []), ("請清點郵件", 1, [3]), ("清", 0, []), ("", 0, []), ("清點", 2, [])])
def test_a_verb_is_found_where_it_begins(text: str, place: int, ends: list[int]) -> None:
    assert [*verb_ends(text, place, "zh-Hant")] == ends


@pytest.mark.parametrize(("text", "end"), [
    ("清點及登記郵件", 5), ("清點以及登記", 6), ("清點、登記與分送郵件", 8), ("清點、郵件與登記", None), ("清點郵件及登記", None), ("郵件及登記", None)])
def test_verbs_are_joined_only_where_nothing_stands_between_them(text: str, end: int | None) -> None:
    assert next(joined_ends(text, 0, "zh-Hant"), None) == end


def test_a_language_without_verbs_has_none_anywhere() -> None:
    assert [*verb_ends("清點", 0, "ja")] == [*joined_ends("清點", 0, "ja")] == []
