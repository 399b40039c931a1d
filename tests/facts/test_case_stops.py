"""A time limit that stands still between two events: the script that runs a procedure and Python come to the same day."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from facts.test_case_extensions import DAYS, LATE, data_of, due, extended, start
from scripts import Scripts

EVENTS = [{"id": "sent", "title": "送鑑定"}, {"id": "back", "title": "鑑定完成"}]
STOPS = {"since": "sent", "until": "back"}


def happened(what: str, at: str) -> dict[str, str]:
    return {"t": "2026-12-02T12:00:00+08:00", "kind": "event", "what": what, "at": f"{at}:00+08:00"}


def ends(limit: dict[str, Any], scripts: Scripts, *events: dict[str, Any]) -> str | None:
    data = data_of({"do": "調查案件", "within": {**limit, "after": "trigger", "stops": STOPS}}, events=EVENTS)
    answer: str | None = scripts.ask("run", data, [start(), *events], LATE)[1][0][2]
    return answer


@pytest.mark.parametrize(("limit", "events", "end"), [
    ("30日", [], due("30日")),
    ("30日", [("sent", "2026-12-10T09:00")], ""),  # it stands still, and nobody knows until when
    ("30日", [("sent", "2026-12-10T09:00"), ("back", "2026-12-20T09:00")], due("40日")),
    ("30日", [("sent", "2026-11-20T09:00"), ("back", "2026-12-11T09:00")], due("40日")),  # it had stopped before it began
    ("30日", [("sent", "2027-01-20T09:00")], due("30日")),  # it was over
    ("30日", [("sent", "2026-12-20T09:00"), ("back", "2026-12-10T09:00")], ""),  # it stopped once more
    ("10個工作日", [("sent", "2026-12-03T09:00"), ("back", "2026-12-10T09:00")], due("15個工作日")),  # five working days lie between
    ("10個工作日", [("sent", "2026-12-04T18:00"), ("back", "2026-12-06T09:00")], due("10個工作日")),  # days off do not count anyway
    ("48小時", [("sent", "2026-12-02T09:00"), ("back", "2026-12-02T21:30")], "2026-12-03T21:30")])
def test_a_limit_goes_on_where_it_stood(limit: str, events: list[tuple[str, str]], end: str, scripts: Scripts) -> None:
    assert (ends({"time": limit}, scripts, *(happened(*event) for event in events)) or "") == end


def test_the_days_between_are_those_of_the_calendar() -> None:
    between = [datetime.date(2026, 12, day) for day in range(4, 11)]
    assert sum(DAYS.is_working_day(day) for day in between) == 5


def test_an_extension_that_was_given_before_stands_still_too(scripts: Scripts) -> None:
    limit = {"time": "30日", "extend": {"by": "30日"}}
    longer = extended(f"{due('60日')}:59+08:00")
    assert ends(limit, scripts, longer, happened("sent", "2026-12-10T09:00"), happened("back", "2026-12-20T09:00")) == due("70日")


def test_what_stands_still_has_no_end_though_it_was_extended(scripts: Scripts) -> None:
    limit = {"time": "30日", "extend": {"by": "30日"}}
    for day in ("2026-12-10", "2027-01-20"):  # before and after it would have ended without
        assert not ends(limit, scripts, extended(f"{due('60日')}:59+08:00"), happened("sent", f"{day}T09:00"))


def test_it_ends_at_the_latest_in_any_case(scripts: Scripts) -> None:
    limit = {"time": "30日", "latest": {"time": "35日", "after": "trigger"}}
    assert ends(limit, scripts, happened("sent", "2026-12-10T09:00"), happened("back", "2026-12-30T09:00")) == due("35日")
