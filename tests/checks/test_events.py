"""Steps that hang on an event: what is said of them beside a promise, and HB513."""

from __future__ import annotations

import re

import pytest
from check_cases import found, handbook

from generator.charts.timeline_picture import timeline_picture
from generator.facts.answer import answer_card
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords
from generator.forms.procedure_facts import short_facts

TEXT = """\
kind: procedure
id: take-in-mail
title: 收文
trigger: 郵件送達
within: 10 days
events: [{id: receipt, title: {zh-Hant: 收受, en: receipt}}, {id: meeting, title: {zh-Hant: 會議, en: the meeting}}]
steps:
  - {do: 清點郵件, by: head, within: 2 days}
  - {do: 登錄, by: head, within: LIMIT}
"""
SAID = {"15 days from receipt": "step 2 (15 days from receipt)", "24 hours before the meeting": "step 2 (24 hours before the meeting)"}


def text(limit: str) -> str:
    return TEXT.replace("LIMIT", limit)


@pytest.mark.parametrize("limit", [*SAID, "3 days"])
def test_a_promise_is_never_shown_without_what_hangs_on_an_event(limit: str) -> None:
    made = handbook(text(limit))
    procedure = made.procedures["take-in-mail"]
    words = HandbookWords.of(made, "en")
    facts = procedure_facts(procedure, words)
    steps = SAID.get(limit, "")
    assert facts.open_time == answer_card(procedure, facts, words).open_time == (f"Depends on an event: {steps}" if steps else "")
    caption = re.search(r"The slowest path takes (.*?); 10 days promised", timeline_picture(procedure, made, "en"))
    assert caption is not None and caption[1] == (f"2 days, plus {steps}" if steps else "5 days")
    printed = {label: "".join(each.text for each in said) for label, said in short_facts(procedure, facts, words)}
    assert printed["Time promised"] == (f"10 days. Depends on an event: {steps}" if steps else "10 days")


@pytest.mark.parametrize(("limit", "findings"), [
    ("15 days from receipt", 1), ("10 days from receipt", 0), ("11 days from receipt", 1), ("24 hours before the meeting", 0),
    ("15 days from the trigger", 0),  # HB501 says so
])
def test_a_promise_that_holds_only_where_the_event_came_first(limit: str, findings: int) -> None:
    assert len(found(text(limit), "HB513")) == findings


def test_without_a_promise_nothing_can_be_broken() -> None:
    assert not found(text("15 days from receipt").replace("within: 10 days\n", ""), "HB513")
