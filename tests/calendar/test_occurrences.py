"""On which days something that recurs is due: known days, and what holds for every frequency, calendar and span."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from calendar_cases import CALENDARS, frequencies, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar.occurrences import EPOCH, anchor, occurrences, times_in_year
from generator.calendar.span import Span, years
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency, Yield
from generator.model.handbook import Calendar
from generator.model.named_day import PERIOD
from tests.checklist_cases import handbook, post

NOWHERE = WorkingDays(Calendar(country="XX"))
TW, CN = WorkingDays(Calendar()), WorkingDays(Calendar(country="CN"))
CLOSED = WorkingDays(Calendar.model_construct(weekend=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def due(words: str, days: WorkingDays, first: str, last: str, anchored: str = str(EPOCH), yielding: Yield | None = None) -> list[str]:
    found = occurrences(Frequency.parse(words), days, Span(day(first), day(last)), day(anchored), yielding)
    return [str(turn.day) for turn in found]


@pytest.mark.parametrize(("words", "expected"), [
    ("monthly on the 31st", ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30"]),
    ("monthly on the 30th", ["2026-01-30", "2026-02-27", "2026-03-30", "2026-04-30"]),
    ("monthly on the last day", ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30"]),
    ("weekly on Friday", ["2026-01-02", "2026-01-09"]),
    ("weekly on Saturday", ["2026-01-05", "2026-01-12"]),
    ("yearly on 03-31", ["2026-03-31"]),
    ("yearly on 02-29", ["2026-02-27"]),
    ("quarterly", ["2026-01-01", "2026-04-01"]),
    ("half-yearly", ["2026-01-01"]),
    ("every 2 weeks", ["2026-01-05", "2026-01-19"]),
    ("every 3 days", ["2026-01-01", "2026-01-04", "2026-01-07"]),
    ("3 times a month", ["2026-01-01", "2026-02-02"]),
])
def test_the_days_on_which_something_is_due(words: str, expected: list[str]) -> None:
    assert due(words, NOWHERE, "2026-01-01", "2026-04-30")[: len(expected)] == expected


def test_every_second_year_is_every_second_year() -> None:
    assert due("every 2 years", TW, "2026-01-01", "2031-12-31") == ["2026-01-02", "2028-01-03", "2030-01-02"]
    assert due("每5個月", TW, "2026-01-01", "2027-12-31") == ["2026-01-02", "2026-06-01", "2026-11-02", "2027-04-01", "2027-09-01"]


def test_every_third_working_day_counts_working_days() -> None:
    assert due("every 3 working days", TW, "2026-01-01", "2026-01-15") == ["2026-01-02", "2026-01-07", "2026-01-12", "2026-01-15"]


@pytest.mark.parametrize(("words", "anchored", "expected"), [
    ("every 2 years", "2025-06-01", ["2026-01-01", "2028-01-03"]),  # the first whole year
    ("every 5 months", "2026-03-15", ["2026-04-01", "2026-09-01"]),
    ("every 2 weeks", "2026-03-01", ["2026-03-02", "2026-03-16"]),
    ("every 2 weeks", "2026-03-03", ["2026-03-09", "2026-03-23"]),
    ("every 10 days", "2026-03-03", ["2026-03-03", "2026-03-13"]),
    ("every 2 working days", "2026-03-07", ["2026-03-09", "2026-03-11"]),  # a Saturday
])
def test_intervals_are_counted_from_the_anchor(words: str, anchored: str, expected: list[str]) -> None:
    assert due(words, NOWHERE, anchored, "2029-12-31", anchored)[: len(expected)] == expected


def test_the_anchor_is_the_first_day_in_force() -> None:
    made = handbook(post(), post(name="own", effective="2025-05-01"))
    assert [anchor(made.posts[name], made.entry) for name in ("clerk", "own")] == [day("2026-03-01"), day("2025-05-01")]
    bare = made.entry.model_copy(update={"effective": None})
    assert anchor(made.posts["clerk"], bare) == EPOCH


@pytest.mark.parametrize(("words", "first", "moved"), [
    ("monthly on the 31st", "2026-01-01", "2026-01-30"),   # a Saturday; Monday is in February
    ("monthly on the last day", "2026-05-01", "2026-05-29"),
    ("monthly on the 25th", "2026-04-01", "2026-04-27"),   # stays in its month
    ("quarterly", "2028-01-01", "2028-01-03"),
    ("yearly on 02-28", "2026-01-01", "2026-02-27"),
    ("weekly on Saturday", "2026-01-31", "2026-02-02"),
])
def test_what_is_due_on_a_day_off_is_done_later_but_in_its_month(words: str, first: str, moved: str) -> None:
    assert due(words, NOWHERE, first, "2028-12-31")[0] == moved


@pytest.mark.parametrize(("words", "month", "on", "by"), [
    ("monthly on the 25th", "2026-04", "2026-04-27", "2026-04-24"),
    ("monthly on the 25th", "2026-05", "2026-05-25", "2026-05-25"),
    ("monthly on the 10th", "2026-10", "2026-10-12", "2026-10-08"),  # a Saturday, and the Friday before is off instead
])
def test_by_a_day_is_earlier_and_on_a_day_is_later(words: str, month: str, on: str, by: str) -> None:
    span = f"{month}-01", f"{month}-28"
    assert due(words, TW, *span) == [on]
    assert due(words.replace(" on ", " by "), TW, *span) == [by]


def test_by_the_first_may_be_in_the_month_before() -> None:
    found = occurrences(Frequency.parse("monthly by the 1st"), TW, Span(day("2025-12-20"), day("2026-02-28")))
    assert [(str(turn.named), str(turn.day), str(turn.last)) for turn in found] == [
        ("2026-01-01", "2025-12-31", "2026-01-29"), ("2026-02-01", "2026-01-30", "2026-02-25"),
        ("2026-03-01", "2026-02-26", "2026-02-28")]


def test_a_watch_is_kept_on_days_off() -> None:
    assert due("daily", TW, "2026-02-14", "2026-02-22") == [f"2026-02-{number}" for number in range(14, 23)]


def test_make_up_days_are_worked_and_holidays_are_not() -> None:
    worked = due("every working day", CN, "2026-02-13", "2026-02-25")
    assert "2026-02-14" in worked and "2026-02-16" not in worked
    assert due("every working day", CN, "2026-10-01", "2026-10-01") == []


def test_a_month_without_working_days_gives_its_duty_to_the_next() -> None:
    august = [day("2026-08-01") + datetime.timedelta(days=number) for number in range(31)]
    closed = WorkingDays(Calendar(country="XX", holidays=tuple(august)))
    assert due("monthly on the last day", closed, "2026-08-01", "2026-09-29") == ["2026-09-01"]


def test_two_turns_on_one_day_are_one() -> None:
    """Two Fridays of a closure of two weeks."""
    closed = WorkingDays(Calendar(country="XX", holidays=tuple(day("2026-03-02") + datetime.timedelta(days=number) for number in range(14))))
    found = occurrences(Frequency.parse("weekly on Friday"), closed, Span(day("2026-02-25"), day("2026-03-22")))
    assert [(str(turn.named), str(turn.day)) for turn in found] == [
        ("2026-02-27", "2026-02-27"), ("2026-03-13", "2026-03-16"), ("2026-03-20", "2026-03-20")]


@pytest.mark.parametrize(("words", "on", "first", "last"), [
    ("daily", "2026-03-04", "2026-03-04", "2026-03-04"),
    ("every working day", "2026-03-06", "2026-03-06", "2026-03-06"),
    ("weekly on Wednesday", "2026-03-04", "2026-03-02", "2026-03-08"),
    ("weekly on Saturday", "2026-03-09", "2026-03-03", "2026-03-09"),  # the Monday after, so the next turn begins on Tuesday
    ("monthly on the 25th", "2026-03-25", "2026-03-01", "2026-03-31"),
    ("quarterly", "2026-04-01", "2026-04-01", "2026-06-30"),
    ("half-yearly", "2026-07-01", "2026-07-01", "2026-12-31"),
    ("yearly on 03-31", "2026-03-31", "2026-01-01", "2026-12-31"),
    ("every 2 weeks", "2026-03-02", "2026-03-02", "2026-03-15"),
])
def test_the_period_of_a_turn(words: str, on: str, first: str, last: str) -> None:
    found = occurrences(Frequency.parse(words), NOWHERE, years(2025, 2027), day("2026-01-01"))
    assert [(str(turn.first), str(turn.last)) for turn in found if turn.day == day(on)] == [(first, last)]


@pytest.mark.parametrize(("words", "times"), [
    ("daily", 365), ("every working day", len(TW.working_days(2026))), ("weekly on Friday", 52), ("monthly on the 5th", 12), ("quarterly", 4),
    ("half-yearly", 2), ("yearly on 03-31", 1), ("on event", 0), ("2 times a day", 730), ("每月3次", 36), ("every 2 years", 1),
])
def test_times_in_a_year(words: str, times: int) -> None:
    assert times_in_year(Frequency.parse(words), TW, 2026) == times


@pytest.mark.parametrize(("words", "expected"), [
    ("each term", ["2026-02-23", "2026-09-01"]),  # 15 February is a Sunday, and the New Year holidays follow
    ("2 weeks before each term begins", ["2026-01-30", "2026-08-18"]),
    ("within 10 days after each term begins", ["2026-02-25", "2026-09-11"]),
    ("every term in the 1st week", ["2026-02-23", "2026-09-04"]),   # 1 September is a Tuesday; the first week of spring is the New Year's
    ("every term in the 2nd week", ["2026-02-26", "2026-09-11"]),   # Friday 27 February is off
    ("every term in the last week", ["2026-01-30", "2026-06-30"]),  # 30 June is a Tuesday
    ("within 30 days after each fiscal-year ends", ["2026-01-30"]),
    ("every term by the last day", ["2026-01-30", "2026-06-30"]),
    ("weekly on Monday during campaign", ["2026-03-02", "2026-10-05"]),
    ("monthly on the 5th during term", ["2026-01-05", "2026-03-05", "2026-04-07", "2026-05-05", "2026-06-05", "2026-09-07"]),
])
def test_what_goes_by_a_period_of_its_own_has_its_dates(words: str, expected: list[str]) -> None:
    found = occurrences(parse(words), TW, Span(day("2026-01-01"), day("2026-10-09" if "5th" not in words else "2026-09-30")))
    assert [str(turn.day) for turn in found] == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("yearly in the first week of June", [("2026-06-01", "2026-06-05"), ("2027-06-07", "2027-06-11")]),
    ("yearly in the last week of June", [("2026-06-22", "2026-06-26"), ("2027-06-21", "2027-06-25")]),  # that of the 29th ends in July
    ("yearly in the first week of October", [("2026-10-05", "2026-10-08"), ("2027-10-04", "2027-10-08")]),  # its Friday is a holiday
    ("yearly in the fourth week of February", [("2026-02-23", "2026-02-26"), ("2027-02-22", "2027-02-26")]),
    ("yearly in the fourth week of September", [("2026-09-21", "2026-09-24"), ("2027-09-20", "2027-09-24")]),  # there are three
])
def test_a_week_of_a_month_lies_in_it_from_monday_to_friday(words: str, expected: list[tuple[str, str]]) -> None:
    found = occurrences(Frequency.parse(words), TW, years(2026, 2027))
    assert [(str(turn.opens), str(turn.day)) for turn in found] == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("monthly on the third Wednesday, except in July and August", ["2026-06-17", "2026-09-16"]),
    ("monthly on the last day, except in June", ["2026-07-31", "2026-08-31", "2026-09-30"]),
    ("monthly by the 1st, except in September", ["2026-06-01", "2026-07-01", "2026-07-31"]),  # that of August, which is a Saturday
    ("weekly on Friday, except on days off, except in July and August", ["2026-06-05", "2026-06-12", "2026-06-26", "2026-09-04", "2026-09-11", "2026-09-18"]),
    ("every 2 months on the 5th, except in July", ["2026-09-07"]),  # counted through
    ("the last working day before each public holiday", ["2026-06-18", "2026-09-24"]),
    ("weekly on Friday, except during term, except in August", ["2026-07-03", "2026-07-10", "2026-07-17", "2026-07-24", "2026-07-31"]),
])
def test_what_is_left_out(words: str, expected: list[str]) -> None:
    found = occurrences(parse(words), TW, Span(day("2026-06-01"), day("2026-09-30")))
    assert [str(turn.day) for turn in found] == expected


# --- What always holds ---------------------------------------------------------------------------------------------

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2032, 12, 31))
KINDS = st.sampled_from([*map(WorkingDays, CALENDARS.values()), CLOSED])


@given(frequencies(), KINDS, DAYS)
@settings(max_examples=200, deadline=None)
def test_what_is_left_out_changes_nothing_else(frequency: Frequency, days: WorkingDays, first: datetime.date) -> None:
    span = Span(first, first + datetime.timedelta(days=800))
    whole = replace(frequency, without=(), own=None if frequency.outside else frequency.own, outside=False)
    found = {turn.named for turn in occurrences(frequency, days, span, yielding=Yield.STAY)}
    assert found == {turn.named for turn in occurrences(whole, days, span, yielding=Yield.STAY)
                     if turn.named.month not in frequency.without and not (frequency.outside and frequency.own and frequency.own.on(turn.named))}


@given(frequencies(), KINDS, DAYS, st.integers(0, 1500), DAYS, st.sampled_from([None, *Yield]))
@settings(max_examples=400, deadline=None)
def test_turns_are_in_order_and_share_no_day(frequency: Frequency, days: WorkingDays, first: datetime.date, length: int,
                                             anchored: datetime.date, yielding: Yield | None) -> None:
    span = Span(first, first + datetime.timedelta(days=length))
    found = occurrences(frequency, days, span, anchored, yielding)
    for turn in found:
        assert span.first <= turn.first <= turn.day <= turn.last <= span.last
        assert turn.day == turn.named or (yielding or frequency.yields) not in (Yield.STAY, Yield.SKIP)
        assert days.is_working_day(turn.day) or frequency.period == "day off" or (yielding or frequency.yields) is Yield.STAY or days is CLOSED
    assert all(before.last < after.first for before, after in pairwise(found))


@given(frequencies(), KINDS, DAYS, st.integers(2, 900), st.integers(1, 899), DAYS)
@settings(max_examples=300, deadline=None)
def test_a_part_of_a_span_has_the_same_days(frequency: Frequency, days: WorkingDays, first: datetime.date, length: int, cut: int,
                                            anchored: datetime.date) -> None:
    """The window that is looked at, and so the day of the build, makes no difference."""
    middle, last = first + datetime.timedelta(days=min(cut, length - 1)), first + datetime.timedelta(days=length)
    whole = [turn.day for turn in occurrences(frequency, days, Span(first, last), anchored)]
    parts = (Span(first, middle), Span(middle + datetime.timedelta(days=1), last))
    assert [turn.day for part in parts for turn in occurrences(frequency, days, part, anchored)] == whole


@given(frequencies(), KINDS, DAYS)
@settings(max_examples=300, deadline=None)
def test_an_interval_takes_every_so_manieth_turn(frequency: Frequency, days: WorkingDays, anchored: datetime.date) -> None:
    """Before days off are looked at; where two turns become one, there are fewer."""
    frequency = replace(frequency, days=frequency.days[:1], own=frequency.own if frequency.period == PERIOD else None, outside=False, without=())
    single = replace(frequency, interval=1, times=1)
    span = Span(anchored, anchored + datetime.timedelta(days=1500))
    every = [turn.named for turn in occurrences(single, days, span, anchored, Yield.STAY) if turn.named >= anchored]
    several = [turn.named for turn in occurrences(frequency, days, span, anchored, Yield.STAY) if turn.named >= anchored]
    assert several == every[::frequency.interval]


@given(frequencies(), KINDS, st.sampled_from([datetime.date.min, datetime.date(1, 2, 3), datetime.date(9999, 6, 5), datetime.date.max]),
       st.sampled_from([datetime.date.min, EPOCH, datetime.date.max]))
@settings(max_examples=30, deadline=None)
def test_the_ends_of_the_calendar_are_days_like_others(frequency: Frequency, days: WorkingDays, day: datetime.date,
                                                       anchored: datetime.date) -> None:
    span = years(day.year - 1, day.year + 1)
    assert all(turn.day in span for turn in occurrences(frequency, days, span, anchored))
