"""A level of a class says which time limits it decides, in every procedure and duty that differs by it."""

from __future__ import annotations

from checklist_cases import handbook, post, procedure

from generator.facts.consequences import follows
from generator.facts.whole_time import by_case_said
from generator.facts.words import HandbookWords, plain

LEVELS = [{"id": name, "title": {"zh-Hant": title, "en": name}, "side": "class", "scale": "speed", "rank": rank}
          for rank, (name, title) in enumerate({"normal": "普通件", "urgent": "最速件"}.items(), 1)]
SPEED = {"kind": "criteria", "id": "speed", "title": "速別", "side": "class", "measures": [{"id": "d", "title": "日數", "unit": "日"}],
         "tiers": [{"when": "< 3", "level": "urgent"}, {"when": ">= 3", "level": "normal"}]}
BY_SPEED = {"criteria": "speed", "cases": {"urgent": "1 working day", "normal": "6 working days"}}


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
