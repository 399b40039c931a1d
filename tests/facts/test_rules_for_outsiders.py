"""Rules that apply to people outside: they are on no post's page, sheet or workbook, and say for whom they are wherever they are read."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks import act_judged_twice
from generator.edition import edition
from generator.exports.workbook import workbook
from generator.facts.applying import applying, for_every_post, subjects_of
from generator.facts.parties import outsider_facts
from generator.facts.showing import Output
from generator.facts.words import HandbookWords, plain
from generator.forms.score_sheet import score_sheet_jobs
from generator.handbook import Handbook
from generator.pages.links import Links
from generator.pages.visitors import visitors_home_values
from generator.printing.print_context import PrintContext
from generator.searching.entry_passages import passages_of
from generator.searching.passages import Passages
from tests.checklist_cases import handbook, post

HEAD: dict[str, Any] = {
    "outsiders": [{"id": "pupil", "title": "學生"}], "audiences": [{"id": "parents", "title": "家長", "internal": False}],
    "levels": [{"id": "warning", "title": "警告", "side": "penalty", "rank": 1}, {"id": "demerit", "title": "小過", "side": "penalty", "rank": 2}]}


def late(name: str = "late", level: str = "warning", **fields: Any) -> dict[str, Any]:
    return {"kind": "criteria", "id": name, "title": "遲到懲處標準", "side": "penalty", "act": "遲到", "tiers": [{"when": "any", "level": level}],
            "measures": [{"id": "times", "title": "遲到次數", "unit": "次"}], **fields}


@pytest.fixture(scope="module")
def school() -> Handbook:
    return handbook(post(), late(applies_to="pupil"), late("both", applies_to=["clerk", "pupil"]), **HEAD)


def test_they_are_on_no_posts_list(school: Handbook) -> None:
    found = applying(school.criteria.values(), school, Output.DESCRIPTION)
    assert [each.id for each in found.to("clerk")] == ["both"] and found.general == ()
    assert not for_every_post(school.criteria["late"])
    jobs = {job.address: job for job in score_sheet_jobs(PrintContext(school, "zh-Hant"))}
    assert {"criteria/late.pdf", "scores/clerk.pdf"} <= jobs.keys()
    alone = handbook(post(), late(applies_to="pupil"), **HEAD)
    assert "scores/clerk.pdf" not in {job.address for job in score_sheet_jobs(PrintContext(alone, "zh-Hant"))}
    assert len(workbook(alone, "zh-Hant")()) < len(workbook(handbook(post(), late(), **HEAD), "zh-Hant")())


def test_they_say_for_whom_they_are(school: Handbook) -> None:
    words = HandbookWords.of(school, "zh-Hant")
    assert plain(subjects_of(school.criteria["both"], words)) == "收發員學生"
    (pupil,) = outsider_facts(words)
    assert [rule.name for rule in pupil.rules] == ["late", "both"]
    found = {passage.part: passage.text for passage in passages_of(Passages(school, "zh-Hant"), school.criteria["late"])}
    assert found["subjects"] == "學生"
    assert "subjects" not in {passage.part for passage in passages_of(Passages(school, "zh-Hant"), school.posts["clerk"])}


def test_readers_outside_are_led_to_them(school: Handbook) -> None:
    public = edition(school, "parents")
    assert [entry.id for entry in visitors_home_values(public, Links(public, "zh-Hant"))["others"]] == ["late", "both"]
    staff = edition(handbook(post(), late(applies_to="clerk"), **HEAD), "parents")
    assert visitors_home_values(staff, Links(staff, "zh-Hant"))["others"] == []


@pytest.mark.parametrize(("first", "second", "found"), [
    ({}, {"applies_to": "pupil"}, 0), ({"applies_to": "pupil"}, {"applies_to": "pupil"}, 1), ({}, {"applies_to": ["clerk", "pupil"]}, 1),
    ({"applies_to": "clerk"}, {"applies_to": "pupil"}, 0), ({}, {}, 1)])
def test_an_act_of_staff_and_the_same_of_people_outside_may_earn_different_levels(
        first: dict[str, Any], second: dict[str, Any], found: int) -> None:
    made = handbook(post(), late(**first), late("other", "demerit", **second), **HEAD)
    assert len([*act_judged_twice.find(made, made.entry.effective)]) == found


def test_a_table_of_fees_that_names_nobody_is_on_the_first_page_for_visitors() -> None:
    def table(name: str, side: str, **fields: Any) -> dict[str, Any]:
        return {"kind": "criteria", "id": name, "title": name, "side": side, "tiers": [{"id": "one", "description": "一份", "amount": "10元"}], **fields}

    made = handbook(post(), table("copies", "fee"), table("parking", "fee", applies_to="clerk"), table("travel", "benefit"), **HEAD)
    seen = edition(made, "parents")
    assert [entry.id for entry in visitors_home_values(seen, Links(seen, "zh-Hant"))["others"]] == ["copies"]
