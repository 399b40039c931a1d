"""What follows from an outcome is told with it, the points of its level too."""

from __future__ import annotations

import pytest

from generator.facts.consequences import follows_of
from generator.facts.words import HandbookWords
from generator.model.handbook import Level
from tests.check_cases import handbook

CONTEXT = {"languages": ("zh-Hant",), "hours": 8}
SMALL = handbook("kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n")


@pytest.mark.parametrize(("times", "said"), [(1, "−2 分"), (2, "每次−2 分")])
def test_points_of_a_level_are_told_with_it(times: int, said: str) -> None:
    level = Level.model_validate({"id": "late", "title": "記點", "side": "penalty", "rank": 1, "points": -2, "times": times,
                                  "effects": "列入年終考核。"}, context=CONTEXT)
    assert [*follows_of([level], HandbookWords.of(SMALL, "zh-Hant"))] == [said, "列入年終考核。"]
