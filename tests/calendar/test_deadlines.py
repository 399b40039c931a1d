"""From when something that recurs is due, and until when it is in time: known turns, and what holds for every frequency and limit."""

from __future__ import annotations

import datetime

import pytest
from calendar_cases import CALENDARS, frequencies
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar.deadlines import due_turns, leads
from generator.calendar.rounds import Rounds, rounds
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.handbook import Calendar

TW = WorkingDays(Calendar())
_SPAN = Span(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
_ANCHOR = datetime.date(2024, 8, 1)
_WITHIN = st.builds(Duration.of, st.integers(1, 40), st.sampled_from(["minute", "hour", "working hour", "working day", "day", "week", "month"]))


@pytest.mark.parametrize(("often", "within", "expected"), [
    # A day by which something is due is its deadline; the limit is lead time, in days of its kind.
    ("每月25日前", "3個工作日", "2026-11-20 2026-11-25"),
    ("每年5月31日前", "10個工作日", "2026-05-15 2026-05-29"),
    ("每年9月30日前", "5日", "2026-09-24 2026-09-30"),
    ("每月5日前", "10個工作日", "2026-11-20 2026-12-04"),
    ("每月25日前", "2小時", "2026-11-25 2026-11-25"),
    ("每月25日前", "", "2026-11-25 2026-11-25"),
    # A day that is named begins the limit.
    ("每月25日", "3個工作日", "2026-11-25 2026-11-30"),
    ("每月30日", "5日", "2026-11-30 2026-12-07"),
    # Without a day it is due from the first of the period: until its limit in days is over, else until the period is.
    ("每三個月", "5個工作日", "2026-11-02 2026-11-09"),
    ("每三個月", "1小時", "2026-11-02 2027-01-31"),
    ("每三個月", "", "2026-11-02 2027-01-31"),
    ("每季", "1個工作日", "2026-10-01 2026-10-02"),
    # Several days that are named together are the time for it.
    ("每年6月及11月", "", "2026-11-01 2026-11-30"),
    ("每年6月及11月", "3日", "2026-11-01 2026-11-30"),
    ("每日 17:00-07:10", "", "2026-11-30 2026-11-30"),
])
def test_from_when_and_until_when(often: str, within: str, expected: str) -> None:
    """The last turn that begins in November 2026 or before."""
    found = due_turns(Frequency.parse(often), Duration.parse(within) if within else None, TW, _SPAN, _ANCHOR)
    last = [turn for turn in found if turn.begins <= datetime.date(2026, 11, 30)][-1]
    assert f"{last.begins} {last.ends}" == expected


@pytest.mark.parametrize(("often", "by", "expected"), [
    ("每月", "每月25日前", "2026-11-02 2026-11-25"), ("每月5日", "每月25日前", "2026-11-05 2026-11-25"),
    ("每週一", "每週五前", "2026-11-30 2026-12-04"), ("每季", "每季第一個月20日前", "2026-10-01 2026-10-20")])
def test_a_limit_by_a_day_of_the_calendar_ends_on_it(often: str, by: str, expected: str) -> None:
    found = due_turns(Frequency.parse(often), None, TW, _SPAN, _ANCHOR, Frequency.parse(by))
    last = [turn for turn in found if turn.begins <= datetime.date(2026, 11, 30)][-1]
    assert f"{last.begins} {last.ends}" == expected


def test_a_turn_stays_open_until_its_time_is_over() -> None:
    """What is due on the 30th, within 5 days, is not left over on the 1st."""
    found = list(due_turns(Frequency.parse("每月30日"), Duration.parse("5日"), TW, _SPAN, _ANCHOR))
    october, november = (turn for turn in found if turn.begins.year == 2026 and turn.begins.month in (10, 11))
    assert (str(october.last), str(november.first)) == ("2026-11-04", "2026-11-05")


@given(frequencies(), st.none() | _WITHIN, st.sampled_from(sorted(CALENDARS)), st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)))
@settings(deadline=None, max_examples=40)
def test_turns_follow_each_other_and_share_no_day(often: Frequency, within: Duration | None, name: str, first: datetime.date) -> None:
    span = Span(first, first + datetime.timedelta(days=200))
    ended = None
    for turn in due_turns(often, within, WorkingDays(CALENDARS[name]), span):
        assert turn.first <= turn.begins <= turn.ends
        assert turn.begins <= turn.last
        assert ended is None or turn.first > ended
        ended = turn.last


@given(frequencies().filter(lambda often: leads(often) and bool(often.days)), st.none() | _WITHIN, st.sampled_from(sorted(CALENDARS)))
@settings(deadline=None, max_examples=40)
def test_no_limit_puts_a_deadline_off(often: Frequency, within: Duration | None, name: str) -> None:
    days = WorkingDays(CALENDARS[name])
    assert [turn.ends for turn in due_turns(often, within, days, _SPAN)] == [turn.ends for turn in due_turns(often, None, days, _SPAN)]


@pytest.mark.parametrize(("often", "expected"), [
    ("每三個月", Rounds((2, 5, 8, 11))), ("每六個月", Rounds((2, 8))), ("每2個月5日", Rounds((2, 4, 6, 8, 10, 12))),
    ("每5個月", Rounds(since=datetime.date(2024, 8, 1))), ("每2週", Rounds(since=datetime.date(2024, 8, 5))), ("每月", None), ("每3日", None),
])
def test_in_which_months_something_comes_round(often: str, expected: Rounds | None) -> None:
    assert rounds(Frequency.parse(often), TW, _ANCHOR) == expected
