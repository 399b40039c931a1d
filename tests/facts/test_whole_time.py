"""How long the slowest path takes, in words: no day is divided into tenths that nobody can count."""

from __future__ import annotations

import pytest

from generator.analysis.slowest_path import slowest_path
from generator.facts.whole_time import total_said
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post, procedure


@pytest.mark.parametrize(("limits", "said"), [
    (("3日", "1小時"), "3日1小時"), (("3日", "12小時"), "3.5日"), (("2日", "100分鐘"), "2日1小時40分鐘"), (("3日", "4日"), "7日")])
def test_a_sum_of_days_and_hours_is_exact(limits: tuple[str, ...], said: str) -> None:
    made = handbook(post(), procedure(*({"do": "登記", "by": "clerk", "within": limit} for limit in limits)))
    only = made.procedures["incoming"]
    path = slowest_path(only, made)
    assert total_said(only, path, path.total, HandbookWords.of(made, "zh-Hant")) == said
