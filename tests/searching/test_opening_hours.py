"""When the doors are open is not when the office works: a guide that says it is answered beside the office hours."""

from __future__ import annotations

import pytest

from tests.checklist_cases import handbook, post
from tests.scripts import searched

CALENDAR = {"country": "TW", "office_hours": ["08:00-12:00", "13:00-17:00"]}


def visit(title: str) -> dict[str, object]:
    return {"kind": "guide", "id": "visit", "title": "參觀須知", "sections": [
        {"title": title, "text": "每週二至週日 10:00 至 16:00 開放。入園請量體溫。"}, {"title": "禁止事項", "text": "請勿餵食。"}]}


@pytest.mark.parametrize("query", ["開放時間", "开放时间"])
def test_what_a_guide_says_of_opening_hours_is_answered_first(query: str) -> None:
    with searched(handbook(post(), visit("開放時間"), calendar=CALENDAR), "zh-Hant") as ask:
        assert [said[1] for said in ask(query)] == ["每週二至週日 10:00 至 16:00 開放", "每個工作日 08:00–12:00、13:00–17:00"]


def test_a_section_that_is_called_otherwise_says_nothing_of_them() -> None:
    with searched(handbook(post(), visit("參觀路線"), calendar=CALENDAR), "zh-Hant") as ask:
        assert [said[1] for said in ask("開放時間")] == ["每個工作日 08:00–12:00、13:00–17:00"]


def test_a_section_without_a_sentence_says_nothing_of_them() -> None:
    visit_later = visit("開放時間") | {"sections": [{"title": "開放時間", "text": "。"}]}
    with searched(handbook(post(), visit_later, calendar=CALENDAR), "zh-Hant") as ask:
        assert [said[1] for said in ask("開放時間")] == ["每個工作日 08:00–12:00、13:00–17:00"]
