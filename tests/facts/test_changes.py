"""Changes in words: which fields, how they are called, whom they are about."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from check_cases import handbook as handbook_of
from pydantic import BaseModel

from generator.facts.changes import What, changes, last_change
from generator.facts.words import HandbookWords
from generator.handbook import Handbook, Revision
from generator.model import KINDS, Entry
from generator.model.field_labels import FIELDS, IN_ORDER, IN_PART, PARTS, QUIET
from generator.reading.file_names import KEPT_HISTORY
from generator.reading.history import history

DAY = datetime.date(2026, 11, 2)
OFFICE = """
kind: handbook
id: office
title: {zh-Hant: 手冊, en: Handbook}
organisation: {zh-Hant: 機關, en: Office}
languages: [zh-Hant, en]
version: "1"
audiences: [{id: staff, title: {zh-Hant: 同仁, en: Staff}}]
scopes: [{id: mail, title: {zh-Hant: 收發, en: Mail}}]
---
kind: post
id: clerk
title: {zh-Hant: 收發員, en: Clerk}
duties: [{id: watch, do: {zh-Hant: 值班, en: Keep watch}, when: daily}]
---
kind: post
id: chief
title: {zh-Hant: 主任, en: Chief}
duties: [{id: watch, do: {zh-Hant: 值班, en: Keep watch}, when: daily}]
---
kind: procedure
id: mail
title: {zh-Hant: 收文, en: Incoming mail}
trigger: {zh-Hant: 來文, en: Mail arrives}
steps:
- {id: register, do: {zh-Hant: 登記, en: Register it}, by: clerk, within: 1 hour}
- {id: hand-over, do: {zh-Hant: 分送, en: Hand it over}, by: clerk}
"""


def between(before: str, after: str, language: str = "en") -> list[tuple[str, str, dict[str, tuple[str | None, str | None]], tuple[str, ...]]]:
    """(what, name, label → (before, after), posts) of what changed from one text of rules to another."""
    old, new = handbook_of(before), handbook_of(after)
    entries: list[dict[tuple[str, str], Entry | None]] = [{e.key: e for e in (h.entry, *h.entries)} for h in (old, new)]
    changed = [key for key in dict.fromkeys((*entries[0], *entries[1])) if entries[0].get(key) != entries[1].get(key)]
    revision = Revision(DAY, *({key: side[key] for key in changed if key in side} for side in entries))
    found = changes(HandbookWords.of(replace(new, history=(revision,)), language))
    return [(c.what.value, c.name, {f.label: (f.before and f.before.text, f.after and f.after.text) for f in c.fields}, c.posts) for c in found]


@pytest.fixture
def known(tmp_path: Path) -> Callable[..., Handbook]:
    """The handbook of the last of several texts, of which builds of the days before noted the others."""
    def made(*texts: str) -> Handbook:
        (tmp_path / ".handbook").mkdir()
        noted = [json.dumps({"day": f"2026-10-{day:02}", "files": {"rules/all.yml": text}}) for day, text in enumerate(texts, 1)]
        (tmp_path / KEPT_HISTORY).write_text("\n".join(noted), "utf-8")
        handbook = replace(handbook_of(texts[-1]), day=DAY)
        return replace(handbook, history=history(handbook, tmp_path, {"rules/all.yml": texts[-1].encode()}))

    return made


def test_a_limit() -> None:
    after = OFFICE.replace("within: 1 hour", "within: 30 minutes")
    assert between(OFFICE, after) == [("changed", "mail", {"Step 1 · Time limit": ("1 hour", "30 minutes")}, ("clerk",))]
    assert between(OFFICE, after, "zh-Hant") == [("changed", "mail", {"步驟 1 · 時限": ("1小時", "30分鐘")}, ("clerk",))]


def test_a_reference_is_told_by_its_title_and_both_posts_are_concerned() -> None:
    after = OFFICE.replace("en: Hand it over}, by: clerk", "en: Hand it over}, by: chief")
    assert between(OFFICE, after) == [("changed", "mail", {"Step 2 · Done by": ("Clerk", "Chief")}, ("clerk", "chief"))]


def test_a_step_that_is_named_is_told_by_its_number_and_not_by_its_id() -> None:
    after = (OFFICE.replace("by: clerk, within: 1 hour", "by: clerk, within: 1 hour, next: end")
             .replace("en: Hand it over}, by: clerk", "en: Hand it over}, by: clerk, other_than: register")
             .replace("en: Keep watch}, when: daily}", "en: Keep watch}, when: daily, procedure: mail, step: hand-over}", 1))
    fields = {label: now for _, _, fields, _ in between(OFFICE, after) for label, (_, now) in fields.items()}
    assert fields == {"Step 1 · Continues at": "end of the procedure", "Step 2 · Not by the doer of 1": "step 1",
                      "Duty 1 · Procedure": "Incoming mail", "Duty 1 · Step": "step 2"}


def test_a_step_put_before_others_changes_none_of_them() -> None:
    after = OFFICE.replace("steps:\n", "steps:\n- {id: open, do: {zh-Hant: 拆封, en: Open it}, by: clerk}\n")
    assert between(OFFICE, after) == [("changed", "mail", {"Step 1": (None, "Open it")}, ("clerk",))]


def test_a_step_taken_out() -> None:
    after = OFFICE.replace("- {id: hand-over, do: {zh-Hant: 分送, en: Hand it over}, by: clerk}\n", "")
    assert between(OFFICE, after) == [("changed", "mail", {"Step 2": ("Hand it over", None)}, ("clerk",))]


def test_steps_without_ids_are_known_by_what_they_say() -> None:
    bare = OFFICE.replace("id: register, ", "").replace("id: hand-over, ", "")
    after = bare.replace("steps:\n", "steps:\n- {do: {zh-Hant: 拆封, en: Open it}, by: clerk}\n").replace("1 hour", "2 hours")
    assert between(bare, after) == [
        ("changed", "mail", {"Step 1": (None, "Open it"), "Step 2 · Time limit": ("1 hour", "2 hours")}, ("clerk",))]


def test_entries_come_and_go() -> None:
    term = "---\nkind: term\nid: day\ntitle: {zh-Hant: 日, en: Day}\ndefinition: {zh-Hant: 工作日, en: A working day}\n"
    assert between(OFFICE, OFFICE + term) == [("new", "day", {}, ())]
    assert between(OFFICE + term, OFFICE) == [("withdrawn", "day", {}, ())]


@pytest.mark.parametrize("quiet", ["audience: staff", "reviewed: 2026-11-01", "version: '2'", "tags: [{zh-Hant: 郵件, en: mail}]"])
def test_what_changes_no_rule_is_no_news(quiet: str) -> None:
    assert between(OFFICE, OFFICE.replace("id: mail\n", f"id: mail\n{quiet}\n")) == []


def test_a_text_changed_in_another_language_only_is_no_news_in_this_one() -> None:
    after = OFFICE.replace("en: Register it", "en: Enter it in the register")
    assert between(OFFICE, after, "zh-Hant") == []
    assert between(OFFICE, after)[0][2] == {"Step 1 · Action": ("Register it", "Enter it in the register")}


def test_an_older_form_that_nobody_reads_is_a_change_without_fields() -> None:
    handbook = handbook_of(OFFICE)
    key = ("procedure", "mail")
    known: Handbook = replace(handbook, history=(Revision(DAY, {key: None}, {key: handbook.procedures["mail"]}),))
    (change,) = changes(HandbookWords.of(known, "en"))
    assert (change.what, change.fields, change.posts) == (What.CHANGED, (), ("clerk",))


def fields_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    if model in seen:
        return set()
    seen.add(model)
    names = set(model.model_fields)
    waiting = [info.annotation for info in model.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            names |= fields_of(annotation, seen)
        waiting += get_args(annotation)
    return names


def test_every_field_of_every_kind_has_a_name() -> None:
    seen: set[type[BaseModel]] = set()
    names = {name for model in KINDS.values() for name in fields_of(model, seen)}
    assert names - FIELDS.keys() == set(), "name it in model/field_labels.py"
    assert FIELDS.keys() - names == set()
    assert PARTS.keys() | QUIET | IN_ORDER | {part for key in IN_PART for part in key.split(".")} <= names


SCORES = OFFICE.replace("organisation:", "levels: [{id: warning, title: {zh-Hant: 警告, en: Warning}, side: penalty, rank: 1}]\norganisation:") + """
---
kind: criteria
id: absence
title: {zh-Hant: 曠職, en: Absence}
side: penalty
measures: [{id: time, title: {zh-Hant: 時間, en: Time}, type: working-time}, {id: pages, title: {zh-Hant: 頁數, en: Pages}, unit: {zh-Hant: 頁, en: pages}}]
tiers: [{id: some, when: {time: 8 working hours or more, pages: ">= 3"}, level: warning}]
cases: [{given: {time: 9 working hours, pages: 4}, expect: {level: warning}}]
"""


@pytest.mark.parametrize(("language", "tier", "case"), [
    ("en", "Time: 4 working hours or more; Pages: 3 pages or more", "Time: 10 working hours; Pages: 4 pages"),
    ("zh-Hant", "時間：4個工作小時以上；頁數：3頁以上", "時間：10個工作小時；頁數：4頁"),
])
def test_ranges_and_values_of_measures_are_in_words(language: str, tier: str, case: str) -> None:
    after = SCORES.replace("time: 8 working hours", "time: 4 working hours").replace("time: 9 working", "time: 10 working")
    (*_, fields, _), = between(SCORES, after, language)
    assert [said for _, said in fields.values()] == [tier, case]


def test_circumstances_are_told_by_what_they_do_and_by_their_titles() -> None:
    written = SCORES + "modifiers: [{id: meant, title: {en: Intent}, effect: up, levels: 1}, {id: late, title: {en: Late}, effect: EFFECT}]\n"
    before, after = written.replace("EFFECT", "up"), written.replace("EFFECT", "down, excludes: meant")
    (*_, fields, _), = between(before, after, "en")
    assert [said for _, said in fields.values()] == ["lighter penalty, 1 level", "Intent"]


def test_an_entry_that_got_another_id_is_neither_new_nor_withdrawn(known: Callable[..., Handbook]) -> None:
    """What names it says nothing else either; an earlier change is told of the entry as it is called now."""
    earlier = OFFICE.replace("within: 1 hour", "within: 2 hours").replace("when: daily}", "when: daily, procedure: mail}", 1)
    first = earlier.replace("within: 2 hours", "within: 1 hour")
    renamed = first.replace("id: mail\ntitle: {zh-Hant: 收文", "id: incoming\ntitle: {zh-Hant: 收文").replace("procedure: mail", "procedure: incoming")
    words = HandbookWords.of(known(earlier, first, renamed), "en")
    assert [(change.what.value, change.name, [field.label for field in change.fields]) for change in changes(words)] == [
        ("changed", "incoming", ["Step 1 · Time limit"])]
    found = last_change("procedure", "incoming", words)
    assert found and found.fields[0].part == "Register it"


def test_what_was_withdrawn_is_called_by_its_title(known: Callable[..., Handbook]) -> None:
    term = "---\nkind: term\nid: day\ntitle: {zh-Hant: 日, en: Day}\ndefinition: {zh-Hant: 工作日, en: A working day}\n"
    named = OFFICE.replace("trigger: {zh-Hant: 來文", "terms: [day]\ntrigger: {zh-Hant: 來文")
    found = changes(HandbookWords.of(known(named + term, OFFICE), "en"))
    assert [field.before and field.before.text for change in found for field in change.fields] == ["Day"]


@pytest.mark.parametrize(("order", "moved"), [("bca", {"Step 3 · Its place": ("1", "3")}), ("cab", {"Step 1 · Its place": ("3", "1")}), ("abc", {})])
def test_steps_in_another_order_are_another_rule(order: str, moved: dict[str, tuple[str, str]]) -> None:
    def with_steps(names: str) -> str:
        steps = "".join(f"- {{id: {name}, do: {{zh-Hant: 步驟{name}, en: Do {name}}}, by: clerk, next: end}}\n" for name in names)
        return OFFICE[:OFFICE.index("- {id: register")] + steps

    found = between(with_steps("abc"), with_steps(order))
    assert (found[0][2] if found else {}) == moved


@pytest.mark.parametrize(("before", "after", "label"), [
    ("when: daily}", "when: weekly on Friday}", "Duty 1 · When it is done"),
    ("trigger: {zh-Hant: 來文", "outputs: [{zh-Hant: 簿, en: Book}]\ntrigger: {zh-Hant: 來文", "Output"),
    ("trigger: {zh-Hant: 來文", "delegation: [{matter: {zh-Hant: 簽, en: Sign}, draft: clerk, review: [chief], decide: chief}]\ntrigger: {zh-Hant: 來文",
     "Row 1")])
def test_a_field_is_called_what_it_is_in_its_part(before: str, after: str, label: str) -> None:
    assert list(between(OFFICE, OFFICE.replace(before, after, 1))[0][2]) == [label]


def test_a_row_that_is_added_or_taken_out_says_who_decides_and_how_far() -> None:
    row = "delegation: [{matter: {zh-Hant: 簽, en: Sign}, draft: clerk, review: [chief], decide: chief}]\ntrigger: {zh-Hant: 來文"
    with_row = OFFICE.replace("trigger: {zh-Hant: 來文", row, 1)
    (*_, added, _), = between(OFFICE, with_row)
    (*_, gone, _), = between(with_row, OFFICE)
    said = "Sign; Drafts: Clerk; Reviews: Chief; Decides: Chief"
    assert added == {"Row 1": (None, said)} and gone == {"Row 1": (said, None)}
    without = OFFICE.replace(AUTHORITY.partition("\n")[2], AUTHORITY.replace("[{decide: {zh-Hant: 核定假", "[{decide: {zh-Hant: 核定章, en: Lend seals}}, {decide: {zh-Hant: 核定假"), 1)
    (*_, found, _), = between(OFFICE.replace(AUTHORITY.partition("\n")[2], "authority: [{decide: {zh-Hant: 核定章, en: Lend seals}}]\n"
                                             + AUTHORITY.partition("\n")[2], 1), without)
    assert found == {"Authority 2": (None, "Grant leave; Restriction: 3 days")}


def test_rows_of_a_table_keep_their_lines_and_degrees_are_in_words() -> None:
    guide = "---\nkind: guide\nid: first\ntitle: {zh-Hant: 指引, en: Guide}\nsections: [{title: {zh-Hant: 段, en: Part}, text: {zh-Hant: '甲', en: \"%s\"}}]\n"
    table = "| a | b |\\n| --- | --- |\\n| 1 | 2 |"
    (*_, fields, _), = between(OFFICE + guide % "None", OFFICE + guide % table)
    assert fields == {"Section 1 · What it says": ("None", "a | b\n1 | 2")}
    (*_, fields, _), = between(SCORES, SCORES.replace(", level: warning}]\ncases", "}]\ncases").replace("expect: {level: warning}", "expect: {}"))
    assert fields == {"Tier 1 · Level": ("Warning", None), "Example 1 · Expected result · Level": ("Warning", None)}


AUTHORITY = "authority: [{decide: {zh-Hant: 核定假, en: Grant leave}, limit: {zh-Hant: 三日, en: 3 days}}]\nduties: [{id: watch, do: {zh-Hant: 值班, en: Keep watch}, when: daily}]"
RISK = """
---
kind: risk
id: loss
title: {zh-Hant: 遺失, en: Loss}
description: {zh-Hant: 遺失, en: It is lost}
likelihood: 1
impact: 1
"""
FEE = """
---
kind: criteria
id: postage
title: {zh-Hant: 郵資, en: Postage}
side: fee
measures: [{id: weight, title: {zh-Hant: 重量, en: Weight}, unit: {zh-Hant: 克, en: grams}}, {id: pages, title: {zh-Hant: 頁數, en: Pages}, unit: {zh-Hant: 頁, en: pages}}]
tiers:
- {when: {weight: 100 or less, pages: any}, amount: 8元}
"""


@pytest.mark.parametrize(("before", "after", "told"), [
    (OFFICE.replace(AUTHORITY.partition("\n")[2], AUTHORITY, 1),
     OFFICE.replace(AUTHORITY.partition("\n")[2], AUTHORITY.replace("[{decide", "[{decide: {zh-Hant: 核定差, en: Grant travel}}, {decide"), 1),
     {"Authority 1": (None, "Grant travel")}),
    (OFFICE, OFFICE + "discretion: [{by: clerk, may: {zh-Hant: 改期, en: Change the day}}]\n", {"Discretion 1": (None, "Change the day")}),
    (OFFICE + RISK, OFFICE + RISK + "inspect: [{item: {zh-Hant: 抽查, en: Look at 3}}]\ncontrols: [{procedure: mail, step: register}]\n",
     {"Control points 1": (None, "Incoming mail"), "Self-inspection 1": (None, "Look at 3")}),
    (OFFICE + FEE, OFFICE + FEE + "- {when: {weight: over 100, pages: any}, amount: 16元}\n",
     {"Tier 2": (None, "Weight: over 100 grams; Pages: any value")}),
])
def test_what_is_added_is_told_in_every_list(before: str, after: str, told: dict[str, tuple[str | None, str | None]]) -> None:
    (*_, fields, _), = between(before, after)
    assert fields == told


@pytest.mark.parametrize(("language", "told"), [
    ("en", {"Tier 1 · Amount": ("NT$8", "NT$9"), "Circumstance 1 · Amount": ("amount: 30% less", "amount: 20% less"),
            "Example 1 · Expected result · Amount": ("NT$8", "NT$9")}),
    ("zh-Hant", {"級距 1 · 金額": ("8元", "9元"), "情節 1 · 金額": ("金額減少30%", "金額減少20%"), "案例 1 · 應得結果 · 金額": ("8元", "9元")}),
])
def test_what_is_to_be_paid_and_what_a_circumstance_makes_of_it_are_told_as_pages_say_them(
        language: str, told: dict[str, tuple[str | None, str | None]]) -> None:
    fee = OFFICE + FEE + ("modifiers: [{id: old, title: {zh-Hant: 年長, en: Old}, amount: 30% less}]\n"
                          "cases: [{given: {weight: 50, pages: 1}, expect: {amount: 8}}]\n")
    after = fee.replace("8元", "9元").replace("30% less", "20% less").replace("amount: 8}", "amount: 9}")
    (*_, fields, _), = between(fee, after, language)
    assert fields == told
