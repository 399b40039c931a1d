"""HB542: so many people are needed that everybody rests between two shifts; and HB540: how long two shifts overlap."""

from __future__ import annotations

import pytest
from check_cases import found

SHIFTS = """\
shifts:
  - {id: day, title: 日班, hours: "08:00-16:00"}
  - {id: evening, title: 小夜班, hours: "16:00-00:00"}
  - {id: night, title: 大夜班, hours: "00:00-08:00"}
"""


def guard(headcount: int, shifts: str = SHIFTS, roster: str = "") -> str:
    return (f"kind: post\nid: guard\ntitle: 值班員\nsubstitutes: [head]\nheadcount: {headcount}\n{shifts}{roster}"
            "duties:\n  - {id: rounds, do: 巡查門窗, when: daily}\n")


@pytest.mark.parametrize(("headcount", "rest", "needed"), [
    (2, "", None), (1, "", 2), (2, "8 hours", None), (2, "8.5 hours", 3), (3, "11 hours", None), (2, "11 hours", 3), (3, "16 hours", None), (3, "17 hours", 4),
    (2, "1 working day", 6), (3, "1 day", 4), (4, "1 day", None)])
def test_as_many_are_needed_as_are_on_duty_or_at_rest(headcount: int, rest: str, needed: int | None) -> None:
    findings = found(guard(headcount, roster=f"roster: {{rest: {rest}}}\n" if rest else ""), "HB542")
    assert [finding.details["needed"] for finding in findings] == ([] if needed is None else [needed])


def test_those_who_stand_by_are_others_again() -> None:
    assert found(guard(3, roster="roster: {rest: 11 hours, reserve: 1}\n"), "HB542")[0].details["needed"] == 4


def test_a_rest_of_years_is_a_finding_and_no_fault_of_the_program() -> None:
    assert found(guard(2, roster="roster: {rest: 200 years}\n"), "HB542")


@pytest.mark.parametrize(("lasts", "time"), [("1 day", "20 hours"), ("2 days", "1 day 20 hours"), ("366 days", "365 days 20 hours")])
def test_however_long_two_shifts_overlap_it_is_said_how_long(lasts: str, time: str) -> None:
    """The last is the longest that an author may write."""
    shifts = "".join(f"  - {{id: s{hour}, title: 第{hour}班, hours: \"{hour}:00-{hour}:00\", days: yearly on 01-05, lasts: {lasts}}}\n" for hour in ("08", "12"))
    finding, *_ = found(guard(2, f"shifts:\n{shifts}"), "HB540")
    assert str(finding.details["time"]) == time


@pytest.mark.parametrize(("hours", "overlapping"), [("12:00-13:30", 0), ("08:00-10:00", 0), ("15:00-17:00", 1), ("08:00-16:00", 1)])
def test_a_shift_within_another_hands_nothing_over(hours: str, overlapping: int) -> None:
    """A duty over noon is held besides the day; only a shift that outlasts the other takes over from it. The same hours twice are a slip."""
    shifts = f'  - {{id: day, title: 日班, hours: "08:00-16:00"}}\n  - {{id: besides, title: 午間, hours: "{hours}"}}\n'
    assert len(found(guard(4, f"shifts:\n{shifts}"), "HB540")) == overlapping


def test_a_week_on_call_hands_nothing_over_to_a_shift() -> None:
    shifts = ('  - {id: day, title: 日班, hours: "06:00-14:00"}\n'
              '  - {id: on-call, title: 值勤, hours: "09:00-09:00", days: weekly on Monday, lasts: 1 week}\n')
    assert not found(guard(4, f"shifts:\n{shifts}"), "HB540")
