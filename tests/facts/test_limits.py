"""What the facts of steps say."""

from __future__ import annotations

from checklist_cases import handbook, post
from checklist_cases import procedure as made_procedure

from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.limit_words import StatedLimit, limit_in_time
from generator.facts.limits import limits_counted
from generator.facts.packet import packet
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords, PrintedWords
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.text import Text


def procedure(**step: str) -> Procedure:
    return Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文", "steps": [{"id": "a", "do": "做", **step}]})


def test_it_is_said_from_when_limits_count_where_there_are_any() -> None:
    assert limits_counted(procedure(), PrintedWords("en")) == ""
    assert "the end of the step before" in limits_counted(procedure(within="3 days"), PrintedWords("en"))
    assert "自前一步驟完成時起算" in limits_counted(procedure(within="3 days"), PrintedWords("zh-Hant"))


def test_limits_by_case_say_in_which_case_how_long_and_no_more() -> None:
    cases = (Text({"zh-Hant": "甲級"}), Duration.parse("2 hours")), (Text({"zh-Hant": "乙級"}), Duration.parse("24 hours"))
    assert limit_in_time(StatedLimit(cases), PrintedWords("zh-Hant")) == "甲級：2小時；乙級：24小時"
    assert limit_in_time(StatedLimit(cases[:1]), PrintedWords("zh-Hant")) == "甲級：2小時"


def test_every_output_says_whether_a_last_day_moves() -> None:
    step, promise = {"do": "Answer", "within": "28 days"}, "30 days"
    for moves, said in ((True, "gives way to the next working day"), (False, "end on their last day also where that is a day off")):
        made = handbook(post(), made_procedure(step, within=promise), calendar={"country": "GB", "last_day_moves": moves})
        entry, words = made.procedures["incoming"], HandbookWords.of(made, "en")
        lists = ChecklistWords.of(made, "en")
        sheets = packet(checklist(made.posts["clerk"], made))
        texts = [procedure_facts(entry, words).limits_explained, *map(lists.limits, sheets[-1:])]
        assert [said in text for text in texts] == [True] * 2
