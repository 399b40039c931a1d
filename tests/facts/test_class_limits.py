"""A level of a class says which time limits it decides, in every procedure and duty that differs by it."""

from __future__ import annotations

import datetime

from checklist_cases import handbook, post, procedure

from generator.analysis.limits import length_in
from generator.checks.case_without_limit import CHECK, OF_TIERS_HINT
from generator.facts.consequences import follows
from generator.facts.limit_words import extension_text, stated
from generator.facts.whole_time import by_case_said
from generator.facts.words import HandbookWords, plain
from generator.handbook import Handbook

LEVELS = [{"id": name, "title": {"zh-Hant": title, "en": name}, "side": "class", "scale": "speed", "rank": rank}
          for rank, (name, title) in enumerate({"normal": "普通件", "urgent": "最速件"}.items(), 1)]
SPEED = {"kind": "criteria", "id": "speed", "title": "速別", "side": "class", "measures": [{"id": "d", "title": "日數", "unit": "日"}],
         "tiers": [{"when": "< 3", "level": "urgent"}, {"when": ">= 3", "level": "normal"}]}
BY_SPEED = {"criteria": "speed", "cases": {"urgent": "1 working day", "normal": "6 working days"}}


def test_an_extension_may_differ_by_class() -> None:
    limit = {**BY_SPEED, "extend": {"cases": {"urgent": "1 working day", "normal": "6 working days"}, "times": 2, "approve": "clerk"}}
    plain_time = {"time": "3 days", "criteria": "speed", "extend": {"by": "2 days", "cases": {"urgent": "1 day"}, "approve": "clerk"}}
    made = handbook(post(), procedure({"within": plain_time}, within=limit), SPEED, levels=LEVELS)
    words, found = HandbookWords.of(made, "en"), made.procedures["incoming"]
    assert extension_text(stated(found.within, found, made), words) == (
        "urgent: may be extended by up to 1 working day each time, at most 2 times; "
        "normal: may be extended by up to 6 working days each time, at most 2 times; approved by Registry clerk")
    assert extension_text(stated(found.steps[0].within, found, made), words) == (
        "urgent: may be extended by up to 1 day, once; otherwise: may be extended by up to 2 days, once; approved by Registry clerk")
    assert [plain(line) for line in follows(made.find("level", "urgent"), words)] == [
        "Time limit in Incoming mail: in all 1 working day (may be extended by up to 1 working day each time, at most 2 times; "
        "approved by Registry clerk); step 1: 3 days (may be extended by up to 1 day, once; approved by Registry clerk)"]
    extended = {case: length_in(found.within, case, made.entry.calendar, extended=True) for case in ("urgent", "normal", None)}
    assert {case: time and time.work / 480 for case, time in extended.items()} == {"urgent": 3, "normal": 18, None: 18}
    assert [case for _, case in unknown_levels(made)] == []


def test_an_extension_for_a_class_that_never_comes_is_found() -> None:
    limit = {**BY_SPEED, "extend": {"by": "1 day", "cases": {"odd": "1 day"}, "approve": "clerk"}}
    odd = [*LEVELS, {"id": "odd", "title": "其他", "side": "class", "scale": "speed", "rank": 3}]
    assert unknown_levels(handbook(post(), procedure({}, within=limit), SPEED, levels=odd)) == [("HB551", "odd")]


def test_a_table_of_tiers_is_told_to_name_levels() -> None:
    classes = {**SPEED, "tiers": [{"id": "fast", "when": "< 3"}, {"id": "slow", "when": ">= 3"}]}
    made = handbook(post(), procedure({"within": {"criteria": "speed", "cases": {"fast": "1 hour", "slow": "2 hours"}}}), classes, levels=LEVELS)
    assert [(found.hint, found.details["levels"]) for found in CHECK.find(made, datetime.date(2026, 1, 2))] == [(OF_TIERS_HINT, "fast, slow")]


def unknown_levels(made: Handbook) -> list[tuple[str, object]]:
    return [(found.code, found.details["levels"]) for found in CHECK.find(made, datetime.date(2026, 6, 1))]


def test_a_level_says_which_limits_it_decides() -> None:
    made = handbook(
        post({"do": "答復", "within": {"criteria": "speed", "time": "3 days", "cases": {"urgent": "4 hours"}, "after": "trigger"},
              "when": {"event": "收文"}}, {"do": "登記"}),
        procedure({"within": {"criteria": "speed", "time": "1 working day", "cases": {"urgent": "1 working hour"}}}, {"within": "1 hour"},
                  within=BY_SPEED), SPEED, levels=LEVELS)
    words = HandbookWords.of(made, "en")
    said = {name: [plain(line) for line in follows(made.find("level", name), words)] for name in ("urgent", "normal")}
    assert said == {
        "urgent": ["Time limit in Registry clerk: 答復: 4 hours from 收文",
                   "Time limit in Incoming mail: in all 1 working day; step 1: 1 working hour"],
        "normal": ["Time limit in Registry clerk: 答復: 3 days from 收文",
                   "Time limit in Incoming mail: in all 6 working days; step 1: 1 working day"]}
    assert by_case_said(made.procedures["incoming"], words) == (
        "urgent: 2 working hours of 1 working day; normal: 1.2 working days of 6 working days")


def test_a_case_has_no_limit_of_a_step_to_which_it_never_comes() -> None:
    """Only grave accidents are reported to the authority: a near miss has no time limit there."""
    reported = {"criteria": "speed", "time": "24 hours", "cases": {"urgent": "8 hours"}, "after": "trigger"}
    made = handbook(post({"do": "登記"}), procedure(
        {"judge": "speed", "decision": "嚴重嗎", "within": "1 hour", "branches": [
            {"when": "嚴重", "level": "urgent", "goto": "report"}, {"when": "輕微", "level": "normal", "goto": "file"}]},
        {"id": "report", "within": reported}, {"id": "file", "within": BY_SPEED}), SPEED, levels=LEVELS)
    words = HandbookWords.of(made, "en")
    said = {name: [plain(line) for line in follows(made.find("level", name), words)] for name in ("urgent", "normal")}
    assert said == {"urgent": ["Time limit in Incoming mail: step 2: 8 hours from the trigger; step 3: 1 working day"],
                    "normal": ["Time limit in Incoming mail: step 3: 6 working days"]}
    assert by_case_said(made.procedures["incoming"], words) == "urgent: 2 working days; normal: 6.2 working days"


def test_what_is_the_same_in_every_case_is_said_of_all() -> None:
    """The limits that differ are those of somebody outside, whose time does not count."""
    made = handbook(post(), procedure({"within": "2 days"}, {"by": "citizen", "within": BY_SPEED}), SPEED, levels=LEVELS,
                    outsiders=[{"id": "citizen", "title": "民眾"}])
    assert by_case_said(made.procedures["incoming"], HandbookWords.of(made, "en")) == ""
