"""Working days against the published calendars of several years, and lengths of time against the rules for counting them."""

from __future__ import annotations

import datetime

import pytest

from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.frequency_exceptions import LONG_WEEKEND
from generator.model.handbook import Calendar

TW = WorkingDays(Calendar())
CN = WorkingDays(Calendar(country="CN"))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("country", "date", "works"), [
    ("TW", "2026-01-01", False),  # founding day, a Thursday
    ("TW", "2026-01-02", True),
    ("TW", "2026-02-27", False),  # in place of Saturday 28 February
    ("TW", "2025-02-08", True),  # made up for 27 January
    ("TW", "2025-01-27", False),
    ("TW", "2026-06-19", False),  # dragon boat festival
    ("TW", "2026-10-10", False),
    ("CN", "2025-01-26", True),  # made up for the spring festival
    ("CN", "2025-02-08", True),
    ("CN", "2025-02-04", False),
    ("CN", "2025-09-28", True),  # made up for the national day
    ("CN", "2025-10-07", False),
    ("CN", "2026-02-14", True),
    ("CN", "2026-02-23", False),
    ("HK", "2026-07-01", False),
    ("HK", "2026-07-02", True),
])
def test_known_days(country: str, date: str, works: bool) -> None:
    assert WorkingDays(Calendar(country=country)).is_working_day(day(date)) is works


@pytest.mark.parametrize(("country", "year", "count"), [("CN", 2024, 251), ("CN", 2025, 248), ("CN", 2026, 248)])
def test_a_year_has_the_working_days_that_were_published(country: str, year: int, count: int) -> None:
    assert len(WorkingDays(Calendar(country=country)).working_days(year)) == count


def test_the_days_of_a_year_are_in_order_and_of_that_year() -> None:
    found = TW.working_days(2024)
    assert list(found) == sorted(set(found))
    assert {d.year for d in found} == {2024}
    assert day("2024-02-29") in found


def test_exceptions_of_the_organisation_come_first() -> None:
    own = WorkingDays(Calendar(holidays=(day("2026-05-04"),), workdays=(day("2026-05-09"), day("2026-01-01"))))
    assert not own.is_working_day(day("2026-05-04"))
    assert own.is_working_day(day("2026-05-09"))
    assert own.is_working_day(day("2026-01-01"))


def test_another_weekend() -> None:
    own = WorkingDays(Calendar(weekend=("Friday",)))
    assert own.is_working_day(day("2026-05-09"))
    assert not own.is_working_day(day("2026-05-08"))


def test_a_country_that_is_not_known_has_weekends_only() -> None:
    nowhere = WorkingDays(Calendar(country="XX"))
    assert not nowhere.country_known
    assert nowhere.is_working_day(day("2026-01-01"))
    assert not nowhere.is_working_day(day("2026-01-03"))
    assert not WorkingDays(Calendar(country="US", subdivision="ZZ")).country_known
    assert TW.country_known and WorkingDays(Calendar(country="cn")).country_known


@pytest.mark.parametrize(("start", "length", "last"), [
    ("2026-05-08", "1 working day", "2026-05-11"),  # received on a Friday
    ("2026-05-08", "6 working days", "2026-05-18"),
    ("2026-09-24", "3 working days", "2026-10-01"),  # mid-autumn and the teachers' day between
    ("2026-05-04", "半個工作日", "2026-05-05"),
    ("2026-05-08", "2 days", "2026-05-11"),  # ends on a Sunday
    ("2026-05-04", "30 days", "2026-06-03"),
    ("2026-05-04", "1 week", "2026-05-11"),
    ("2026-01-31", "1 month", "2026-03-02"),  # 28 February is a Saturday and a holiday
    ("2026-03-31", "1 month", "2026-04-30"),
    ("2026-05-04", "1 year", "2027-05-04"),
    ("2026-05-04", "4 hours", "2026-05-04"),
    ("2026-05-04", "24 hours", "2026-05-05"), ("2026-05-04", "23小時59分", "2026-05-04"), ("2026-05-04", "1 day 2 hours", "2026-05-05"),
    ("2026-05-04", "1 working day 4 hours", "2026-05-05"), ("2026-05-04", "4 working hours 30 minutes", "2026-05-04"),
    ("2026-05-04", "1 month 5 days", "2026-06-09"), ("2026-05-04", "當日", "2026-05-04"), ("2026-05-04", "即時", "2026-05-04"),
])
def test_the_last_day_of_a_length_of_time(start: str, length: str, last: str) -> None:
    assert TW.due(day(start), Duration.parse(length)) == day(last)


def test_make_up_days_shorten_a_deadline() -> None:
    assert CN.due(day("2025-01-24"), Duration.parse("1 working day")) == day("2025-01-26")


@pytest.mark.parametrize(("length", "last"), [
    ("1 working day", "2026-05-05"), ("3 working days", "2026-05-07"), ("1 day", "2026-05-05"), ("100000 years", None), ("100000 weeks", "3942-11-16"), ("100000 working days", "2300-02-17")])
def test_every_calendar_has_an_answer(length: str, last: str | None) -> None:
    """A calendar without working days is a slip, which a check finds: days then stay where they are."""
    never = WorkingDays(Calendar.model_construct(weekend=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))
    number, _, unit = length.partition(" ")
    assert never.due(day("2026-05-04"), Duration.of(int(number), unit.removesuffix("s"))) == (day(last) if last else None)


def test_the_last_day_of_all_is_an_answer() -> None:
    assert TW.due(datetime.date.max, Duration.parse("1 working day")) is None
    assert TW.not_before(datetime.date(9999, 12, 31)) == datetime.date(9999, 12, 31)
    assert TW.not_after(datetime.date.min) == datetime.date.min


@pytest.mark.parametrize(("first", "last", "number"), [
    ("2026-01-01", "2026-01-02", 0), ("2026-01-01", "2026-01-05", 1), ("2026-01-02", "2027-01-01", len(TW.working_days(2026))),
    ("2026-01-05", "2026-01-01", -1), ("2025-01-01", "2027-01-01", len(TW.working_days(2025)) + len(TW.working_days(2026)))])
def test_a_position_counts_working_days(first: str, last: str, number: int) -> None:
    assert TW.position(day(last), day(first)) == number


@pytest.mark.parametrize(("start", "length", "moved", "kept"), [
    ("2026-03-06", "28 days", "2026-04-07", "2026-04-03"),  # Good Friday, then a weekend and Easter Monday
    ("2026-04-04", "21 days", "2026-04-27", "2026-04-25"),  # a Saturday
    ("2026-04-30", "1 month", "2026-06-01", "2026-05-30"),
    ("2026-04-02", "5 working days", "2026-04-13", "2026-04-13"),
])
def test_a_last_day_stays_on_a_day_off_where_the_calendar_says_so(start: str, length: str, moved: str, kept: str) -> None:
    found = [WorkingDays(Calendar(country="GB", subdivision="ENG", last_day_moves=moves)).due(day(start), Duration.parse(length))
             for moves in (True, False)]
    assert found == [day(moved), day(kept)]


def test_days_before_a_day_stay_too() -> None:
    found = [WorkingDays(Calendar(country="GB", subdivision="ENG", last_day_moves=moves)).begun_before(day("2026-04-09"), Duration.parse("3 days"))
             for moves in (True, False)]
    assert found == [day("2026-04-02"), day("2026-04-06")]


def test_a_long_weekend_is_three_days_off_or_more_and_a_holiday_is_among_them() -> None:
    own = WorkingDays(Calendar(country="XX", holidays=(day("2026-06-10"), day("2026-06-19"))))
    june = Span(day("2026-06-01"), day("2026-06-30"))
    assert [*own.before_holidays(june)] == [day("2026-06-09"), day("2026-06-18")]
    assert [*own.before_holidays(june, LONG_WEEKEND)] == [day("2026-06-18")]
