"""How often duties come round in a year, and how much work that is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.analysis.workload import effort_minutes, fewest_working_days, recurring_minutes, times_a_year
from generator.model import Post
from generator.model.handbook import Calendar
from generator.model.quantity import Duration, Frequency


@pytest.mark.parametrize(("frequency", "times"), [
    ("daily", 365), ("every working day", 250), ("weekly on Friday", Fraction(365, 7)), ("monthly on the 5th", 12), ("quarterly", 4),
    ("half-yearly", 2), ("yearly on 03-31", 1), ("on event", 0), ("2 times a day", 730), ("every 2 weeks", Fraction(365, 14)),
    ("every 2 working days", 125), ("每月3次", 36),
])
def test_times_a_year(frequency: str, times: Fraction) -> None:
    assert times_a_year(Frequency.parse(frequency), 250) == times


@pytest.mark.parametrize(("effort", "minutes"), [
    ("30 minutes", 30), ("2 hours", 120), ("1 day", 480), ("1 working day", 480), ("1 week", 2400)])
def test_a_day_of_effort_is_a_day_of_work(effort: str, minutes: int) -> None:
    assert effort_minutes(Duration.parse(effort), Calendar()) == minutes


def test_only_recurring_duties_with_an_effort_count() -> None:
    post = Post.model_validate({"kind": "post", "id": "clerk", "title": "收發員", "duties": [
        {"id": "a", "do": "清點", "when": "every working day", "effort": "1 hour"},
        {"id": "b", "do": "登記", "when": {"event": "來文"}, "effort": "9 hours"},
        {"id": "c", "do": "巡查", "when": "daily"}]})
    assert recurring_minutes(post, Calendar(), 250) == 250 * 60


def test_the_fewest_working_days_are_at_least_one() -> None:
    assert 180 <= fewest_working_days(Calendar()) <= 230
    assert fewest_working_days(Calendar(weekend=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))) == 1
