"""The class of a case decides its time limits: the script that runs a procedure and Python come to the same moment, and a changed class is told."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from checklist_cases import handbook, post, procedure
from scripts import Scripts

from generator.analysis.classes import classes
from generator.analysis.limits import time_in
from generator.calendar.deadlines import clock_minutes
from generator.calendar.due_table import DueTable
from generator.calendar.working_days import WorkingDays
from generator.facts.case import case_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model.limit import Limit
from generator.pages.case_documents import case_data

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parents[1] / "cases/time/classes.yml").read_text("utf-8"), yaml.BaseLoader)
LEVELS = [{"id": name, "title": title, "side": "class", "rank": rank}
          for rank, (name, title) in enumerate((("normal", "普通件"), ("fast", "速件"), ("urgent", "最速件")), 1)]
SPEED = {"kind": "criteria", "id": "speed", "title": "速別", "side": "class", "act": "公文", "scope": "mail",
         "tiers": [{"id": f"t-{name}", "title": f"情形{name}", "level": name} for name in ("normal", "fast", "urgent")]}
DAYS_OF_CLASS = {"criteria": "speed", "cases": {"urgent": "1 working day", "fast": "3 working days"}, "time": "6 working days"}


def made(*steps: dict[str, Any], **fields: Any) -> Handbook:
    return handbook(post(), SPEED, procedure(*steps, **fields), levels=LEVELS, calendar={"country": "TW"})


def data_of(found: Handbook) -> dict[str, Any]:
    words = HandbookWords.of(found, "zh-Hant")
    table = DueTable(WorkingDays(found.entry.calendar), datetime.date(2026, 11, 1))
    return case_data(case_facts(found.procedures["incoming"], words, table), words, table)


def chosen(level: str, at: str) -> dict[str, str]:
    return {"t": at, "kind": "class", "what": "speed", "level": level, "by": "林"}


def done(step: int, at: str, way: int = 0) -> dict[str, Any]:
    return {"t": at, "kind": "done", "step": step, "way": way}


def start(at: str) -> dict[str, str]:
    return {"t": at, "kind": "start"}


def end_by_python(limit: Limit, level: str, begun: datetime.datetime, found: Handbook) -> str:
    time = time_in(limit, level, found.entry.calendar)
    assert time is not None
    if (minutes := clock_minutes(time)) is not None:
        return (begun + datetime.timedelta(minutes=float(minutes))).isoformat("T", "minutes")
    day = WorkingDays(found.entry.calendar).due(begun.date(), time)
    return f"{day}T{limit.at or '23:59'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_each_class_has_its_own_end(case: dict[str, Any], scripts: Scripts) -> None:
    found = made({"do": "收文", "within": case["limit"]}, within=case["limit"])
    limit, begun = found.procedures["incoming"].within, case["begun"]
    assert limit is not None
    data, late = data_of(found), "2028-01-01T00:00:00+08:00"
    assert {level: end_by_python(limit, level, datetime.datetime.fromisoformat(begun), found) for level in case["ends"]} == case["ends"]
    for level, end in case["ends"].items():
        title = found.title("level", level).by_language["zh-Hant"]
        assert scripts.ask("run", data, [start(f"{begun}:00+08:00"), chosen(level, f"{begun}:30+08:00")], late) == [end, [[1, "open", end, title]]]


def test_every_class_to_which_the_criteria_come_can_be_chosen() -> None:
    found = made({"do": "收文", "within": DAYS_OF_CLASS})
    assert classes(found.procedures["incoming"], found) == {"speed": ("normal", "fast", "urgent")}
    assert [[level["title"] for level in each["levels"]] for each in data_of(found)["classes"]] == [["普通件", "速件", "最速件"]]


def test_what_differs_by_no_class_has_none() -> None:
    assert "classes" not in data_of(made({"do": "收文", "within": "3 working days"}))


def test_nobody_is_told_an_end_before_the_class_is_known(scripts: Scripts) -> None:
    data = data_of(made({"do": "收文", "within": DAYS_OF_CLASS}, within=DAYS_OF_CLASS))
    assert scripts.ask("run", data, [start("2026-11-27T09:00:00+08:00")], "2028-01-01T00:00:00+08:00") == [None, [[1, "waiting", "", ""]]]


def test_a_class_that_changes_moves_what_is_ahead_and_not_what_is_done(scripts: Scripts) -> None:
    data = data_of(made({"do": "收文", "within": DAYS_OF_CLASS}, {"do": "擬辦", "within": DAYS_OF_CLASS}, {"do": "歸檔"}, within=DAYS_OF_CLASS))
    begun = [start("2026-11-23T09:00:00+08:00"), chosen("normal", "2026-11-23T09:00:05+08:00"), done(0, "2026-11-26T10:00:00+08:00")]
    end, rows = scripts.ask("run", data, [*begun, chosen("urgent", "2026-11-26T11:00:00+08:00"), done(1, "2026-11-30T09:00:00+08:00")], "2026-11-30T10:00:00+08:00")
    assert end == "2026-11-24T23:59"
    assert rows == [[1, "done", "2026-12-01T23:59", "普通件"], [2, "late", "2026-11-27T23:59", "最速件"], [3, "waiting", "", "最速件"]]


def test_going_back_keeps_the_class_that_was_chosen(scripts: Scripts) -> None:
    data = data_of(made({"do": "收文"}, {"do": "擬辦", "within": DAYS_OF_CLASS}))
    events = [start("2026-11-23T09:00:00+08:00"), done(0, "2026-11-23T10:00:00+08:00"), chosen("urgent", "2026-11-23T10:01:00+08:00"),
              {"t": "2026-11-23T10:02:00+08:00", "kind": "back"}, done(0, "2026-11-23T10:03:00+08:00")]
    assert scripts.ask("run", data, events, "2026-11-23T11:00:00+08:00")[1][1] == [2, "waiting", "2026-11-24T23:59", "最速件"]


JUDGED = ({"do": "判斷", "judge": "speed", "decision": "速別？", "branches": [
    {"when": "最速件", "level": "urgent", "goto": "send"}, {"when": "其他", "level": ["fast", "normal"], "goto": "send"}]},
    {"id": "send", "do": "分送", "within": DAYS_OF_CLASS})


@pytest.mark.parametrize(("said", "way", "title", "until"), [
    ([], 0, "最速件", "2026-11-24T23:59"), ([], 1, "普通件/速件", ""), (["fast"], 1, "速件", "2026-11-26T23:59"), (["fast"], 0, "最速件", "2026-11-24T23:59")])
def test_an_answer_of_the_criteria_narrows_or_replaces_the_class(said: list[str], way: int, title: str, until: str, scripts: Scripts) -> None:
    events = [start("2026-11-23T09:00:00+08:00"), *(chosen(level, "2026-11-23T09:01:00+08:00") for level in said), done(0, "2026-11-23T10:00:00+08:00", way)]
    assert scripts.ask("run", data_of(made(*JUDGED)), events, "2026-11-23T11:00:00+08:00")[1][1] == [2, "waiting", until, title]


def test_two_criteria_do_not_speak_for_each_other(scripts: Scripts) -> None:
    other = {**SPEED, "id": "secrecy", "title": "密等", "tiers": [{"id": "open", "title": "公開", "level": "fast"}, {"id": "kept", "title": "密", "level": "urgent"}]}
    found = handbook(post(), SPEED, other, procedure({"do": "收文", "within": DAYS_OF_CLASS},
                                                     {"do": "歸檔", "within": {"criteria": "secrecy", "cases": {"fast": "1 day", "urgent": "2 days"}}}),
                     levels=LEVELS, calendar={"country": "TW"})
    events = [start("2026-11-23T09:00:00+08:00"), chosen("urgent", "2026-11-23T09:01:00+08:00"), done(0, "2026-11-23T10:00:00+08:00")]
    assert scripts.ask("run", data_of(found), events, "2026-11-23T11:00:00+08:00")[1] == [
        [1, "done", "2026-11-24T23:59", "最速件"], [2, "waiting", "", "最速件"]]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Scripts:
    """The scripts in a browser whose clock is that of another place."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    return Scripts()


def test_a_record_says_the_same_end_wherever_it_is_opened(scripts: Scripts, elsewhere: Scripts) -> None:
    """At 09:00 the half past eight of that day is over, whatever the clock says where the record is opened."""
    data = data_of(made({"do": "填報", "within": "每個工作日 08:30前"}))
    for clock, end in (("08:00", "2026-11-27T08:30"), ("09:00", "2026-11-30T08:30")):
        for asked in (scripts, elsewhere):
            assert asked.ask("run", data, [start(f"2026-11-27T{clock}:00+08:00")], "2026-11-30T10:00:00+08:00")[1] == [[1, "open", end, ""]]
