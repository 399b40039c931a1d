"""The smaller views: steps, duties, units, scopes, groups, neighbours, reviews, what is new."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import pytest
from markupsafe import Markup

from generator.analysis.lifecycle import next_review
from generator.facts.by_scope import by_kind, by_scope
from generator.facts.criteria import criteria_facts
from generator.facts.duties import by_frequency
from generator.facts.matrix import matrix
from generator.facts.steps import steps_of
from generator.facts.units import flattened, unit_tree
from generator.pages.entries import general
from generator.pages.fallback import fallback
from generator.pages.home import counts, newest
from generator.pages.links import Links
from generator.pages.segregation_of_duties import kept_apart
from generator.pages.siblings import AROUND, Order, Siblings
from tests.checklist_cases import handbook, post, procedure
from tests.page_cases import Outline, small_handbook

HANDBOOK = small_handbook()


def test_steps_say_where_they_lead() -> None:
    check, send = steps_of(HANDBOOK.procedures["circulation"], Links(HANDBOOK, "en").words)
    assert [(way.answer and way.answer.text, way.anchor, way.number) for way in check.ways] == [("yes", "step-send", 2), ("no", "", 0)]
    assert check.pause is not None and check.pause.mode == "DO-CONFIRM"
    assert (send.ways, send.pause, send.number, send.anchor) == ((), None, 2, "step-send")


def test_duties_by_frequency_then_time_then_priority() -> None:
    made = handbook(post(
        {"id": "event", "when": {"event": "來文"}}, {"id": "yearly", "when": "yearly"}, {"id": "routine", "when": "daily at 07:00"},
        {"id": "late", "priority": "urgent", "when": "daily at 09:00"}, {"id": "early", "priority": "urgent", "when": "daily at 08:00"},
        {"id": "critical", "priority": "urgent", "critical": True, "when": "daily"}, {"id": "both", "priority": "urgent-important"},
        {"id": "fortnightly", "when": "every 2 weeks"}, {"id": "weekly", "when": "weekly on Friday"}))
    groups = [(often.period, often.interval, [duty.id for duty in found]) for often, found in by_frequency(made.posts["clerk"], made)]
    assert groups == [
        ("day", 1, ["routine", "early", "late", "both", "critical"]), ("week", 1, ["weekly"]), ("week", 2, ["fortnightly"]),
        ("year", 1, ["yearly"]), ("event", 1, ["event"])]


def test_units_with_their_posts() -> None:
    made = handbook(post(name="chief", unit="b"), post(name="clerk", unit="b"), post(name="free"),
                    units=[{"id": "a", "title": "甲"}, {"id": "b", "title": "乙", "parent": "a", "head": "clerk"}])
    shown = [(node.unit and node.unit.id, node.depth, [p.id for p in node.posts]) for node in flattened(unit_tree(made))]
    assert shown == [("a", 0, []), ("b", 1, ["clerk", "chief"]), (None, 0, ["free"])]


def test_scopes_with_who_answers_and_who_acts() -> None:
    mail, watch = matrix(HANDBOOK)
    assert (mail.answerable, mail.acting) == (["clerk"], ["chief", "clerk"])
    assert mail.cells["chief"].procedures == {"circulation"}
    assert (watch.answerable, watch.acting) == (["chief"], [])
    told = handbook(post(), post(name="chief"), procedure({"inform": "chief", "consult": "chief"}, scope="mail"))
    assert matrix(told)[0].acting == ["clerk"]


def test_groups_by_scope_and_by_kind() -> None:
    groups = [(scope, [entry.id for entry in found]) for scope, found in by_scope(HANDBOOK, HANDBOOK.procedures.values())]
    assert groups == [("mail", ["circulation"]), (None, ["old-circulation"])]
    users = [(kind, [entry.id for entry in found]) for kind, found in by_kind(HANDBOOK.links_to("register", "log"))]
    assert users == [("post", ["clerk"]), ("procedure", ["circulation"]), ("oversight", ["deadlines"])]


@pytest.mark.parametrize(("current", "first", "shown"), [(0, 0, AROUND), (50, 35, AROUND), (99, 70, AROUND)])
def test_neighbours_are_bounded_and_the_current_one_is_marked(current: int, first: int, shown: int) -> None:
    names = [f"p{number}" for number in range(100)]
    made = handbook(*(post(name=name) for name in names))
    around = Siblings.of_kind("post", Order(names).around, Links(made, "en")).around(f"p{current}")
    assert re.findall(r'href="../posts/p(\d+).html"', around) == [str(number) for number in range(first, first + shown)]
    assert around.count("aria-current") == 1
    assert f'aria-current="page" href="../posts/p{current}.html"' in around


def test_lists_mark_what_is_not_in_force() -> None:
    made = handbook(post(), post(name="former", status="retired"), post(name="coming", status="draft"))
    links = Links(made, "en")
    mark = ' <span class="hb-status hb-status--{}">{}</span>'
    for listed in (links.entries(made.posts.values()), Siblings.of_kind("post", Order(list(made.posts)).around, links).around("clerk")):
        assert listed.count("<li>") == 3 and listed.count("hb-status ") == 2
        assert mark.format("retired", "retired") in listed and mark.format("draft", "draft") in listed
    assert "hb-status" not in Siblings.of_kind("scope", Order(["mail"]).around, links).around("mail"), "an item of a list has no status"


@pytest.mark.parametrize(("language", "shown"), [("en", " (a)"), ("zh-Hant", "（a）"), ("zh-Hans", "（a）")])
def test_brackets_are_those_of_the_language(language: str, shown: str) -> None:
    assert Links(HANDBOOK, language).bracketed(Markup("a")) == shown


@pytest.mark.parametrize(("fields", "expected"), [
    ({"effective": "2026-01-01", "review": "12 months"}, datetime.date(2027, 1, 4)),  # 1 January is a holiday, then comes a weekend
    ({"effective": "2026-01-01", "reviewed": "2026-06-01", "review": "12 months"}, datetime.date(2027, 6, 1)),
    ({"effective": "2026-01-01"}, None),
    ({"effective": "2026-01-01", "review": "12 months", "status": "retired"}, None),
    ({"effective": "2026-01-01", "review": "10 working days"}, datetime.date(2026, 1, 15)),
    ({"effective": "2026-01-01", "review": "200 years"}, datetime.date(2226, 1, 2)),  # 1 January is a holiday
    ({"review": "12 months"}, None),
])
def test_next_reviews(fields: dict[str, Any], expected: datetime.date | None) -> None:
    found = handbook(post(**fields))
    assert next_review(found.posts["clerk"], found) == expected


def test_news_are_the_latest_entries_in_force() -> None:
    made = handbook(
        post(name="old", effective="2025-01-01"), post(name="new", effective="2026-05-01"),
        post(name="same", effective="2026-05-01", supersedes=["old"]), post(name="draft", effective="2026-09-01", status="draft"),
        post(name="undated"))
    assert [entry.id for entry in newest(made)] == ["same", "new"]
    assert [entry.id for entry in newest(made, 1)] == ["same"]
    assert counts(made) == [("post", 3), ("scope", 1)]
    assert not newest(replace(made, day=datetime.date(2026, 11, 28)))
    assert [entry.id for entry in newest(replace(made, day=datetime.date(2026, 7, 1)))] == ["same", "new"]


def test_criteria_in_words() -> None:
    links = Links(HANDBOOK, "zh-Hant")
    late = criteria_facts(HANDBOOK.criteria["late"], links.words)
    assert [str(links.lines(tier.requires)) for tier in late.tiers] == ["未滿4小時", "4小時以上"]
    assert links.all_said(late.tiers[0].outcome.said) == '<a href="../criteria/index.html#level-reprimand">申誡</a>'
    assert (links.lines(late.cases[0].given), links.all_said(late.cases[0].modifiers)) == ("3小時", "再犯")


def test_a_unit_in_another_language_is_marked() -> None:
    made = handbook({
        "kind": "criteria", "id": "late", "title": "逾期", "side": "penalty", "tiers": [{"when": ">= 4", "points": -1}],
        "measures": [{"id": "a", "title": "件數", "unit": "件"}]})
    pages = [Links(made, language) for language in ("zh-Hant", "en")]
    words = [links.lines(criteria_facts(made.criteria["late"], links.words).tiers[0].requires) for links in pages]
    assert words == ["4件以上", fallback("zh-Hant", Markup("4件 or more"))]


def test_duties_kept_apart_name_registers_and_keepers_and_the_step_that_approves() -> None:
    made = handbook(
        post(), procedure({}, {"id": "decide"}, name="seal"),
        registers=[{"id": "seals", "title": "用印簿", "keeper": "clerk"}, {"id": "cash", "title": "現金賬"}],
        conflicts=[{"title": "管印者不核定", "keeps": ["seals", "cash"], "approves": [
            {"procedure": "seal", "step": "decide"}, {"procedure": "seal"}]}])
    (conflict, kept, approved), = kept_apart(made, Links(made, "zh-Hant"))
    assert str(conflict.title) == "管印者不核定"
    assert Outline(kept).values("href") == ["../entries/index.html#register-seals", "../posts/clerk.html", "../entries/index.html#register-cash"]
    assert Outline(approved).values("href") == ["../procedures/seal.html", "../procedures/seal.html#step-decide", "../procedures/seal.html"]
    assert kept_apart(HANDBOOK, Links(HANDBOOK, "en")) == []


def test_several_measures_are_named() -> None:
    made = handbook({
        "kind": "criteria", "id": "both", "title": "雙", "side": "penalty", "tiers": [{"when": {"a": "< 3", "b": ">= 2"}, "points": -2}],
        "measures": [{"id": "a", "title": "件數", "unit": "件"}, {"id": "b", "title": "<日數>", "unit": "日"}]})
    links = Links(made, "zh-Hant")
    tier = criteria_facts(made.criteria["both"], links.words).tiers[0]
    assert links.lines(tier.requires) == "件數：未滿3件<br>&lt;日數&gt;：2日以上"
    assert links.all_said(tier.outcome.said) == "−2 分"


def test_criteria_for_every_post_are_named_as_far_as_they_hold_and_marked_where_they_do_not() -> None:
    def of(name: str, **fields: Any) -> dict[str, Any]:
        return {"kind": "criteria", "id": name, "title": name, "side": "penalty", "tiers": [{"when": "any", "points": -1}],
                "measures": [{"id": "a", "title": "件數", "unit": "件"}], **fields}

    made = handbook(post(), of("all"), of("own", applies_to="clerk"), of("next", status="draft"), of("old", status="retired"))
    links = Links(made, "zh-Hant")
    found = general("criteria", made, links)
    assert Outline(found).values("href") == ["../criteria/all.html", "../criteria/next.html"]
    assert Outline(found).values("class") == ["hb-status hb-status--draft"]


def test_a_form_leads_to_where_it_can_be_had() -> None:
    links = Links(handbook(forms=[{"id": "apply", "title": "申請書", "link": "https://forms.example/apply.docx"}, {"id": "visit", "title": "紀錄表"}]), "en")
    assert Outline(links.form("apply")).values("href") == ["https://forms.example/apply.docx"]
    assert "申請書" in links.form("apply") and "<a" not in links.form("visit") and "紀錄表" in links.form("visit")
