"""Periods of an organisation's own: their dates are told beside what hangs on them, on the first page and by the search."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from checklist_cases import handbook, post
from rendered import render_pages
from scripts import searched

from generator.facts.duties import duty_facts
from generator.facts.periods import periods
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.templates import template_folders

SEASON: dict[str, Any] = {
    "id": "season", "title": {"zh-Hant": "森林防火期", "en": "fire season"}, "aliases": [{"zh-Hant": "防火期", "en": "season of fires"}],
    "begin": [{"zh-Hant": "入期", "en": "start of the season"}],
    "dates": [{"begins": "2025-10-01", "ends": "2026-04-30"}, {"begins": "2026-10-01", "ends": "2027-04-30"}]}
DUTY = {"id": "watch", "do": {"zh-Hant": "守望", "en": "Watch"}, "when": "every Monday during fire season"}


def made_on(day: str) -> Handbook:
    return handbook(post(DUTY), calendar={"country": "CN", "periods": [SEASON]}).on(datetime.date.fromisoformat(day))


@pytest.mark.parametrize(("day", "dates"), [
    ("2026-04-30", "1 October 2025 to 30 April 2026, 1 October 2026 to 30 April 2027"),
    ("2026-05-01", "1 October 2026 to 30 April 2027"),
    ("2028-01-01", "1 October 2026 to 30 April 2027"),
])
def test_the_dates_that_are_not_over_are_told(day: str, dates: str) -> None:
    made = made_on(day)
    words, clerk = HandbookWords.of(made, "en"), made.posts["clerk"]
    assert [each.dates for each in periods(words)] == [dates]
    assert duty_facts(clerk.duties[0], words, clerk).besides == f"or later if that is a day off; fire season: {dates}"


def test_what_a_period_leaves_out_is_told_with_its_dates() -> None:
    made = handbook(post({**DUTY, "when": "weekly on Friday, except during fire season"}), calendar={"country": "CN", "periods": [SEASON]})
    words, clerk = HandbookWords.of(made, "zh-Hant"), made.posts["clerk"]
    assert duty_facts(clerk.duties[0], words, clerk).besides.endswith("森林防火期：2025年10月1日至2026年4月30日、2026年10月1日至2027年4月30日")


@pytest.mark.parametrize("address", ["index.html", "posts/clerk.html"])
def test_pages_tell_them(address: str) -> None:
    made = made_on("2026-06-01")
    root = Path(__file__).parents[2]
    pages = {page.address: page.content for page in render_pages(made, (), "zh-Hant", template_folders(root, "pages"), today=made.day)}
    said = pages[address].replace('<span class="hb-unbroken">', "").replace("</span>", "")
    assert "森林防火期：2026年10月1日至2027年4月30日" in said


@pytest.mark.parametrize(("asked", "answer"), [
    ("防火期是什麼時候", "2026年10月1日至2027年4月30日"), ("森林防火期到幾號", "2026年10月1日至2027年4月30日"), ("什麼時候入期", "2026年10月1日"),
    ("when is the fire season", "1 October 2026 to 30 April 2027"),
])
def test_the_search_answers_when_they_are(asked: str, answer: str) -> None:
    with searched(made_on("2026-06-01"), "en" if asked.isascii() else "zh-Hant") as ask:
        assert [said[1] for said in ask(asked)] == [answer]
