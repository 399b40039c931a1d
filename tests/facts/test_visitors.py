"""What readers outside are told of a procedure, and when it stands in place of the steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.facts.post_card import post_card
from generator.facts.showing import Output, is_shown
from generator.facts.visitors import is_told_otherwise, visitor_card, visitor_cards
from generator.facts.words import HandbookWords
from generator.forms.procedure_sheet import procedure_jobs
from generator.handbook import Handbook
from generator.pages.downloads import of_procedure
from generator.pages.links import Links
from generator.printing.print_context import PrintContext
from tests.checklist_cases import handbook, post, procedure

TOLD = {"can": "提出陳情", "bring": ["身分證明"], "remedy": "30 日內提出異議"}
AUDIENCES = [{"id": "staff", "title": "同仁"}, {"id": "public", "title": "民眾", "internal": False}]


def office(**fields: Any) -> Handbook:
    return handbook(post(contact="1119"), procedure({}, **fields), audiences=AUDIENCES)


def for_audience(found: Handbook, name: str) -> Handbook:
    return replace(found, audience=found.find("audience", name))


def test_a_visitor_is_told_the_promise_where_nothing_else_is_written() -> None:
    words = HandbookWords.of(office(visitors=TOLD, within="3 days"), "en")
    card = visitor_card(words.handbook.procedures["incoming"], words)
    assert card and card.takes and card.takes.text == "3 days"
    assert [each.text for each in card.bring] == ["身分證明"] and card.call[0].reached[0].dial == "1119"


def test_a_visitor_is_told_how_much_longer_it_may_take_and_not_who_approves_that() -> None:
    """One month, which may become three, is not promised as one month."""
    within = {"time": "1 month", "extend": {"by": "2 months", "when": "案情複雜", "approve": "clerk"}}
    words = HandbookWords.of(office(visitors=TOLD, within=within), "zh-Hant")
    [card] = visitor_cards(words)
    assert card.takes and card.takes.text == "1個月（得延長一次，至多2個月；案情複雜時）"


def test_own_words_on_the_time_come_before_the_promise() -> None:
    words = HandbookWords.of(office(visitors={**TOLD, "takes": "當場"}, within="3 days"), "zh-Hant")
    [card] = visitor_cards(words)
    assert card.takes and card.takes.text == "當場"


def test_a_visitor_is_told_which_forms_can_be_had_and_what_is_paid() -> None:
    forms = [{"id": "apply", "title": "申請書", "link": "https://forms.example/apply.docx"}, {"id": "visit", "title": "訪視紀錄表"}]
    tariff = {"kind": "criteria", "id": "tariff", "title": "影本收費", "side": "fee", "tiers": [{"description": "影本", "amount": "10元"}]}
    classes = {"kind": "criteria", "id": "classes", "title": "案件分類", "side": "class", "tiers": [{"description": "一般"}]}
    made = handbook(post(), procedure({"judge": "tariff"}, {"judge": "classes"}, {"judge": "tariff"}, visitors=TOLD, forms=["apply", "visit"]),
                    tariff, classes, audiences=AUDIENCES, forms=forms)
    [card] = visitor_cards(HandbookWords.of(made, "zh-Hant"))
    assert [form.named.text for form in card.forms] == ["申請書"]
    assert [each.text for each in card.paid] == ["影本收費"]


@pytest.mark.parametrize(("audience", "told"), [("public", True), ("staff", False)])
def test_only_readers_outside_are_told_otherwise(audience: str, told: bool) -> None:
    found = for_audience(office(visitors=TOLD), audience)
    assert is_told_otherwise(found.procedures["incoming"], found) is told
    assert not is_told_otherwise(for_audience(office(), audience).procedures["incoming"], found)
    assert is_told_otherwise(found.posts["clerk"], found) is told


def test_what_is_not_in_force_is_not_offered() -> None:
    assert not list(visitor_cards(HandbookWords.of(office(visitors=TOLD, status="draft"), "en")))


@pytest.mark.parametrize("output", [Output.TODAY, Output.CHECKLIST, Output.SCORES, Output.CALENDAR, Output.DELEGATION])
def test_readers_outside_have_nothing_to_tick_off(output: Output) -> None:
    clerk = office().posts["clerk"]
    assert is_shown(clerk, office(), output) and not is_shown(clerk, for_audience(office(), "public"), output)


def test_readers_outside_are_not_told_who_stands_above_a_post() -> None:
    found = handbook(post(contact="1119", reports_to="chief"), post(id="chief"), audiences=AUDIENCES)
    told = {name: post_card(found.posts["clerk"], HandbookWords.of(for_audience(found, name), "en")) for name in ("staff", "public")}
    assert told["staff"].reports_to
    assert told["public"].reached and not told["public"].reports_to


def test_whoever_is_outside_inspects_nothing() -> None:
    """The sheet of a procedure that visitors may read in full has no self-inspection sheet for them, and its link promises none."""
    whole = office()
    for made, inspects, label in ((whole, True, "Sheet, flow chart and self-inspection"), (for_audience(whole, "public"), False, "Sheet and flow chart")):
        entry = made.procedures["incoming"]
        [job] = procedure_jobs(PrintContext(made, "en"))
        assert bool(job.data["inspection"]) is bool(job.fields) is inspects
        assert ("self-inspection" in job.data["title"].text) is inspects
        assert [each.label for each in of_procedure(entry, Links(made, "en", printed={"en/procedures/incoming.pdf"}))] == [label]
