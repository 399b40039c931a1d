"""What a post says of itself besides its duties."""

from __future__ import annotations

import pytest
from checklist_cases import handbook, post

from generator.facts.post import post_facts
from generator.facts.words import HandbookWords

MADE = handbook(
    post(), post(name="chief"), post(name="head"),
    levels=[{"id": "warning", "title": "申誡", "side": "penalty", "rank": 1},
            {"id": "demerit", "title": "記大過", "side": "penalty", "rank": 2, "decides": "head"},
            {"id": "praise", "title": "嘉獎", "side": "reward", "rank": 1}],
    scales=[{"id": "penalty", "title": "懲處", "side": "penalty", "decides": "chief"}])


@pytest.mark.parametrize(("name", "levels"), [("head", ["記大過"]), ("chief", ["申誡"]), ("clerk", [])])
def test_a_post_says_on_which_levels_it_decides(name: str, levels: list[str]) -> None:
    """On a level of which nobody else decides whoever decides on its scale does."""
    facts = post_facts(MADE.posts[name], HandbookWords.of(MADE, "zh-Hant"))
    assert [level.words.text for level in facts.levels] == levels
