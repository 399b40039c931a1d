"""A promise in days that is broken where days off lie among the working days of its steps."""

from __future__ import annotations

import datetime

import pytest
from checklist_cases import handbook, post, procedure

from generator.calendar.span import years
from generator.calendar.working_days import WorkingDays
from generator.calendar.worst_start import Stretch, worst_start
from generator.checks.promise_over_holidays import CHECK
from generator.model.duration import Duration
from generator.model.handbook import Calendar

TODAY = datetime.date(2026, 11, 27)


@pytest.mark.parametrize(("promised", "steps", "country", "found"), [
    ("8 days", ("1 day", "5 working days"), "TW", "2026-02-13 2026-03-03 2026-02-23"),
    ("8 days", ("1 day", "5 working days"), "XX", ""),  # the same without any holiday is always kept
    ("30 days", ("1 day", "5 working days"), "TW", ""),
    ("8 working days", ("1 day", "5 working days"), "TW", ""),
    ("1 week", ("4 hours", "2 working hours"), "TW", ""),
    ("5 days", ("0.5 working days", "0.5 working days"), "TW", ""),
    ("5 days", ("2 working days", "1 working day from known"), "TW", "2026-02-13 2026-02-24 2026-02-23"),  # before anybody knows
    ("5 days", ("1 working day from known", "1 day"), "TW", ""),  # nobody knows when that begins
    ("8 days", ("1 day", "5 working days from the end of step step-1"), "TW", "2026-02-13 2026-03-03 2026-02-23"),
    ("7 days", ("1 day", "5 working days from the trigger"), "TW", "2026-02-13 2026-03-02 2026-02-23"),
    ("8 days", ("1 day", "1 day from known", "5 working days"), "TW", "2026-02-13 2026-03-03 2026-02-23"),  # that much is sure
])
def test_it_is_counted_on_the_calendar(promised: str, steps: tuple[str, ...], country: str, found: str) -> None:
    done = ({"id": f"step-{number}", "within": step} for number, step in enumerate(steps, 1))
    made = handbook(post(), procedure(*done, within=promised, events=[{"id": "known", "title": "知悉"}]), calendar={"country": country})
    said = [" ".join(str(each.details[name]) for name in ("start", "ends", "last")) for each in CHECK.find(made, TODAY)]
    assert said == ([found] if found else [])


@pytest.mark.parametrize(("hearing", "found"), [
    (({"within": "5 working days"},), "2026-02-13 2026-03-03 2026-02-23"),
    (({"id": "a", "within": "1 day"}, {"within": "5 working days from the end of step a"}), "2026-02-05 2026-02-23 2026-02-13"),
    (({"within": "1 hour"}, {"within": "5 working days from the trigger"}), "2026-02-13 2026-03-03 2026-02-23"),  # that of the hearing
    (({"within": "1 day"}, {"go_through": "incoming"}), ""),  # a circle
])
def test_what_is_gone_through_is_counted_on_the_calendar_too(hearing: tuple[dict[str, str], ...], found: str) -> None:
    through = procedure({"within": "1 day"}, {"go_through": "hearing"}, within="8 days")
    made = handbook(post(), through, procedure(*hearing, name="hearing"))
    said = [" ".join(str(each.details[name]) for name in ("start", "ends", "last")) for each in CHECK.find(made, TODAY)]
    assert said == ([found] if found else [])


def test_half_days_are_one_day() -> None:
    half, days = Duration.parse("4 working hours"), WorkingDays(Calendar(country="XX"))
    assert worst_start((Stretch((half, half)),), Duration.parse("2 days"), days, years(2026, 2026)) is None
    worst = worst_start((Stretch((half, half, half, half)),), Duration.parse("1 day"), days, years(2026, 2026))
    assert worst and (worst.ends - worst.start).days > (worst.promised - worst.start).days
