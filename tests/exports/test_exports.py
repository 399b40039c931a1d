"""What leaves the handbook is read back by other libraries."""

from __future__ import annotations

import datetime
import json
from typing import Any

import jsonschema
import pytest
import vobject

from generator.analysis.owed_duties import duties_of
from generator.calendar.occurrences import occurrences
from generator.calendar.span import years
from generator.calendar.working_days import WorkingDays
from generator.exports import render_exports
from generator.exports.calendars import post_calendar
from generator.exports.data import handbook_data, handbook_schema
from generator.handbook import Handbook
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.limit import Limit
from generator.model.text import Text
from tests.opened import opened

TODAY = datetime.date(2026, 6, 1)


def event_days(calendar: bytes, year: int) -> dict[str, list[datetime.date]]:
    """UID → the days on which the event occurs in a year, as vobject and dateutil understand the feed."""
    found: dict[str, list[datetime.date]] = {}
    replaced: dict[str, set[datetime.date]] = {}
    for event in vobject.readOne(calendar.decode()).vevent_list:
        uid = event.uid.value
        if hasattr(event, "recurrence_id"):
            replaced.setdefault(uid, set()).add(as_day(event.recurrence_id.value))
            found.setdefault(uid, []).append(as_day(event.dtstart.value))
        elif event.rruleset is not None:
            found.setdefault(uid, []).extend(as_day(moment) for moment in event.rruleset)
        else:
            found.setdefault(uid, []).append(as_day(event.dtstart.value))
    return {uid: sorted(d for d in days if d.year == year and d not in replaced.get(uid, set())) for uid, days in found.items()}


def as_day(value: Any) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


def test_every_feed_of_the_sample_keeps_to_the_working_days_of_the_year(sample: Handbook) -> None:
    working = WorkingDays(sample.entry.calendar)
    compared = 0
    for post in sample.posts.values():
        found = event_days(post_calendar(post, sample, "zh-Hant", TODAY), 2026)
        for duty in post.duties:
            if duty.when.period in ("day", "event"):
                continue
            moved = [turn.day for turn in occurrences(duty.when, working, years(2026, 2026), post.effective)]
            assert all(working.is_working_day(d) for d in moved)
            assert sorted(moved) in list(found.values()), (post.id, duty.id)
            compared += 1
            if duty.when.period == "working day" and duty.when.interval == 1:
                assert moved == list(working.working_days(2026))
    assert compared >= 20


def test_reviews_fall_on_working_days(sample: Handbook) -> None:
    post = sample.posts["secretary"]
    for reviewed, due in (("2025-08-01", "2026-08-03"), ("2025-08-04", "2026-08-04")):  # 1 August 2026 is a Saturday
        entry = sample.posts["registry-clerk"].model_copy(
            update={"reviewed": datetime.date.fromisoformat(reviewed), "review": Duration.parse("12 months")})
        feed = post_calendar(post.model_copy(update={"duties": ()}), sample, "en", TODAY, [entry])
        assert f"DTSTART;VALUE=DATE:{due.replace('-', '')}" in feed.decode().splitlines()


@pytest.mark.parametrize(("language", "folder", "said"), [
    ("en", "en/", "Time allowed: 2 working days\nRecord: {record}\nEvidence: A, b\nProcedure: {procedure}"),
    ("zh-Hant", "", "時限：2個工作日\n紀錄：{record}\n佐證：甲,乙\n程序：{procedure}"),
])
def test_an_event_says_by_when_and_how_and_leads_to_its_duty(language: str, folder: str, said: str, sample: Handbook) -> None:
    register, procedure = next(iter(sample.by_kind["register"].values())), sample.procedures["seal-use"]
    duty = sample.posts["printing-clerk"].duties[0].model_copy(update={
        "when": Frequency.parse("monthly on the last day"), "within": Limit.model_validate("2 working days"), "record": register.id,
        "evidence": Text({"zh-Hant": "甲,乙", "en": "A, b"}), "procedure": procedure.id})
    post = sample.posts["printing-clerk"].model_copy(update={"duties": (duty,)})
    expected = said.format(record=register.title.best(language)[1], procedure=procedure.title.best(language)[1])
    for address in ("https://office.example/book", "https://office.example/book/"):
        events = vobject.readOne(post_calendar(post, sample, language, TODAY, (), address).decode()).vevent_list
        assert len(events) > 1
        assert {event.description.value for event in events} == {expected}
        assert {event.url.value for event in events} == {f"https://office.example/book/{folder}posts/printing-clerk.html#duty-{duty.id}"}
    bare = duty.model_copy(update={"within": None, "record": None, "evidence": None, "procedure": None})
    feed = post_calendar(post.model_copy(update={"duties": (bare,)}), sample, language, TODAY)
    assert b"DESCRIPTION" not in feed and b"URL" not in feed


@pytest.mark.parametrize(("when", "said"), [("twice a year", "Frequency: 2 times a year"), ("every 4 hours", "Frequency: Every 4 hours"), ("weekly", "")])
def test_an_event_of_several_times_says_how_often(when: str, said: str, sample: Handbook) -> None:
    duty = sample.posts["secretary"].duties[0].model_copy(update={
        "when": Frequency.parse(when), "within": None, "record": None, "evidence": None, "procedure": None})
    feed = post_calendar(sample.posts["secretary"].model_copy(update={"duties": (duty,)}), sample, "en", TODAY)
    events = [event for event in vobject.readOne(feed.decode()).vevent_list if event.summary.value.startswith(duty.do.best("en")[1])]  # and no inspection
    assert {getattr(event, "description", None) and event.description.value for event in events} == {said or None}


def test_feeds_are_the_same_twice_and_keep_their_uids_when_titles_change(sample: Handbook) -> None:
    post = sample.posts["secretary"]
    first = post_calendar(post, sample, "zh-Hant", TODAY)
    assert post_calendar(post, sample, "zh-Hant", TODAY) == first
    assert event_days(first, 2026).keys() == event_days(post_calendar(post, sample, "en", TODAY), 2026).keys()


def test_a_program_that_subscribes_asks_again_every_day(sample: Handbook) -> None:
    feed = post_calendar(sample.posts["secretary"], sample, "en", TODAY).decode()
    assert {"REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"} <= set(feed.splitlines())


def test_line_breaks_and_commas_in_texts_are_escaped(sample: Handbook) -> None:
    post = sample.posts["secretary"]
    duty = post.duties[0].model_copy(update={"do": Text({"zh-Hant": "一,二;三\r\nATTACH:http://evil.example\n四"})})
    feed = post_calendar(post.model_copy(update={"duties": (duty,)}), sample, "zh-Hant", TODAY)
    assert b"\r\nATTACH" not in feed
    assert any("\n四" in event.summary.value for event in vobject.readOne(feed.decode()).vevent_list)


def test_the_data_is_valid_by_its_schema_and_whole(sample: Handbook) -> None:
    data, schema = json.loads(handbook_data(sample)), json.loads(handbook_schema())
    jsonschema.Draft7Validator.check_schema(schema)
    assert [e.message for e in jsonschema.Draft7Validator(schema).iter_errors(data)][:3] == []
    assert len(data["entries"]) == 1 + sum(1 for _ in sample.entries)
    seal = next(e for e in data["entries"] if e["kind"] == "procedure" and e["id"] == "seal-use")
    assert seal["title"]["zh-Hant"]
    assert seal["source"]["file"].endswith("seal-use.yml")
    assert len(seal["referred_to_by"]) == len(sample.links_to("procedure", "seal-use")) > 0


SMALL = ("Shifts", "班次", "For visitors", "對外說明")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_workbook_opens_in_another_library(sample: Handbook, language: str) -> None:
    book = opened(sample, language)
    assert len(book.sheetnames) == 11
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.max_row > (10 if sheet.title not in SMALL else 1)
    assert book.worksheets[1].max_row == 1 + sum(len(duties_of(p, sample)) for p in sample.posts.values())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://x.example"])
def test_a_text_that_looks_like_a_formula_stays_text(sample: Handbook, text: str) -> None:
    post = sample.posts["secretary"]
    duty = post.duties[0].model_copy(update={"do": Text({"zh-Hant": text})})
    changed = Handbook(sample.entry, {**sample.by_kind, "post": {**sample.posts, post.id: post.model_copy(update={"duties": (duty,)})}}, sample.backlinks)
    rows = opened(changed, "zh-Hant").worksheets[1].iter_rows(min_row=2)
    cell = next(row[1] for row in rows if row[0].value == post.title.best("zh-Hant")[1])
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_every_document_has_its_address(sample: Handbook) -> None:
    addresses = [d.address for d in render_exports(sample, "zh-Hant", TODAY)]
    assert len(addresses) == len(set(addresses)) == len(sample.posts) + 3
    assert all(d.address.startswith("en/data/") for d in render_exports(sample, "en", TODAY))
