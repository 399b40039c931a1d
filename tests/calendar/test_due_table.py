"""The table by which scripts know when a limit is over."""

from __future__ import annotations

import datetime

from calendar_cases import CALENDARS, frequencies, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar.due_table import DueTable
from generator.calendar.occurrences import EPOCH, occurrences
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.frequency import Frequency

TW = WorkingDays(CALENDARS["Taiwan"])
TODAY = datetime.date(2026, 6, 1)


def ends(by: Frequency, days: WorkingDays) -> list[datetime.date]:
    """The end that the table says of each day of two years, as far as it says one."""
    table = DueTable(days, TODAY)
    found = table.until(by, EPOCH)
    lengths = [length for length, count in table.data["series"][int(found["series"])] for _ in range(count)]
    return [datetime.date.fromordinal(datetime.date(2026, 1, 1).toordinal() + place + length) for place, length in enumerate(lengths)]


def test_a_limit_by_a_day_of_the_calendar_ends_on_the_next_such_day() -> None:
    found = ends(parse("每月25日前"), TW)
    assert [str(found[place]) for place in (0, 23, 729)] == ["2026-01-23", "2026-02-25", "2028-01-21"]  # days off of the new year before the last
    assert len(found) == 730


def test_a_limit_by_an_hour_is_the_next_for_what_begins_after_it() -> None:
    assert DueTable(TW, TODAY).until(parse("每個工作日17:00前"), EPOCH) == {"series": 0, "at": 17 * 60, "next": 1}


@given(frequencies(), st.sampled_from([*map(WorkingDays, CALENDARS.values())]))
@settings(max_examples=50, deadline=None)
def test_every_end_is_the_first_due_day_that_has_not_passed(by: Frequency, days: WorkingDays) -> None:
    turns = [turn.day for turn in occurrences(by, days, Span(datetime.date(2026, 1, 1), datetime.date(2068, 12, 31)))] if by.interval < 5 else []
    for place, end in enumerate(ends(by, days) if turns else []):
        start = datetime.date(2026, 1, 1) + datetime.timedelta(days=place)
        assert end == next(day for day in turns if day >= start)


def test_what_only_must_come_before_a_moment_ends_with_it() -> None:
    assert DueTable(TW, TODAY).limit(Duration.parse("at once"), before=True) == {"minutes": 0}
