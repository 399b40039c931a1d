"""The time of a stage of supervision, which may name the event that it counts from."""

from __future__ import annotations

import pytest

from generator.facts.stages import stage_facts
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post

STAGE = {"do": "查核", "by": "clerk"}


def _said(**notification: object) -> tuple[str, str]:
    stages = dict.fromkeys(("responsibility", "inspection", "rectification", "assessment"), STAGE) | {"notification": STAGE | notification}
    made = handbook(post(), {"kind": "oversight", "id": "balance", "title": "帳物相符", "matter": "差異為0", "inspector": "clerk", "closing": "連續6次相符",
                             "stages": stages})
    found = stage_facts(made.oversight["balance"], HandbookWords.of(made, "zh-Hant"))[2]
    return found.when.text if found.when else "", found.within


@pytest.mark.parametrize(("within", "event", "time"), [
    ("自發現差異起4小時內", "發現差異", "4小時"), ("發現後24小時內", "發現", "24小時"), ("3個工作日", "", "3個工作日")])
def test_a_time_that_counts_from_an_event_says_upon_what_the_stage_begins(within: str, event: str, time: str) -> None:
    said, limit = _said(within=within)
    assert event in said and bool(said) is bool(event) and time in limit


def test_the_same_may_be_written_in_two_fields() -> None:
    assert _said(within="自發現差異起4小時內") == _said(every={"event": "發現差異"}, within="4小時")


def test_what_says_already_how_often_it_is_takes_no_event_besides() -> None:
    with pytest.raises(AssertionError):
        _said(every="每月", within="自發現差異起4小時內")
