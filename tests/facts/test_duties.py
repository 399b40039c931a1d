"""The one order of duties, and that every output has it."""

from __future__ import annotations

import datetime
import io
import json
import re
from typing import Any

import pytest
from checklist_cases import handbook, post, procedure
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.exports.calendars import post_calendar
from generator.exports.workbook import workbook
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.duties import duty_groups, in_order
from generator.facts.words import HandbookWords
from generator.forms.documents import plan_documents
from generator.handbook import Handbook
from generator.searching.answers import answers_of
from generator.searching.entry_passages import passages_of
from generator.searching.passages import Passages
from generator.templates import BUILT_IN
from tests.rendered import render_pages

DAY = datetime.date(2026, 6, 1)

WATCH = ({"id": "take-over", "when": "daily at 08:00"}, {"id": "evening", "when": "daily at 18:30"}, {"id": "close", "when": "daily at 07:30"},
         {"id": "night", "when": "daily at 23:00"}, {"id": "any", "when": "daily", "priority": "urgent-important", "critical": True})


def order(made: Handbook) -> list[str]:
    return [duty.id for duty in in_order(made.posts["clerk"], made)]


def test_a_watch_of_a_day_and_a_night_is_gone_through_as_it_goes() -> None:
    assert order(handbook(post(*WATCH, day_begins="08:00"))) == ["take-over", "evening", "night", "close", "any"]
    assert order(handbook(post(*WATCH))) == ["close", "take-over", "evening", "night", "any"]


MINUTES = st.integers(0, 24 * 60 - 1)


@settings(deadline=None, max_examples=60)
@given(MINUTES, st.lists(MINUTES, min_size=1, max_size=8))
def test_hours_go_once_round_from_where_the_day_begins(begins: int, times: list[int]) -> None:
    def clock(minute: int) -> str:
        return f"{minute // 60:02}:{minute % 60:02}"

    made = handbook(post(*({"when": f"daily at {clock(time)}"} for time in times), day_begins=clock(begins)))
    since = [(at[0].start.minutes - begins) % 1440 for duty in in_order(made.posts["clerk"], made) if (at := duty.when.at)]
    assert since == sorted(since) and len(since) == len(times)


@pytest.mark.parametrize(("fields", "said"), [({"day_begins": "16:00"}, "每日 23:00、03:00"), ({}, "每日 03:00、23:00"), ({"day_begins": "02:00"}, "每日 03:00、23:00")])
def test_times_of_a_duty_are_told_as_the_day_goes(fields: dict[str, str], said: str) -> None:
    """On the page and paper, in the workbook and in the answer of the search."""
    made = handbook(post({"when": "每日 03:00、23:00"}, **fields))
    words = HandbookWords.of(made, "zh-Hant")
    (group,) = duty_groups(made.posts["clerk"], words)
    answers = [answer.text for answer in answers_of(made.posts["clerk"], words) if answer.aspect == "often"]
    assert [group.duties[0].when.text, *answers] == [said, said]


@pytest.mark.parametrize("field", ["25:00", "8", "早上", "08:00:00", ""])
def test_what_is_no_time_is_a_finding(field: str) -> None:
    with pytest.raises(AssertionError):
        handbook(post(day_begins=field))


# --- Every output ----------------------------------------------------------------------------------------------------

DUTIES = (*WATCH, {"id": "fri", "when": "weekly on Friday", "critical": True}, {"id": "mon", "when": "weekly on Monday"},
          {"id": "visit", "when": {"event": "訪客到達"}}, {"id": "alarm", "when": {"event": "火警"}, "critical": True})
WANTED = ["take-over", "evening", "night", "close", "any", "mon", "fri", "alarm", "visit"]


@pytest.fixture(scope="module")
def made() -> Handbook:
    return handbook(post(*({**duty, "do": f"辦理〔{duty['id']}〕"} for duty in DUTIES), day_begins="08:00"))


def named(text: str) -> list[str]:
    """The duties that a text names, once each, in order."""
    return list(dict.fromkeys(re.findall("〔([a-z-]+)〕", text)))


def test_facts_and_checklist_have_it(made: Handbook) -> None:
    groups = duty_groups(made.posts["clerk"], HandbookWords.of(made, "en"))
    assert [duty.id for group in groups for duty in group.duties] == WANTED
    assert [group.often for group in groups] == ["Every day", "Every week", "On an event"]
    assert [item.id for group in checklist(made.posts["clerk"], made).groups for item in group.items] == [f"duty/{name}" for name in WANTED]


def test_pages_have_it(made: Handbook) -> None:
    pages = {page.address: page.content for page in render_pages(made, [], "zh-Hant", [BUILT_IN / "pages"], today=DAY)}
    assert named(pages["posts/clerk.html"]) == named(pages["checklists/clerk.html"]) == WANTED


def test_printed_documents_have_it(made: Handbook) -> None:
    said = {job.address: named(json.dumps(job.data, ensure_ascii=False)) for job in plan_documents(made, "zh-Hant")}
    wanted = {"checklists/clerk.pdf", "posts/clerk.pdf", "documents/handbook.pdf"}  # the collection is put together from them
    assert {address: found for address, found in said.items() if found} == dict.fromkeys(wanted, WANTED)


def test_exports_and_search_have_it(made: Handbook) -> None:
    book = load_workbook(io.BytesIO(workbook(made, "zh-Hant")()))
    cells: list[Any] = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert named(" ".join(str(cell) for cell in cells)) == WANTED
    feed = post_calendar(made.posts["clerk"], made, "zh-Hant", DAY) or b""
    assert named(feed.decode().replace("\r\n ", "")) == WANTED[:-2]
    assert named(" ".join(passage.text for passage in passages_of(Passages(made, "zh-Hant"), made.posts["clerk"]))) == WANTED


@pytest.mark.parametrize(("when", "limit"), [
    ("quarterly", "3 days"), ("on event", "3 working days"), ("on event", "3 days from trigger"),
    ("on event", {"time": "10 days", "after": "seen", "restart": "again", "extend": {"by": "5 days"}})])
def test_a_duty_that_is_a_step_is_told_of_a_post_as_it_is_ticked_off(when: str, limit: Any) -> None:
    made = handbook(post({"when": when, "procedure": "incoming", "step": "sample"}),
                    procedure({"id": "sample", "critical": True, "record": "log", "evidence": "簽名", "within": limit}, {},
                              events=[{"id": "seen", "title": "發現"}, {"id": "again", "title": "再次發現"}]))
    words = HandbookWords.of(made, "zh-Hant")
    (item,) = (item for group in checklist(made.posts["clerk"], made).groups for item in group.items if item.step == "sample")
    (duty,) = (duty for group in duty_groups(made.posts["clerk"], words) for duty in group.duties)
    assert item.record and item.evidence
    assert (duty.critical, duty.record and duty.record.text, duty.evidence and duty.evidence.text) == (
        item.critical, words.said(item.record.title).text, words.said(item.evidence).text)
    ticked = ChecklistWords("zh-Hant")
    assert item.critical and (duty.in_time, duty.extension) == (ticked.in_time(item), ticked.extension(item)) and duty.in_time
