"""The checklist of a post: its groups, their order, what belongs to them, and how they are divided."""

from __future__ import annotations

from typing import Any

import pytest
from checklist_cases import handbook, post, procedure
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.checklist import checklist
from generator.facts.checklist_division import GROUP_ITEMS
from generator.facts.checklist_items import Checklist
from generator.facts.checklist_words import ChecklistWords
from generator.handbook import Handbook
from generator.model.post import Priority
from generator.model.procedure import Mode

WORDS = {language: ChecklistWords(language) for language in ("zh-Hant", "zh-Hans", "en")}


def of_clerk(*entries: dict[str, Any], **head: Any) -> Checklist:
    made = handbook(*entries, **head)
    return checklist(made.posts["clerk"], made)


def ids(found: Checklist) -> dict[str, list[str]]:
    return {group.id: [item.id for item in group.items] for group in found.groups}


# --- Duties --------------------------------------------------------------------------------------------------------

def test_groups_go_from_every_day_to_events() -> None:
    frequencies = ["on event", "yearly on 03-31", "half-yearly", "quarterly", "monthly on the 5th", "every 2 weeks", "weekly on Friday",
                   "every working day", "2 times a day", "daily at 08:00"]
    found = of_clerk(post(*({"when": when} for when in frequencies)))
    assert [(g.id, g.period, g.often.interval) for g in found.groups] == [
        ("due-day", "day", 1), ("due-working-day", "working day", 1), ("due-week", "week", 1), ("due-2-week", "week", 2),
        ("due-month", "month", 1), ("due-quarter", "quarter", 1), ("due-half-year", "half-year", 1), ("due-year", "year", 1),
        ("due-event", "event", 1)]
    assert ids(found)["due-day"] == ["duty/d10", "duty/d9", "duty/d9/2"]


@pytest.mark.parametrize(("first", "second"), [
    ({"priority": "urgent-important"}, {"priority": "urgent", "critical": True}),
    ({"priority": "urgent"}, {"priority": "important"}),
    ({"priority": "important"}, {"priority": "routine"}),
    ({"when": "daily at 08:00"}, {"critical": True, "priority": "urgent-important", "when": "daily at 17:00"}),
    ({"critical": True, "when": "daily at 08:00"}, {"when": "daily at 08:00"}),
    ({"when": "daily at 08:00"}, {"when": "daily at 17:00"}),
    ({"when": "daily at 08:00"}, {"when": "daily"}),
    ({"when": "weekly on Monday"}, {"when": "weekly on Friday at 07:00"}),
    ({"when": "weekly on Sunday"}, {"when": "weekly", "priority": "urgent"}),
    ({"when": "weekly on Friday at 07:00"}, {"when": "weekly on Friday", "critical": True}),
    ({"when": "monthly on the 2nd"}, {"when": "monthly on the 10th"}),
    ({"when": "monthly on the 31st"}, {"when": "monthly on the last day"}),
    ({"when": "yearly on 02-28"}, {"when": "yearly on 11-01"}),
])
def test_what_is_early_then_urgent_then_critical_comes_first(first: dict[str, Any], second: dict[str, Any]) -> None:
    first, second = {**first, "id": "first"}, {**second, "id": "second"}
    for duties in ((first, second), (second, first)):
        assert [item.id for group in of_clerk(post(*duties)).groups for item in group.items] == ["duty/first", "duty/second"]


def test_equal_duties_keep_their_order() -> None:
    assert ids(of_clerk(post({}, {}, {}))) == {"due-day": ["duty/d1", "duty/d2", "duty/d3"]}


def test_a_duty_says_what_it_is_measured_by() -> None:
    duty = {"within": "30 minutes", "record": "log", "evidence": "簽名", "procedure": "incoming", "when": "weekly on Friday at 16:00"}
    item = of_clerk(post(duty), procedure({"by": "chief"}), post(name="chief")).groups[0].items[0]
    words = WORDS["en"]
    assert (words.within(item), words.record(item), words.due(item)) == ("30 minutes", ("en", "Incoming register"), "Friday 16:00")
    assert words.evidence(item) == ("zh-Hant", "簽名")
    assert item.procedure is not None and item.procedure.id == "incoming" and item.step is None


# --- Steps ---------------------------------------------------------------------------------------------------------

def test_steps_that_the_post_does_or_approves_are_its_items() -> None:
    found = of_clerk(post(), post(name="chief"), procedure(
        {"id": "open"}, {"by": "chief"}, {"by": "chief", "approve": "clerk"}, {"by": ["chief", "clerk"], "approve": "clerk"},
        {"by": "chief", "consult": "clerk", "inform": "clerk"}))
    group = found.groups[-1]
    assert ids(found)["in-incoming"] == ["incoming/open", "incoming/step-3", "incoming/step-4"]
    assert [item.approves for item in group.items] == [False, True, False]
    assert [WORDS["en"].approves(item) for item in group.items] == ["", "Approve: ", ""]
    assert WORDS["en"].steps(group) == "steps 1, 3–4"
    assert (group.period, group.mode) == ("event", Mode.READ_DO)


def test_a_pause_point_makes_a_group_and_gives_its_mode() -> None:
    found = of_clerk(post(), procedure(
        {"pause": "before"}, {}, {"pause": "after"}, {"pause": "before", "critical": True},
        pause_points=[{"id": "before", "title": "送出前", "mode": "read-do"}, {"id": "after", "title": "送出後"}]))
    assert ids(found) == {
        "due-day": ["duty/d1"], "in-incoming--before": ["incoming/step-1", "incoming/step-4"], "in-incoming": ["incoming/step-2"],
        "in-incoming--after": ["incoming/step-3"]}
    assert [g.mode for g in found.groups] == [Mode.DO_CONFIRM, Mode.READ_DO, Mode.READ_DO, Mode.DO_CONFIRM]
    assert [said.text for said in WORDS["zh-Hant"].heading(found.groups[1])] == ["收文", "送出前"]


def test_what_is_checked_at_a_pause_point_stands_where_it_is_done() -> None:
    """What is read and then done where the first of it is done, what is done and then confirmed where the last is."""
    steps = [{}, {"pause": "read"}, {"pause": "confirm"}, {}, {"pause": "confirm"}, {"pause": "read"}, {}]
    found = of_clerk(post(), procedure(*steps, pause_points=[
        {"id": "read", "title": "接種前", "mode": "read-do"}, {"id": "confirm", "title": "接種後", "mode": "do-confirm"}]))
    assert [(group.id, [item.step_number for item in group.items]) for group in found.groups[1:]] == [
        ("in-incoming", [1]), ("in-incoming--read", [2, 6]), ("in-incoming----step-4", [4]), ("in-incoming--confirm", [3, 5]),
        ("in-incoming----step-7", [7])]


def cold_chain() -> Checklist:
    """Two ways on from a decision, one of which ends the procedure; and a step of another post that decides too."""
    return of_clerk(post(), post(name="chief"), procedure(
        {"by": "chief", "decision": "要不要移?", "branches": [{"when": "要", "goto": "move"}, {"when": "不要", "goto": "end"}]},
        {"id": "move", "decision": "超過 30 分鐘?", "branches": [{"when": "超過", "goto": "report"}, {"when": "未超過", "goto": "release"}]},
        {"id": "report", "next": "end"}, {"id": "release"}, {"id": "note", "next": "move"}))


def test_a_step_that_is_not_always_done_says_when_and_a_decision_where_it_leads() -> None:
    found = cold_chain()
    items, words = found.groups[-1].items, WORDS["zh-Hant"]
    assert [(words.only_if(item, found) or ("", ""))[1] for item in items] == [
        "僅在第1步（收發員）為「要」時", "僅在第2項為「超過」時", "僅在第2項為「未超過」時", ""]
    assert [(words.ways(item, found) or ("", ""))[1] for item in items] == [
        "超過 30 分鐘? 超過 → 第3項；未超過 → 第4項", "→ 程序結束", "", "→ 第2項"]


def test_a_way_that_leads_to_the_list_of_another_post_says_whose() -> None:
    found = of_clerk(post(), post(name="chief"), procedure(
        {"decision": "急件?", "branches": [{"when": "是", "goto": "b"}, {"when": "否", "goto": "end"}]}, {"id": "b", "by": "chief"}))
    chief = next(step.by[0] for step in found.groups[-1].context)
    assert (WORDS["zh-Hant"].ways(found.groups[-1].items[0], found) or ("", ""))[1] == (
        f"急件? 是 → 第2步（{WORDS['zh-Hant'].said(chief).text}）；否 → 程序結束")


def test_a_decision_that_is_not_on_the_list_is_named_by_its_step() -> None:
    found = of_clerk(post(), post(name="chief"), procedure(
        {"by": "chief", "decision": "急件?", "branches": [{"when": "是", "goto": "b"}, {"when": "否", "goto": "c"}]},
        {"id": "b", "by": "clerk"}, {"id": "c", "by": "clerk"}))
    words = WORDS["en"]
    assert [(words.only_if(item, found) or ("", ""))[1] for item in found.groups[-1].items] == ["Only if step 1 (Registry clerk) says “是”", ""]


def test_a_step_that_follows_another_post_after_an_answer_says_the_answer_once() -> None:
    """An emergency is made safe by the chief (b); then the clerk tells and files (c, d). Anything else is studied (e)."""
    found = of_clerk(post(), post(name="chief"), procedure(
        {"by": "chief", "decision": "哪一類？", "branches": [{"when": "緊急", "goto": "b"}, {"when": "一般", "goto": "e"}]},
        {"id": "b", "by": "chief"}, {"id": "c", "by": "clerk"}, {"id": "d", "by": "clerk", "next": "f"},
        {"id": "e", "by": "clerk"}, {"id": "f", "by": "clerk"}))
    words = WORDS["en"]
    assert [(words.only_if(item, found) or ("", ""))[1] for item in found.groups[-1].items] == [
        "Only if step 1 (Registry clerk) says “緊急”", "", "Only if step 1 (Registry clerk) says “一般”", ""]


def test_a_step_to_which_an_answer_and_another_step_lead_says_all_answers() -> None:
    """A fatal accident is telephoned and reported, a grave one reported, any other neither."""
    accident = {"by": "chief", "decision": "How grave?", "branches": [
        {"when": "Fatal", "goto": "phone"}, {"when": "Grave", "goto": "report"}, {"when": "Neither", "goto": "end"}]}
    found = of_clerk(post(), post(name="chief"), procedure(accident, {"id": "phone", "by": "chief"}, {"id": "report"}, {}))
    said = [(WORDS["en"].only_if(item, found) or ("", ""))[1] for item in found.groups[-1].items]
    assert said == ["Only if step 1 (Registry clerk) says “Fatal” or “Grave”", ""]


def test_steps_keep_the_order_of_the_procedure_whatever_is_critical() -> None:
    found = of_clerk(post(), procedure({}, {"critical": True}, {}))
    assert ids(found)["in-incoming"] == ["incoming/step-1", "incoming/step-2", "incoming/step-3"]


def test_procedures_on_sudden_matters_come_first() -> None:
    matters = {"plain": None, "special": "special", "sudden": "sudden", "concrete": "concrete", "important": "important"}
    found = of_clerk(post(), *(procedure({}, name=name, **({"matter": matter} if matter else {})) for name, matter in matters.items()))
    assert [g.id for g in found.groups[1:]] == ["in-sudden", "in-important", "in-special", "in-concrete", "in-plain"]


@pytest.mark.parametrize("status", ["draft", "suspended", "retired"])
def test_only_what_is_in_force_is_ticked_off(status: str) -> None:
    assert list(ids(of_clerk(post(), procedure({}, status=status)))) == ["due-day"]


def test_the_rest_of_the_handbook_is_not_walked_through() -> None:
    """Thousands of procedures of others must cost nothing: they are looked up by name, never listed."""

    class Unlistable(dict[str, Any]):
        def __iter__(self) -> Any:
            raise AssertionError("listed")

        items = values = keys = __iter__

    made = handbook(post(), procedure({}))
    by_kind = dict(made.by_kind)
    closed = Handbook(made.entry, by_kind, made.backlinks)
    by_kind.update({kind: Unlistable(found) for kind, found in by_kind.items()})
    assert checklist(made.posts["clerk"], closed).size == 2


# --- Division ------------------------------------------------------------------------------------------------------

@settings(deadline=None)
@given(st.lists(st.sampled_from(["urgent-important", "urgent", "important", "routine"]), min_size=1, max_size=60))
def test_no_group_is_too_long_and_nothing_is_lost(priorities: list[str]) -> None:
    found = of_clerk(post(*({"priority": priority} for priority in priorities)))
    sizes = [len(group.items) for group in found.groups]
    assert sum(sizes) == len(priorities) and max(sizes) <= GROUP_ITEMS
    assert len(sizes) == -(-len(priorities) // GROUP_ITEMS)
    assert [g.first for g in found.groups] == [1 + sum(sizes[:n]) for n in range(len(sizes))]
    assert [(g.part, g.parts) for g in found.groups] == [(n, len(sizes)) for n in range(1, len(sizes) + 1)]
    assert len({g.id for g in found.groups}) == len(sizes)
    ranks = [list(Priority).index(item.priority) for group in found.groups for item in group.items if item.priority]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(("urgent", "routine", "sizes"), [
    (4, 5, [9]), (5, 5, [5, 5]), (4, 6, [4, 6]), (7, 4, [7, 4]), (1, 9, [1, 9]), (10, 0, [5, 5]), (2, 14, [8, 8]), (8, 12, [8, 6, 6]),
])
def test_a_long_group_is_cut_where_the_priority_changes_if_that_is_possible(urgent: int, routine: int, sizes: list[int]) -> None:
    found = of_clerk(post(*[{"priority": "urgent"}] * urgent, *[{}] * routine))
    assert [len(group.items) for group in found.groups] == sizes


def test_a_long_procedure_is_cut_where_others_act() -> None:
    found = of_clerk(post(), post(name="chief"), procedure(*[{}] * 4, {"by": "chief"}, *[{}] * 8))
    assert [(g.id, len(g.items), WORDS["en"].part(g)) for g in found.groups[1:]] == [
        ("in-incoming", 4, "1/2"), ("in-incoming---2", 8, "2/2")]


# --- Words ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("when", "chinese", "english"), [
    ("daily", "", ""), ("daily at 08:00", "08:00", "08:00"), ("weekly on Friday", "週五", "Friday"),
    ("weekly on Friday at 16:00", "週五 16:00", "Friday 16:00"), ("monthly on the 3rd", "3日", "the 3rd"),
    ("monthly on the last day at 09:00", "最後一日 09:00", "the last day 09:00"), ("yearly on 03-31", "3月31日", "31 March"),
    ("2 times a day", "每日2次（1/2）", "2 times a day (1/2)"), ("每4小時", "每4小時（1/6）", "every 4 hours (1/6)"),
    ("every 4 hours at 08:00-16:00", "08:00", "08:00"), ("every 30 minutes", "每30分鐘", "every 30 minutes"), ({"event": "訪客到達"}, "", ""),
])
def test_due_says_what_the_heading_leaves_open(when: Any, chinese: str, english: str) -> None:
    item = of_clerk(post({"when": when})).groups[0].items[0]
    assert (WORDS["zh-Hant"].due(item), WORDS["en"].due(item)) == (chinese, english)


@pytest.mark.parametrize(("when", "heading", "stop"), [
    ("daily", "Every day", "before the day ends"), ("every working day", "Every working day", "before leaving work"),
    ("every 2 weeks", "Every 2 weeks", "before the period ends"), ("yearly", "Every year", "before the year ends"),
    ("on event", "On an event", "when the matter is done"),
])
def test_a_group_of_duties_says_how_often_and_when_to_stop(when: str, heading: str, stop: str) -> None:
    group = of_clerk(post({"when": when})).groups[0]
    assert (WORDS["en"].heading(group), WORDS["en"].stop(group), WORDS["en"].mode(group)) == ([("en", heading)], stop, "DO-CONFIRM")


def test_texts_that_lack_a_language_say_which_one_they_are_in() -> None:
    group = of_clerk(post({"do": {"zh-Hant": "點收", "en": "Count"}}), procedure({})).groups[1]
    assert WORDS["en"].trigger(group) == ("zh-Hant", "來文送達")
    assert WORDS["en"].heading(group) == [("en", "Incoming mail")]


def test_whoever_does_a_step_is_told_who_approves_it_is_asked_and_is_told() -> None:
    step = {"do": "陳請核定", "approve": "chief", "consult": ["chief", "firm"], "inform": "firm"}
    made = handbook(post(), post(name="chief", title="主任"), procedure(step), outsiders=[{"id": "firm", "title": "廠商"}])
    found, words = checklist(made.posts["clerk"], made), ChecklistWords.of(made, "zh-Hant")
    item = next(item for group in found.groups for item in group.items if item.step)
    said = words.conditions(item, found)
    assert said is not None and said.text == "核定：主任；徵詢：主任、廠商；告知：廠商"
    approving = checklist(made.posts["chief"], made)
    assert [words.approves(item) for group in approving.groups for item in group.items if item.step] == ["核定："]
    assert all(words.conditions(item, approving) is None for group in approving.groups for item in group.items)


@pytest.mark.parametrize(("language", "said"), [("zh-Hant", "等候15日"), ("zh-Hans", "等候15日"), ("en", "Wait 15 days")])
def test_it_says_how_long_to_wait_before_a_step(language: str, said: str) -> None:
    found = of_clerk(post(), procedure({}, {"wait": "15 days", "within": "3 working days"}))
    told = [WORDS[language].conditions(item, found) for group in found.groups for item in group.items if item.step]
    assert [words and words.text for words in told] == [None, said]


def test_a_duty_that_is_a_step_says_where_the_work_pauses_for_it() -> None:
    pauses = [{"id": "seal", "title": "封樣之前", "mode": "read-do"}]
    found = of_clerk(post({"when": "quarterly", "procedure": "incoming", "step": "sample"}),
                     procedure({"id": "sample", "pause": "seal"}, {}, pause_points=pauses))
    (item,) = (item for group in found.groups for item in group.items if item.step == "sample")
    assert (said := WORDS["zh-Hant"].conditions(item, found)) and "封樣之前" in said.text and "邊讀邊做" in said.text


def test_what_is_read_and_done_has_the_items_that_are_done_before_it() -> None:
    """Not what an answer leaves out, nor what goes on at the same time, nor what is confirmed afterwards."""
    found = of_clerk(post(), procedure(
        {"decision": "急件?", "branches": [{"when": "是", "goto": "hurry"}, {"when": "否", "goto": "both"}]},
        {"id": "hurry"}, {"id": "both", "together": ["left", "right"], "next": "meet"}, {"id": "left"}, {"id": "right"}, {"id": "meet"}))
    assert {item.step_number: [other.step_number for other in found.before(item)] for item in found.groups[-1].items} == {
        1: [], 2: [1], 3: [1], 4: [1, 3], 5: [1, 3], 6: [1, 3]}
    confirmed = of_clerk(post(), procedure({"pause": "after"}, {}, pause_points=[{"id": "after", "title": "送出後", "mode": "do-confirm"}]))
    assert [confirmed.before(item) for item in confirmed.groups[-1].items] == [[]]
