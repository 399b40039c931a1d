"""How a limit may be extended is said wherever the limit is judged, and to whoever approves it."""

from __future__ import annotations

import datetime

from checklist_cases import handbook, post, procedure

from generator.calendar.due_table import DueTable
from generator.calendar.working_days import WorkingDays
from generator.facts.case import case_facts
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.participation import post_view
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords
from generator.forms.procedure_inspection import inspection
from generator.pages.case_documents import case_data

LONGER = {"time": "2 months", "after": "accepted", "extend": {"by": "1 month", "times": 2, "approve": "head"}}
MADE = handbook(
    post(), post(name="head", title="主任"),
    procedure({"do": "登記案件", "approve": "head", "within": {"time": "1 day", "extend": {"by": "1 day", "approve": "head"}}},
              {"do": "調查案件", "id": "look", "within": LONGER}, events=[{"id": "accepted", "title": "受理"}],
              within={"time": "5 months", "extend": {"by": "1 month", "approve": "head"}}))
WORDS = HandbookWords.of(MADE, "zh-Hant")
EXTENSION = "得延長，每次至多1個月，以2次為限；經主任核定"


def test_an_inspector_reads_that_the_limit_may_be_extended() -> None:
    found = str(inspection(MADE.procedures["incoming"], procedure_facts(MADE.procedures["incoming"], WORDS), WORDS))
    assert f"自受理之日起2個月（{EXTENSION}）" in found
    assert "5個月（得延長一次" in found


def test_who_approves_an_extension_finds_it_on_page_and_checklist() -> None:
    found = checklist(MADE.posts["head"], MADE)
    words, items = ChecklistWords.of(MADE, "zh-Hant"), [item for group in found.groups for item in group.items]
    items = [item for item in items if item.procedure]
    assert [words.approves(item) for item in items] == ["核定：", "核定延長：", "核定延長："]  # who approves a step sees its extension there
    assert str(words.only_if(items[1], found) and words.only_if(items[1], found).text) == "僅於需要延長時限時"  # type: ignore[union-attr]
    assert words.extension(items[1]) == EXTENSION
    roles = post_view(MADE, "head").procedures["incoming"].roles
    assert sorted(roles.pop("approves extensions of")) == [("", 0), ("step-look", 2), ("step-step-1", 1)]
    assert roles == {"approves": [("step-step-1", 1)]}


def test_more_time_for_the_whole_is_an_item_of_who_approves_it() -> None:
    found = checklist(MADE.posts["head"], MADE)
    words, item = ChecklistWords.of(MADE, "zh-Hant"), found.groups[-1].items[-1]
    assert (item.do, item.step, words.within(item)) == (MADE.procedures["incoming"].title, None, "5個月")
    assert words.extension(item) == "得延長一次，至多1個月；經主任核定"
    assert words.steps(found.groups[-1]) == "第 1–2 步"


def test_whoever_runs_the_case_reads_how_it_may_be_extended() -> None:
    table = DueTable(WorkingDays(MADE.entry.calendar), datetime.date(2026, 6, 1))
    data = case_data(case_facts(MADE.procedures["incoming"], WORDS, table), WORDS, table)
    assert data["steps"][1]["extension"] == EXTENSION


def test_that_more_time_is_approved_for_a_step_is_not_the_step() -> None:
    made = handbook(
        post(), post(name="head", title="Head"),
        procedure({"id": "answer", "do": "Answer", "approve": "head", "decision": "Content?",
                   "branches": [{"when": "yes", "goto": "end"}, {"when": "no", "goto": "second"}]},
                  {"id": "second", "do": "Answer again", "by": "head", "other_than": "answer"},
                  {"id": "longer", "do": "Look", "critical": True, "people": 2,
                   "within": {"time": "1 day", "extend": {"by": "1 day", "approve": "head"}}},
                  {"do": "Close", "by": "head", "other_than": ["longer", "second"]}))
    found = checklist(made.posts["head"], made)
    words, items = ChecklistWords.of(made, "en"), [item for group in found.groups for item in group.items if item.procedure]
    said = [(words.approves(item), part and part.text) for item in items for part in [words.conditions(item, found)]]
    assert said == [("Approve: ", None), ("", "Not by anyone who did step 1 (Registry clerk)"), ("Approve the extension: ", None),
                    ("", "Not by anyone who did step 3 (Registry clerk), item 3")]
    assert [item.critical for item in items] == [False] * 4
    context = [(step.step_number, step.item) for group in found.groups for step in group.context]
    assert context == [(3, None)]
