"""Whom a roster spares: asked in everyday words, and not answered of another shift or of somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.checklist_cases import handbook, post
from tests.scripts import searched

DUTY = post(name="officer", title={"zh-Hant": "值班員", "en": "Duty officer"}, headcount=4, shifts=[
    {"id": "day", "title": {"zh-Hant": "日班", "en": "Day"}, "hours": "08:00-20:00"}, {"id": "night", "title": {"zh-Hant": "夜班", "en": "Night"}, "hours": "20:00-08:00"}],
    roster={"published": "monthly by the 25th", "exempt": [
        {"zh-Hant": "懷孕者不排夜班", "en": "No night duty during pregnancy"}, {"zh-Hant": "五十五歲以上者免值夜班", "en": "No night duty from the age of 55"}]})


@pytest.fixture(scope="module")
def said() -> Iterator[Callable[[str], list[str]]]:
    with searched(handbook(post(), DUTY), "zh-Hant") as ask:
        yield lambda query: [text for _, text, *_ in ask(query)]


@pytest.mark.parametrize("query", ["懷孕要值夜班嗎", "孕婦要上夜班嗎", "怀孕可以不排夜班吗", "懷孕不用值夜班嗎", "懷孕要值班嗎", "懷孕7個月還要值夜班嗎"])
def test_a_roster_says_whom_it_spares_from_the_shift_that_is_asked_for(query: str, said: Callable[[str], list[str]]) -> None:
    assert said(query) == ["懷孕者不排夜班"]


@pytest.mark.parametrize("query", ["懷孕要值日班嗎", "主任要值夜班嗎", "要值夜班嗎", "懷孕要加班嗎"])
def test_and_nothing_of_another_shift_or_of_somebody_else(query: str, said: Callable[[str], list[str]]) -> None:
    assert said(query) == []


def test_it_is_asked_in_english_too() -> None:
    with searched(handbook(post(), DUTY), "en") as ask:
        found = [[text for _, text, *_ in ask(query)] for query in ("do pregnant staff work nights", "must I work the night shift while pregnant", "do I work nights")]
    assert found == [["No night duty during pregnancy"], ["No night duty during pregnancy"], []]
