"""Remedies are found by their own word alone, and a day of what is measured in working time is one of its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.searching.entry_passages import passages_of
from generator.searching.passages import Passages
from tests.checklist_cases import handbook, post
from tests.scripts import searched

LEVELS = [{"id": "warning", "title": "警告", "side": "penalty", "rank": 1, "scale": "pupil"},
          {"id": "demerit", "title": "記過", "side": "penalty", "rank": 1, "times": 2, "scale": "staff"}]
SCALES = [{"id": "pupil", "title": "學生懲處", "side": "penalty", "remedies": {"do": "提出申訴", "to": "學生申評會", "within": "30 days"}},
          {"id": "staff", "title": "教師懲處", "side": "penalty", "remedies": {"do": "提起申訴", "to": "教師申評會", "within": "30 days"}}]
LATE = {"kind": "criteria", "id": "late", "title": "學生遲到懲處標準", "side": "penalty", "act": "遲到", "tiers": [{"id": "a", "level": "warning"}]}
ABSENCE = {"kind": "criteria", "id": "absence", "title": "教師曠職處分標準", "side": "penalty", "act": "曠職",
           "measures": [{"id": "time", "title": "曠職", "type": "working-time"}],
           "tiers": [{"when": "under 1 day"}, {"when": "1 day or more", "level": "demerit"}]}
PUPILS, STAFF = "於30日內向學生申評會提出申訴", "於30日內向教師申評會提起申訴"


@pytest.fixture(scope="module")
def said() -> Iterator[Callable[[str], list[str]]]:
    made = handbook(post(), LATE, ABSENCE, levels=LEVELS, scales=SCALES)
    with searched(made, "zh-Hant") as ask:
        yield lambda query: [text for _, text, *_ in ask(query)]


@pytest.mark.parametrize(("query", "wanted"), [
    ("申訴", {PUPILS, STAFF}), ("申訴期限", {PUPILS, STAFF}), ("怎麼申訴", {PUPILS, STAFF}), ("學生遲到申訴", {PUPILS}), ("訴願", set()),
    ("不服", {PUPILS, STAFF}), ("曠職8小時", {"記過一次"}), ("曠職1日", {"記過一次"}), ("曠職兩天", {"記過一次"}), ("曠職3小時", {"不予獎懲"})])
def test_what_is_asked_is_answered(query: str, wanted: set[str], said: Callable[[str], list[str]]) -> None:
    assert set(said(query)) == wanted


def test_a_level_that_is_given_several_times_is_one_phrase_of_a_passage() -> None:
    made: Any = handbook(post(), LATE, ABSENCE, levels=LEVELS, scales=SCALES)
    found = [passage.text for passage in passages_of(Passages(made, "zh-Hant"), made.criteria["absence"])]
    assert "1個工作日以上 · 記過一次" in found and STAFF in found
