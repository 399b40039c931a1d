"""Inspections that risks ask of a post stand beside its duties: on its page and checklist, in its calendar, in its work of a year."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest
from checklist_cases import handbook, post, procedure

from generator.analysis.owed_duties import duties_of
from generator.analysis.workload import recurring_minutes
from generator.checks import too_many_critical
from generator.edition import edition
from generator.exports.calendars import post_calendar
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.duties import duty_groups
from generator.facts.parties import role_facts
from generator.facts.stages import stage_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.pages.day_documents import day_data
from generator.printing.print_context import PrintContext

TODAY = datetime.date(2026, 6, 1)
AUDIENCES = [{"id": "staff", "title": "同仁"}, {"id": "public", "title": "民眾", "internal": False}]


def made(*inspections: dict[str, Any], **risk: Any) -> Handbook:
    found = {"kind": "risk", "id": "lost", "title": "遺失", "description": "郵件遺失", "likelihood": 2, "impact": 3, "owner": "chief",
             "controls": {"procedure": "incoming", "step": "step-1"}, "inspect": list(inspections), **risk}
    return handbook(post(), post(name="chief"), procedure({}), found, audiences=AUDIENCES).on(TODAY)


def owed(book: Handbook, name: str) -> list[str]:
    return [duty.id for duty in duties_of(book.posts[name], book)][1:]


def test_who_looks_is_named_with_the_inspection_or_is_the_owner() -> None:
    book = made({"item": "抽查", "every": "monthly"}, {"item": "清點", "every": "monthly", "by": "clerk"}, {"item": "檢視"})
    assert (owed(book, "chief"), owed(book, "clerk")) == (["inspect--lost-1"], ["inspect--lost-2"])


def with_role(*posts: str) -> Handbook:
    role = {"id": "commander", "title": {"zh-Hant": "指揮官", "en": "commander"}, "posts": list(posts), "duties": [
        {"id": "radio", "do": {"zh-Hant": "測試無線電", "en": "Test the radios"}, "when": "weekly on Monday", "within": "2 hours", "effort": "1 hour"}]}
    return handbook(post(), post(name="chief"), post(name="other"), roles=[role]).on(TODAY)


def test_a_duty_of_a_role_is_that_of_every_post_that_may_take_it() -> None:
    book = with_role("clerk", "chief")
    assert [owed(book, name) for name in ("clerk", "chief", "other")] == [["role--commander--radio"], ["role--commander--radio"], []]
    chief = book.posts["chief"]
    for language, said in (("zh-Hant", "擔任指揮官時：測試無線電"), ("en", "As commander: Test the radios")):
        facts = [duty for group in duty_groups(chief, HandbookWords.of(book, language)) for duty in group.duties]
        assert said in [duty.do.text for duty in facts]
        assert said in (post_calendar(chief, book, language, TODAY) or b"").decode()
    assert "duty/role--commander--radio" in [item.id for group in checklist(chief, book).groups for item in group.items]
    assert [(role.title.text, [duty.text for duty in role.duties]) for role in role_facts(HandbookWords.of(book, "en"))] == [
        ("commander", ["Test the radios (every Monday)"])]


def test_the_work_of_a_role_counts_where_only_one_post_may_take_it() -> None:
    assert recurring_minutes(with_role("clerk", "chief").posts["chief"], with_role("clerk", "chief"), 2026) == 0
    assert recurring_minutes(with_role("chief").posts["chief"], with_role("chief"), 2026) == 51 * 60


def test_a_risk_that_is_not_in_force_asks_for_nothing() -> None:
    assert owed(made({"item": "抽查", "every": "monthly"}, status="draft"), "chief") == []


@pytest.mark.parametrize(("dates", "first", "last"), [
    ({"expires": "2026-09-30"}, "2026-01-05", "2026-09-07"),
    ({"effective": "2026-10-01"}, "2026-10-05", "2027-12-06"),
    ({"status": "draft"}, None, None),
], ids=["it ends", "it begins", "draft"])
def test_a_calendar_asks_for_it_only_while_its_risk_is_in_force(dates: dict[str, str], first: str | None, last: str | None) -> None:
    book = made({"item": "抽查登記簿", "every": "monthly on the 5th"}, **dates)
    feed = icalendar.Calendar.from_ical(post_calendar(book.posts["chief"], book, "zh-Hant", TODAY) or b"")
    days = sorted(day.isoformat() for event in feed.walk("VEVENT") if event["summary"] == "抽查登記簿"
                  for day in (event["dtstart"].dt, *(event["rrule"]["until"] if "rrule" in event else ())))
    assert (days[:1], days[-1:]) == ([first] if first else [], [last] if last else [])


def test_a_day_asks_for_it_only_while_its_risk_is_in_force() -> None:
    book = made({"item": "抽查登記簿", "every": "monthly on the 5th"}, expires="2026-09-30")
    chief, words = book.posts["chief"], ChecklistWords("zh-Hant")
    data = day_data(chief, words, PrintContext(book, "zh-Hant"), "", TODAY)
    (item,) = [item for item in data["items"] if item["do"] == "抽查登記簿"]
    first = datetime.date.fromisoformat(data["dates"]["from"])
    turns = sum(since * count for since, *_, count in data["dates"]["series"][item["series"]])
    assert first + datetime.timedelta(days=turns) == datetime.date(2026, 9, 7)


def test_every_list_of_duties_has_it() -> None:
    book = made({"item": "抽查登記簿", "every": "monthly on the 5th", "effort": "30 minutes"})
    chief = book.posts["chief"]
    assert [item.id for group in checklist(chief, book).groups for item in group.items] == ["duty/d1", "duty/inspect--lost-1"]
    facts = [duty for group in duty_groups(chief, HandbookWords.of(book, "zh-Hant")) for duty in group.duties]
    assert [(duty.do.text, duty.when.text, duty.effort, duty.guide and duty.guide.name) for duty in facts[1:]] == [
        ("抽查登記簿", "每月5日", "30分鐘", "incoming")]
    assert "抽查登記簿" in (post_calendar(chief, book, "zh-Hant", TODAY) or b"").decode()
    assert recurring_minutes(chief, book, 2026) == 12 * 30


def watched(**stage: Any) -> Handbook:
    """Mail that is watched over; the chief inspects it as `stage` says."""
    others = {name: {"do": "做", "by": "clerk"} for name in ("responsibility", "notification", "rectification", "assessment")}
    oversight = {"kind": "oversight", "id": "mail", "title": "收件督查", "matter": "逾時 0 件", "inspector": "chief", "closing": "連續 4 週無逾時",
                 "stages": {**others, "inspection": {"do": "核對登記時刻", "by": "chief", **stage}}}
    return handbook(post(), post(name="chief"), oversight).on(TODAY)


def test_a_stage_that_comes_round_is_a_duty_of_its_post() -> None:
    book = watched(every="weekly on Friday at 16:00", within="2 hours")
    chief = book.posts["chief"]
    assert (owed(book, "chief"), owed(book, "clerk")) == (["stage--mail-inspection"], [])
    assert "duty/stage--mail-inspection" in [item.id for group in checklist(chief, book).groups for item in group.items]
    facts = [duty for group in duty_groups(chief, HandbookWords.of(book, "zh-Hant")) for duty in group.duties]
    assert ("核對登記時刻", "每週五 16:00", "2小時", "收件督查") in [
        (duty.do.text, duty.when.text, duty.within, duty.asked_by and duty.asked_by.text) for duty in facts]
    assert "核對登記時刻" in (post_calendar(chief, book, "zh-Hant", TODAY) or b"").decode()


def test_a_stage_that_is_a_duty_or_follows_from_what_was_found_is_none_besides() -> None:
    assert owed(watched(duty="d1"), "chief") == owed(watched(every={"event": "查得逾期件"}), "chief") == owed(watched(), "chief") == []


def test_what_a_stage_leaves_out_its_duty_says() -> None:
    book = watched(duty="d1")
    inspection = stage_facts(book.oversight["mail"], HandbookWords.of(book, "zh-Hant"))[1]
    (duty,) = [duty for group in duty_groups(book.posts["chief"], HandbookWords.of(book, "zh-Hant")) for duty in group.duties]
    assert inspection.when == duty.when
    assert (inspection.within, inspection.record) == (duty.in_time, duty.record)


def test_critical_duties_of_a_role_are_counted_too() -> None:
    duties = [{"id": f"d{number}", "do": "測試無線電", "when": "daily", "critical": True} for number in range(8)]
    role = {"id": "commander", "title": "指揮官", "posts": ["chief"], "duties": duties}
    book = handbook(post(), post(name="chief"), roles=[role]).on(TODAY)
    assert [found.code for found in too_many_critical.CHECK.find(book, TODAY)] == ["HB702"]


def test_readers_outside_learn_nothing_of_it() -> None:
    book = edition(made({"item": "抽查登記簿", "every": "monthly"}), "public")
    assert owed(book, "chief") == []
