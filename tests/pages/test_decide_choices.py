"""Tiers in words alone are chosen; a tier with a range is found by its numbers."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords
from generator.pages.decide_form import choices
from tests.checklist_cases import handbook


def asked(*tiers: dict[str, Any]) -> tuple[bool, list[int]]:
    found = handbook({"kind": "criteria", "id": "set", "title": "標準", "side": "penalty", "tiers": list(tiers),
                      "measures": [{"id": "hours", "title": "時數", "unit": "小時"}]})
    made = choices(criteria_facts(found.criteria["set"], HandbookWords.of(found, "zh-Hant")))
    return made.measured, [tier.number for tier in made.worded]


@pytest.mark.parametrize(("tiers", "expected"), [
    ([{"when": "< 3"}, {"when": ">= 3"}], (True, [])),
    ([{"description": "情節輕微"}, {"description": "情節重大"}], (False, [1, 2])),
    ([{"when": "< 3"}, {"id": "grave", "title": "情節重大", "description": "致生損害"}], (True, [2])),
])
def test_what_the_form_asks_for(tiers: list[dict[str, Any]], expected: tuple[bool, list[int]]) -> None:
    assert asked(*tiers) == expected
