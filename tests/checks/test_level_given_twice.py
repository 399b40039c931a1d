"""A level that is given several times is read in other words than it is written in: findings say how it is written."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.checks import failed_case
from generator.i18n.catalogue import catalogue
from generator.reading.load_text import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from tests.checklist_cases import HEAD, handbook, post, written

LEVELS = [{"id": "reprimand", "title": "申誡", "side": "penalty", "rank": 1, "times": 2}]


def late(expected: str) -> dict[str, Any]:
    return {"kind": "criteria", "id": "late", "title": "遲到", "side": "penalty", "measures": [{"id": "times", "title": "次數", "unit": "次"}],
            "tiers": [{"when": "any", "level": "reprimand x2"}], "cases": [{"given": 1, "expect": {"level": expected}}]}


def test_a_failed_case_says_how_its_outcome_is_written() -> None:
    (found,) = failed_case.CHECK.find(handbook(post(), late("reprimand"), levels=LEVELS), datetime.date(2026, 6, 1))
    assert "reprimand x2" in catalogue("zh-Hant").text(found.hint or "", **found.details)


@pytest.mark.parametrize("said", ["申誡二次", "申诫两次", "申誡2次"])
def test_a_level_as_readers_see_it_is_answered_with_how_it_is_written(said: str) -> None:
    documents, _ = load_text(written({**HEAD, "levels": LEVELS}, post(), late(said)), "rules/x.yml", Path("rules/x.yml"))
    valid = validate(documents)
    (found,) = resolve(valid.entries, valid.claimed).diagnostics
    assert catalogue("zh-Hant").text(found.hint or "", **found.details) == "請改寫為：reprimand x2"
