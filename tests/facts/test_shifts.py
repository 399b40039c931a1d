"""Posts that are held in shifts: what is shown of them, what is due in them, and the days of their rosters."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest
from checklist_cases import handbook, post
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar.shifts import Turn, fits_shifts, gaps, in_shifts, overlaps, turns
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.exports.calendars import post_calendar
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.duties import duty_groups
from generator.facts.shifts import dates_of_shifts, roster_facts, roster_months, shift_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model.frequency import Frequency
from generator.model.handbook import Calendar
from generator.pages.day_documents import day_data
from generator.printing.print_context import PrintContext

TODAY = datetime.date(2026, 2, 10)
SHIFTS = [{"id": "morning", "title": "早班", "hours": "07:00-09:00", "days": "每個工作日"},
          {"id": "night", "title": "夜班", "hours": "17:00至翌日07:10", "people": 2}]


def office(*duties: dict[str, Any], **fields: Any) -> Handbook:
    return handbook(post(*duties, headcount=9, **{"shifts": SHIFTS, **fields}), post(name="chief"), languages=["zh-Hant", "en"]).on(TODAY)


def items(made: Handbook) -> list[tuple[str, str, str]]:
    return [(group.id, item.id, str(item.when)) for group in checklist(made.posts["clerk"], made).groups for item in group.items]


def test_what_is_due_every_shift_is_ticked_in_each() -> None:
    assert items(office({"when": "每班"}, {"when": "daily at 23:00"})) == [
        ("due-shift", "duty/d1", "every working day at 07:00-09:00"), ("due-shift", "duty/d1/2", "daily at 17:00-07:10"),
        ("due-day", "duty/d2", "daily at 23:00")]


def test_the_day_of_a_post_begins_with_its_first_shift() -> None:
    made = office({"when": "daily at 06:00"}, {"when": "daily at 08:00"})
    assert [item[1] for item in items(made)] == ["duty/d2", "duty/d1"]
    assert str(made.posts["clerk"].begins) == "07:00"
    assert str(office(day_begins="05:00").posts["clerk"].begins) == "05:00"


def test_a_night_is_one_event_of_its_length() -> None:
    data = post_calendar((made := office({"when": "each shift"})).posts["clerk"], made, "zh-Hant", TODAY) or b""
    events = icalendar.Calendar.from_ical(data).walk("vevent")
    assert sorted(event["DURATION"].dt for event in events) == [datetime.timedelta(hours=2), datetime.timedelta(hours=14, minutes=10)]
    assert len({str(event["UID"]) for event in events}) == 2


@pytest.mark.parametrize(("words", "count", "fits", "due"), [
    ("every shift", 3, True, ["00:00-08:00", "08:00-16:00", "16:00-00:00"]), ("every 3 shifts", 3, True, ["00:00-08:00"]),
    ("every 2 shifts", 2, True, ["00:00-08:00"]), ("every 2 shifts", 3, False, []), ("every 6 shifts", 3, True, ["00:00-08:00"]),
])
def test_every_so_many_shifts(words: str, count: int, fits: bool, due: list[str]) -> None:
    shifts = [{"id": f"s{number}", "title": "班", "hours": f"{number * 8:02}:00-{(number + 1) * 8 % 24:02}:00"} for number in range(count)]
    found = office(shifts=shifts).posts["clerk"].shifts
    when = Frequency.parse(words)
    assert fits_shifts(when, found) is fits
    assert [str(each.at[0]) for each in in_shifts(when, found) if each.at] == due
    if words == "every 6 shifts":
        assert in_shifts(when, found)[0].interval == 2


def test_shifts_and_roster_in_words() -> None:
    roster = {"drawn_up_by": "chief", "published": "每月25日前", "reserve": 2, "always_staffed": True, "exempt": ["懷孕者"], "hand_over": ["鑰匙"],
              "hand_over_time": "10 minutes", "rest": "11 hours"}
    made = office(roster=roster)
    words, clerk = HandbookWords.of(made, "en"), made.posts["clerk"]
    assert [(shift.hours, shift.days, shift.people, shift.starts, shift.minutes) for shift in shift_facts(clerk, words)] == [
        ("07:00–09:00", "every working day", 1, 420, 120), ("17:00–07:10 next day", "every day", 2, 1020, 850)]
    found = roster_facts(clerk, words)
    assert found and found.reserve == "2 people" and {label: said.text for label, said in found.lines[1:]} == {
        "Roster of the next month published": "By the 25th of every month", "Staffing": "Somebody is on duty at every hour",
        "Standby for each shift": "2 people", "Time to hand over": "10 minutes", "Rest between shifts": "11 hours"}
    assert [text.text for text in (*found.exempt, *found.hand_over)] == ["懷孕者", "鑰匙"]
    assert roster_facts(office().posts["clerk"], words) is None


def test_a_month_marks_holidays_and_make_up_days() -> None:
    made = office()
    entry = made.entry.model_copy(update={"calendar": Calendar(country="CN")})
    made = Handbook(entry, made.by_kind, made.backlinks, TODAY)
    months = [*roster_months(made.posts["clerk"], HandbookWords.of(made, "zh-Hant"), TODAY)]
    assert [(month.title, len(month.days)) for month in months] == [("2026年2月", 28), ("2026年3月", 31)]
    marks = {day.day: (day.mark, day.off, day.held) for day in months[0].days}
    assert marks[13] == ("", False, (True, True)) and marks[14] == ("補行上班", False, (True, True))
    assert marks[16] == ("放假", True, (False, True)) and marks[15][0] == "例假"


def test_the_page_says_who_is_on_duty_and_who_comes_next(scripts: Any) -> None:
    """As calendar/ has it, at every hour of two weeks with a holiday among them."""
    made = office({"when": "each shift"})
    clerk = made.posts["clerk"]
    data = day_data(clerk, ChecklistWords("zh-Hant"), PrintContext(made, "zh-Hant"), "", TODAY)
    held = turns(clerk.shifts, WorkingDays(made.entry.calendar), Span(datetime.date(2026, 2, 1), datetime.date(2026, 4, 30)), TODAY)
    said = {turn: [clerk.shifts[turn.place].title.best("zh-Hant")[1], str(turn.start.date())] for turn in held}
    for hour in range(14 * 24):
        now = datetime.datetime(2026, 2, 12) + datetime.timedelta(hours=hour, minutes=5)
        minutes = (now - datetime.datetime(1970, 1, 1)) // datetime.timedelta(minutes=1)
        on_duty, coming = scripts.ask("shifts", data["shifts"], data["dates"], minutes)
        assert sorted(on_duty) == sorted(said[turn] for turn in held if turn.start <= now < turn.end)
        assert coming == next(said[turn] for turn in held if turn.start > now)


def test_a_round_of_every_few_hours_has_a_part_of_the_day() -> None:
    made = office({"when": "every 6 hours", "within": "30 minutes"}, day_begins="08:00", shifts=[])
    data = day_data(made.posts["clerk"], ChecklistWords("zh-Hant"), PrintContext(made, "zh-Hant"), "", TODAY)
    assert [(item["at"], item["until"]) for item in data["items"]] == [(0, 360), (360, 720), (720, 1080), (1080, 1440)]


@pytest.mark.parametrize(("when", "turns"), [
    ("every 2 hours, 06:30-12:30", [(390, 510), (510, 630), (630, 750), (750, None)]),
    ("daily at 07:30 and 16:30", [(450, 990), (990, None)]),
    ("daily at 07:30", [(450, None)]),
    ("weekly on Monday and Thursday at 09:00", [(540, None)]),
])
def test_a_turn_is_in_time_until_the_next_of_its_day(when: str, turns: list[tuple[int, int | None]]) -> None:
    made = office({"when": when}, {"when": "daily at 07:45"}, shifts=[])
    data = day_data(made.posts["clerk"], ChecklistWords("zh-Hant"), PrintContext(made, "zh-Hant"), "", TODAY)
    assert [(item["at"], item.get("until")) for item in data["items"] if item["id"].startswith("duty/d1")] == turns


def test_a_week_on_call_lasts_a_week() -> None:
    made = office(shifts=[{"id": "call", "title": "待命", "hours": "10:00-10:00", "days": "weekly on Monday", "lasts": "1 week"}])
    clerk = made.posts["clerk"]
    found = turns(clerk.shifts, WorkingDays(made.entry.calendar), Span(datetime.date(2026, 2, 1), datetime.date(2026, 3, 31)), TODAY)
    assert {turn.end - turn.start for turn in found} == {datetime.timedelta(days=7)}
    assert not [*gaps(found)] and not [*overlaps(found)]
    assert [shift.hours for shift in shift_facts(clerk, HandbookWords.of(made, "en"))] == ["10:00, for 1 week"]
    march = [*roster_months(clerk, HandbookWords.of(made, "en"), TODAY)][1]
    assert all(day.held == (True,) for day in march.days)


def test_a_weekend_on_call_lasts_from_friday_evening_to_monday_morning() -> None:
    made = office({"when": "each shift"}, shifts=[
        {"id": "weekend", "title": "週末", "hours": "17:00-08:00", "days": "weekly on Friday", "lasts": "63 hours"}])
    clerk, words = made.posts["clerk"], HandbookWords.of(made, "en")
    first, *_ = turns(clerk.shifts, WorkingDays(made.entry.calendar), Span(datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)), TODAY)
    assert (first.start, first.end) == (datetime.datetime(2026, 3, 6, 17), datetime.datetime(2026, 3, 9, 8))
    assert [shift.hours for shift in shift_facts(clerk, words)] == ["17:00, for 63 hours"]
    march = [*roster_months(clerk, words, TODAY)][1]
    assert [day.day for day in march.days if day.held == (True,)] == [1, 6, 7, 8, 13, 14, 15, 20, 21, 22, 27, 28, 29]
    assert [str(when) for when in in_shifts(clerk.duties[0].when, clerk.shifts)] == ["weekly on Friday at 17:00 days off included"]


def test_what_an_event_sets_off_may_have_a_rhythm() -> None:
    made = office({"when": {"event": "重大事故期間", "every": "30分鐘"}}, {"when": {"event": "訪客到達"}})
    words = HandbookWords.of(made, "zh-Hant")
    facts = [duty for group in duty_groups(made.posts["clerk"], words) for duty in group.duties]
    assert [(duty.when.text, duty.besides) for duty in facts] == [("重大事故期間", "每30分鐘"), ("訪客到達", "")]
    assert made.posts["clerk"].model_dump(mode="json")["duties"][0]["when"]["every"] == "30 minutes"
    with pytest.raises(AssertionError):  # a diagnostic
        office({"when": {"event": "重大事故期間", "every": "經常"}})


def at(hour: int) -> datetime.datetime:
    return datetime.datetime(2026, 1, 1) + datetime.timedelta(hours=hour)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), min_size=1, max_size=8))
def test_gaps_and_overlaps_are_the_hours_that_nobody_or_several_hold(drawn: list[tuple[int, int]]) -> None:
    found = sorted((Turn(place, at(start), at(start + length)) for place, (start, length) in enumerate(drawn)), key=lambda turn: (turn.start, turn.place))
    held = [sum(turn.start <= at(hour) < turn.end for turn in found) for hour in range(60)]
    first, last = min(start for start, _ in drawn), max(start + length for start, length in drawn)
    empty = {hour for start, end in gaps(found) for hour in range(60) if start <= at(hour) < end}
    assert empty == {hour for hour in range(first, last) if held[hour] == 0}
    assert bool([*overlaps(found)]) is (max(held) > 1)


@given(st.integers(0, 1439), st.integers(0, 1439), st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 1, 1)))
@settings(deadline=None, max_examples=50)
def test_a_shift_every_day_begins_once_a_day(start: int, end: int, first: datetime.date) -> None:
    hours = "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (start, end))
    made = office(shifts=[{"id": "one", "title": "班", "hours": hours}])
    found = turns(made.posts["clerk"].shifts, WorkingDays(Calendar()), Span(first, first + datetime.timedelta(days=20)), first)
    assert len(found) == 21 and {turn.end - turn.start for turn in found} == {datetime.timedelta(minutes=(end - start) % 1440 or 1440)}


@pytest.mark.parametrize(("hours", "misleads"), [
    (("08:00-17:00", "17:00-01:00", "00:30-08:30"), True), (("00:30-08:30", "08:00-17:00", "17:00-01:00"), False),
    (("08:00-20:00", "20:00-08:00"), False),
])
def test_a_roster_says_on_which_day_a_shift_stands_that_begins_after_midnight(hours: tuple[str, ...], misleads: bool) -> None:
    shifts = [{"id": f"s{number}", "title": f"第{number}班", "hours": each} for number, each in enumerate(hours)]
    made = office({}, shifts=shifts)
    said = dates_of_shifts(made.posts["clerk"], HandbookWords.of(made, "zh-Hant"))
    assert bool(said) is misleads and ("不列於前一日" in said) is misleads
