"""How long a duration is: which part of it is working time, and which sums are longer for certain."""

from __future__ import annotations

from fractions import Fraction

import pytest
from durations import DURATIONS
from hypothesis import given
from hypothesis import strategies as st

from generator.calendar.lengths import Length, effort_minutes, in_clock_time, in_working_time, length, sure_working_days, surely_longer
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.named_day import WEEKDAYS

OFFICE = Calendar()
CALENDARS = st.builds(Calendar, hours=st.sampled_from([0.25, 4, 7.5, 8, 12, 24]),
                      weekend=st.sampled_from([(), ("Sunday",), ("Saturday", "Sunday"), WEEKDAYS[:6]]))
MINUTES = st.fractions(min_value=0, max_value=1_000_000, max_denominator=100)
LENGTHS = st.builds(Length, MINUTES, MINUTES)


@pytest.mark.parametrize(("words", "work", "clock"), [
    ("30 minutes", 0, 30), ("8 hours", 0, 480), ("9 hours", 0, 540), ("24 hours", 0, 1440), ("72小時", 0, 4320), ("14小時10分", 0, 850),
    ("1 working day 4 hours", 720, 0), ("2 working hours 30 minutes", 150, 0), ("1 day 2 hours", 0, 1560), ("當日", 0, 0), ("即時", 0, 0),
    ("8 working hours", 480, 0), ("16個工作小時", 960, 0), ("16 个工作小时", 960, 0), ("工作小時", None, None), ("2 working days", 960, 0),
    ("半個工作日", 240, 0), ("1 day", 0, 1440), ("1 week", 0, 10_080), ("1 year", 0, Fraction(1461, 4) * 1440), ("12 months", 0, Fraction(1461, 4) * 1440),
])
def test_what_is_called_working_is_working_time_and_all_else_is_of_the_clock(words: str, work: int | None, clock: int | None) -> None:
    if work is None or clock is None:
        with pytest.raises(ValueError):
            Duration.parse(words)
        return
    assert length(Duration.parse(words), OFFICE) == Length(Fraction(work), Fraction(clock))


def test_the_calendar_says_how_long_a_working_day_is() -> None:
    short = Calendar(hours=7.5)
    assert length(Duration.parse("2 working days"), short).work == 900
    assert length(Duration.parse("1 working day 30 minutes"), short).work == 480


def test_all_hours_of_effort_are_worked() -> None:
    assert [effort_minutes(Duration.parse(words), OFFICE) for words in ("40 hours", "40 working hours", "5 days", "1 week", "4 days 8 hours")] == [2400] * 5


@pytest.mark.parametrize(("days", "sure"), [(0, 0), (1, 1), (3, 1), (4, 2), (6, 4), (7, 5), (13, 9), (14, 10)])
def test_working_days_that_are_sure_to_come(days: int, sure: int) -> None:
    assert sure_working_days(days, OFFICE) == sure


@given(LENGTHS, LENGTHS, LENGTHS, CALENDARS)
def test_a_longer_sum_is_nowhere_shorter(one: Length, more: Length, promised: Length, calendar: Calendar) -> None:
    total = one + more
    assert in_working_time(total, calendar) >= in_working_time(one, calendar)
    assert in_clock_time(total, calendar) >= in_clock_time(one, calendar)
    for by_date in (False, True):
        assert surely_longer(total, promised, calendar, by_date) >= surely_longer(one, promised, calendar, by_date)


@given(DURATIONS, DURATIONS, CALENDARS)
def test_nothing_is_longer_than_itself_and_of_one_kind_all_compare(one: Duration, other: Duration, calendar: Calendar) -> None:
    first, second = length(one, calendar), length(other, calendar)
    assert not surely_longer(first, first, calendar)
    if bool(first.clock) == bool(second.clock):
        assert surely_longer(first, second, calendar) == (first.work + first.clock > second.work + second.clock)
    assert not (surely_longer(first, second, calendar) and surely_longer(second, first, calendar))
