"""When a duty is due and how long it may take is said alike on page, paper, checklist, in the workbook and the calendar."""

from __future__ import annotations

import datetime

import icalendar
import pytest
from checklist_cases import handbook, post

from generator.exports.calendars import post_calendar
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.duties import duty_groups
from generator.facts.words import HandbookWords

_DAY = datetime.date(2026, 6, 1)


@pytest.mark.parametrize(("when", "within", "due", "said"), [
    ("每月25日前", "3個工作日", "25日前", "提前3個工作日開始辦理"),
    ("every working day by 17:00", "1 hour", "17:00前", "提前1小時開始辦理"),
    ("每月25日", "3個工作日", "25日", "限3個工作日"),
    ("每3個月", "5個工作日", "3月、6月、9月、12月", "自該期第一個工作日起5個工作日內"),
    ("每3個月5日", "2小時", "5日（3月、6月、9月、12月）", "限2小時"),
    ("每5個月", "2小時", "自2026年3月1日起", "限2小時"),
    ("每季", "3日", "", "自該期第一個工作日起3日內"),
    ("每季", "當日", "", "當日內"),
])
def test_words_of_page_and_checklist(when: str, within: str, due: str, said: str) -> None:
    made = handbook(post({"when": when, "within": within}))
    words, item = ChecklistWords.of(made, "zh-Hant"), checklist(made.posts["clerk"], made).groups[0].items[0]
    fact = duty_groups(made.posts["clerk"], HandbookWords.of(made, "zh-Hant"))[0].duties[0]
    assert (words.due(item), words.in_time(item), fact.in_time, words.within(item)) == (due, said, said, fact.within)


def test_a_day_in_it_has_the_years_of_the_handbook() -> None:
    made = handbook(post({"when": "每5個月"}), years="roc")
    item = checklist(made.posts["clerk"], made).groups[0].items[0]
    fact = duty_groups(made.posts["clerk"], HandbookWords.of(made, "zh-Hant"))[0].duties[0]
    assert (ChecklistWords.of(made, "zh-Hant").due(item), fact.when.text) == ("自民國115年3月1日起", "每5個月（自民國115年3月1日起）")


@pytest.mark.parametrize(("when", "within", "lead"), [
    ("每年5月31日前", "10個工作日", datetime.timedelta(days=14)),
    ("every working day by 17:00", "1 hour", datetime.timedelta(hours=1)),
    ("每月25日", "3個工作日", None),
])
def test_a_calendar_tells_when_the_lead_time_begins(when: str, within: str, lead: datetime.timedelta | None) -> None:
    made = handbook(post({"when": when, "within": within}))
    event = icalendar.Calendar.from_ical(post_calendar(made.posts["clerk"], made, "en", _DAY) or b"").walk("VEVENT")[0]
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == ([-lead] if lead else [])
    assert ("before" in event["DESCRIPTION"]) is bool(lead)
