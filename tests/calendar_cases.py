"""Calendars and frequencies for the tests of dates: every form of a frequency that an author can write, and any other."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import strategies as st

from generator.model.frequency import LAST, Frequency
from generator.model.handbook import Calendar

_OWN = tuple(datetime.date(year, month, day) for year in range(2024, 2031) for month, days in ((3, (2, 3, 4, 5, 6)), (8, tuple(range(1, 32))), (12, (24, 31)))
             for day in days)
CALENDARS = {
    "Taiwan": Calendar(country="TW"),
    "mainland China, with make-up days": Calendar(country="CN"),
    "Hong Kong": Calendar(country="HK"),
    "no holidays": Calendar(country="XX"),
    "own holidays": Calendar(country="XX", holidays=_OWN, workdays=(datetime.date(2026, 3, 7), datetime.date(2027, 1, 2))),
    "weekend on Friday and Saturday": Calendar(country="SA", weekend=("Friday", "Saturday")),
}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DATES = [(month, day) for month, length in enumerate(_LENGTHS, 1) for day in range(1, length + 1)]
_TIMED = ("day", "working day", "week", "month", "quarter", "year")

EVERY_FORM: tuple[Frequency, ...] = (
    *(Frequency(period, interval) for period, most in (("day", 7), ("working day", 7), ("week", 5), ("month", 7), ("year", 3))
      for interval in range(1, most + 1)),
    Frequency("day", 30), Frequency("working day", 23), Frequency("week", 26), Frequency("month", 18), Frequency("quarter"), Frequency("half-year"),
    *(Frequency(period, times=times) for period in _TIMED for times in (2, 3)),
    *(Frequency("week", weekday=number) for number in range(7)),
    *(Frequency("month", day=number) for number in (LAST, *range(1, 32))),
    *(Frequency("year", month=month, day=day) for month, day in ((1, 1), (1, 31), (2, 28), (2, 29), (3, 31), (5, 1), (8, 15), (10, 1), (12, 31))),
    *(Frequency("month", day=number, by=True) for number in (LAST, 1, 15, 25, 28, 29, 30, 31)),
    *(Frequency("year", month=month, day=day, by=True) for month, day in ((1, 1), (2, 28), (2, 29), (3, 31), (5, 3), (10, 1), (12, 31))),
    Frequency("week", weekday=0, by=True), Frequency("week", weekday=6, by=True), Frequency("month", day=25, at="17:00", by=True),
    Frequency("day", at="08:00"), Frequency("day", at="23:30"), Frequency("working day", at="16:30"), Frequency("week", weekday=4, at="14:00"),
    Frequency("month", day=30, at="00:00"), Frequency("month", day=LAST, at="09:00"), Frequency("year", month=2, day=29, at="10:00"),
    Frequency("month", 5, at="12:00"),
)
"""A few of each form, and all where there are few."""


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    """Any frequency that comes round by the calendar, with or without a time of day."""
    at = draw(st.none() | st.times().map(lambda time: f"{time:%H:%M}"))
    made = draw(st.one_of(
        st.builds(Frequency, st.sampled_from(["day", "working day", "week", "month", "year"]), interval=st.integers(1, 40) | st.integers(1, 1000)),
        st.builds(Frequency, st.sampled_from(_TIMED), times=st.integers(1, 1000)),
        st.builds(Frequency, st.sampled_from(["quarter", "half-year"])),
        st.builds(Frequency, st.just("week"), weekday=st.integers(0, 6)),
        st.builds(Frequency, st.just("month"), day=st.sampled_from([LAST, *range(1, 32)])),
        st.sampled_from(_DATES).map(lambda date: Frequency("year", month=date[0], day=date[1]))))
    by = made.weekday is not None or made.day is not None
    return replace(made, at=at, by=by and draw(st.booleans()))
