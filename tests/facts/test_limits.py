"""What the facts of steps say."""

from __future__ import annotations

from generator.facts.limit_words import StatedLimit, limit_in_time
from generator.facts.limits import limits_counted
from generator.facts.words import PrintedWords
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.text import Text


def procedure(**step: str) -> Procedure:
    return Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文", "steps": [{"id": "a", "do": "做", **step}]})


def test_it_is_said_from_when_limits_count_where_there_are_any() -> None:
    assert limits_counted(procedure(), PrintedWords("en", "zh-Hant")) == ""
    assert "the end of the step before" in limits_counted(procedure(within="3 days"), PrintedWords("en", "zh-Hant"))
    assert "自前一步驟完成時起算" in limits_counted(procedure(within="3 days"), PrintedWords("zh-Hant", "zh-Hant"))


def test_limits_by_case_say_in_which_case_how_long_and_no_more() -> None:
    cases = (Text({"zh-Hant": "甲級"}), Duration.parse("2 hours")), (Text({"zh-Hant": "乙級"}), Duration.parse("24 hours"))
    assert limit_in_time(StatedLimit(cases), PrintedWords("zh-Hant", "zh-Hant")) == "甲級：2小時；乙級：24小時"
    assert limit_in_time(StatedLimit(cases[:1]), PrintedWords("zh-Hant", "zh-Hant")) == "甲級：2小時"
