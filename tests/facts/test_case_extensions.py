"""A time limit that is extended in a case, and a step that waits: the script that runs a procedure and Python come to the same moment."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from checklist_cases import handbook, post, procedure
from scripts import Scripts

from generator.calendar.due_table import DueTable
from generator.calendar.working_days import WorkingDays
from generator.facts.case import case_facts
from generator.facts.words import HandbookWords
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.pages.case_documents import case_data

START = "2026-12-01T09:00:00+08:00"
LATE = "2027-12-01T09:00:00+08:00"
DAYS = WorkingDays(Calendar(country="TW"))
LEVELS = [{"id": name, "title": name, "side": "class", "rank": rank} for rank, name in enumerate(("normal", "hard"), 1)]
KIND = {"kind": "criteria", "id": "kind", "title": "繁簡", "side": "class", "act": "案件", "scope": "mail",
        "tiers": [{"id": f"t-{name}", "title": f"情形{name}", "level": name} for name in ("normal", "hard")]}


def data_of(*steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    made = handbook(post(), KIND, procedure(*steps, **fields), levels=LEVELS, calendar={"country": "TW"})
    words, table = HandbookWords.of(made, "zh-Hant"), DueTable(DAYS, datetime.date(2026, 11, 1))
    return case_data(case_facts(made.procedures["incoming"], words, table), words, table)


def start(at: str = START) -> dict[str, str]:
    return {"t": at, "kind": "start"}


def done(step: int, at: str) -> dict[str, Any]:
    return {"t": at, "kind": "done", "step": step, "way": 0}


def extended(until: str, step: int | None = 0, at: str = "2026-12-03T10:00:00+08:00", remark: str = "案情複雜") -> dict[str, Any]:
    return {"t": at, "kind": "extended", "at": until, "remark": remark, "by": "王", **({} if step is None else {"step": step})}


def due(*lengths: str) -> str:
    """The last day of lengths that follow each other, from the day of the start."""
    day: datetime.date | None = datetime.date(2026, 12, 1)
    for length in lengths:
        assert day is not None
        day = DAYS.due(day, Duration.parse(length))
    return f"{day}T23:59"


@pytest.mark.parametrize(("limit", "after"), [
    ({"time": "30日", "extend": {"by": "30日", "times": 2}}, [("60日",), ("90日",)]),
    ({"time": "2個月", "extend": [{"by": "1個月"}, {"by": "15日"}]}, [("3個月",), ("3 months 15 days",)]),
    ({"time": "10個工作日", "extend": {"by": "5個工作日"}}, [("15個工作日",)]),
    ({"time": "10個工作日", "extend": {"by": "30日"}}, [("10個工作日", "30日")]),
    ({"time": "當日", "extend": {"by": "3日", "times": 2}}, [("3日",), ("6日",)]),
    ({"time": "30日", "latest": "2個月 from trigger", "extend": {"by": "3個月"}}, [("2個月",)])])
def test_the_rule_says_how_far_each_extension_goes(limit: dict[str, Any], after: list[tuple[str, ...]], scripts: Scripts) -> None:
    data, events = data_of({"do": "調查案件", "within": {**limit, "after": "trigger"}}, within=limit), [start()]
    for lengths in after:
        assert scripts.ask("furthest", data, events) == [due(*lengths)] * 2
        events += [extended(f"{due(*lengths)}:59+08:00", step) for step in (0, None)]
        assert scripts.ask("run", data, events, LATE) == [due(*lengths), [[1, "open", due(*lengths), ""]]]
    assert scripts.ask("furthest", data, events) == [None, None]


def test_hours_and_a_day_of_the_calendar_may_be_extended(scripts: Scripts) -> None:
    data = data_of({"do": "回報", "within": {"time": "2 hours", "extend": {"by": "3 hours"}}}, within={"by": "每月25日前", "extend": {"by": "5日"}})
    assert scripts.ask("furthest", data, [start()]) == ["2026-12-01T14:00", "2026-12-29T23:59"]  # the 25th is a day off


def test_how_far_differs_by_class(scripts: Scripts) -> None:
    data = data_of({"do": "調查", "within": {"time": "30日", "criteria": "kind", "extend": {"cases": {"hard": "60日"}}}})
    chosen = [{"t": START, "kind": "class", "what": "kind", "level": level} for level in ("hard", "normal")]
    assert [scripts.ask("furthest", data, [start(), *said])[0] for said in ([], chosen[:1], chosen)] == [None, due("90日"), None]


def test_what_was_granted_is_shorter_than_the_rule_allows_and_holds_as_it_was_granted(scripts: Scripts) -> None:
    data = data_of({"do": "調查", "within": {"time": "30日", "extend": {"by": "30日"}}}, {"do": "結案"})
    events = [start(), extended("2027-01-08T23:59:59+08:00"), done(0, "2027-01-08T15:00:00+08:00")]
    assert scripts.ask("run", data, events, LATE)[1][0] == [1, "done", "2027-01-08T23:59", ""]
    assert scripts.ask("run", data, [*events[:2], done(0, "2027-01-09T15:00:00+08:00")], LATE)[1][0][1] == "late"
    withdrawn = [*events[:2], {**extended("", at="2026-12-03T11:00:00+08:00"), "at": ""}, events[2]]
    assert scripts.ask("run", data, withdrawn, LATE)[1][0] == [1, "late", "2026-12-31T23:59", ""]


def test_an_extension_is_of_the_step_at_hand_and_outlasts_going_back(scripts: Scripts) -> None:
    """The step before has a limit of its own, which nobody extended."""
    limit = {"time": "5 days", "extend": {"by": "5 days"}}
    data = data_of({"do": "收件", "within": limit}, {"do": "調查", "within": limit})
    events = [start(), done(0, "2026-12-01T10:00:00+08:00"), extended("2026-12-11T23:59:59+08:00", 1), {"t": START, "kind": "back"}]
    assert scripts.ask("run", data, events, START)[1][0] == [1, "waiting", "2026-12-07T23:59", ""]
    again = [*events, done(0, "2026-12-01T11:00:00+08:00")]
    assert scripts.ask("run", data, again, START)[1] == [[1, "done", "2026-12-07T23:59", ""], [2, "waiting", "2026-12-11T23:59", ""]]


TEXTS = {"extended": "{from}>{until} ({at} {name}) {remark}", "early": "wait {time}", "ahead": "", "gone": ""}


def test_a_record_says_what_was_extended_why_and_when_that_was_entered(scripts: Scripts) -> None:
    limit = {"time": "30日", "extend": {"by": "30日", "times": 2}}
    data = data_of({"do": "調查", "within": limit}, within=limit)
    events = [start(), extended("2027-01-08T23:59:59+08:00", None), extended("2027-02-01T23:59:59+08:00", None, remark="再查"), done(0, "2026-12-31T09:00:00+08:00")]
    said = "2026-12-31>2027-01-08 (2026-12-03 10:00 王) 案情複雜 · 2027-01-08>2027-02-01 (2026-12-03 10:00 王) 再查"
    assert scripts.ask("remarks", data, events, LATE, TEXTS) == ["", said]


# --- A step that waits ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("wait", "within", "until"), [
    ("5個工作日", "3個工作日", due("5個工作日", "3個工作日")), ("7日", "3日", due("7日", "3日")), ("2 hours", "30 minutes", "2026-12-01T11:30"),
    ("1個工作日", "30 minutes", ""), ("7日", {"time": "10日", "after": "trigger"}, due("10日")), ("7日", None, "")])
def test_the_time_of_a_step_that_waits_counts_from_the_end_of_the_wait(wait: str, within: Any, until: str, scripts: Scripts) -> None:
    data = data_of({"do": "裁定", "wait": wait, **({"within": within} if within else {})})
    assert scripts.ask("run", data, [start()], START)[1] == [[1, "waiting", until, ""]]


@pytest.mark.parametrize(("at", "said"), [("2026-12-07T17:00", "wait 2026-12-08"), ("2026-12-08T09:00", ""), ("2026-12-09T09:00", "")])
def test_a_record_says_that_nobody_waited(at: str, said: str, scripts: Scripts) -> None:
    data = data_of({"do": "裁定", "wait": "7日", "within": "3日"})
    assert scripts.ask("remarks", data, [start(), done(0, f"{at}:00+08:00")], LATE, TEXTS) == [said, None]
