"""How much work the duties of a post are in a year."""

from __future__ import annotations

import pytest
from checklist_cases import handbook, post

from generator.analysis.workload import recurring_minutes
from generator.calendar.lengths import effort_minutes
from generator.calendar.working_days import WorkingDays
from generator.model.duration import Duration
from generator.model.handbook import Calendar


@pytest.mark.parametrize(("effort", "minutes"), [
    ("30 minutes", 30), ("2 hours", 120), ("1 day", 480), ("1 working day", 480), ("1 week", 2400)])
def test_a_day_of_effort_is_a_day_of_work(effort: str, minutes: int) -> None:
    assert effort_minutes(Duration.parse(effort), Calendar()) == minutes


def test_only_recurring_duties_with_an_effort_count() -> None:
    made = handbook(post({"when": "every working day", "effort": "1 hour"}, {"when": {"event": "來文"}, "effort": "9 hours"}, {"when": "daily"}))
    assert recurring_minutes(made.posts["clerk"], made, 2026) == len(WorkingDays(Calendar()).working_days(2026)) * 60


def test_work_of_every_second_year_counts_in_its_years() -> None:
    made = handbook(post({"when": "every 2 years", "effort": "1 hour"}, effective="2026-01-01"))
    assert [recurring_minutes(made.posts["clerk"], made, year) for year in (2026, 2027, 2028)] == [60, 0, 60]
