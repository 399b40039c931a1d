"""HB218, HB219 and HB520: a duty that is a step of a procedure says so, is done by the post that has it, and says the same."""

from __future__ import annotations

import pytest
from check_cases import found

PROCEDURE = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 來文\nsteps:\n  - {%s}\n---\n"
POST = "kind: post\nid: clerk\ntitle: 收發員\nsubstitutes: [head]\nduties:\n  - {id: work, when: daily, %s}\n"


def pair(step: str, duty: str) -> str:
    return PROCEDURE % step + POST % duty


@pytest.mark.parametrize(("step", "duty", "findings"), [
    ("do: 清點郵件, by: clerk", "do: 清點郵件。", 1),
    ("do: 清點郵件, by: head, approve: clerk", "do: 清點郵件", 1),
    ("do: 清點郵件, by: clerk", "do: 清點郵件, procedure: mail, step: step-1", 0),
    ("do: 清點郵件, by: head", "do: 清點郵件, procedure: mail", 0),
    ("do: 清點郵件, by: clerk", "do: 清點郵件，並登記件數, procedure: mail", 1),
    ("do: 清點郵件, by: clerk", "do: 清點郵件，並登記件數", 0),  # another procedure may begin in the same way
    ("do: 清點, by: clerk", "do: 清點郵件, procedure: mail", 0),  # too little is said
    ("do: Count the mail, by: clerk", "do: Count the mail by noon, procedure: mail", 1),
    ("do: Count the mail, by: clerk", "do: Count the mailbags, procedure: mail", 0),
])
def test_a_job_that_stands_twice(step: str, duty: str, findings: int) -> None:
    assert len(found(pair(step, duty), "HB218")) == findings


@pytest.mark.parametrize(("matter", "when", "findings"), [("sudden", "weekly", 0), ("sudden", "{event: 來文}", 1), ("important", "weekly", 1)])
def test_what_is_done_in_an_emergency_is_done_by_the_calendar_besides(matter: str, when: str, findings: int) -> None:
    rules = pair("do: 清點郵件, by: clerk", "do: 清點郵件").replace("trigger", f"matter: {matter}\ntrigger").replace("daily", when)
    assert len(found(rules, "HB218")) == findings


def test_what_is_to_be_written_is_said() -> None:
    (finding,) = found(pair("id: count, do: 清點郵件, by: clerk", "do: 清點郵件"), "HB218")
    assert finding.details == {"procedure": "mail", "step": "count", "number": 1, "title": "清點郵件"}
    assert finding.related is not None
    assert finding.related.line == 6


@pytest.mark.parametrize(("step", "findings"), [
    ("by: clerk", 0), ("by: [head, clerk]", 0), ("by: head, approve: clerk", 0), ("by: head", 1), ("by: head, inform: clerk", 1),
    ("evidence: 簿冊", 0),  # nobody does it, which is HB204
])
def test_a_duty_that_is_the_step_of_another(step: str, findings: int) -> None:
    assert len(found(pair(f"do: 清點郵件, {step}", "do: 清點郵件, procedure: mail, step: step-1"), "HB219")) == findings


@pytest.mark.parametrize(("step", "duty", "fields"), [
    ("within: 20 minutes", "within: 30 minutes", ["within"]),
    ("within: 60 minutes", "within: 1 hour", []),
    ("within: 8 working hours", "within: 1 working day", []),
    ("within: 8 hours", "within: 1 working day", ["within"]),  # hours run on after work
    ("within: 1 day", "within: 1 working day", ["within"]),
    ("within: 20 minutes", "priority: routine", []),
    ("evidence: 簿冊", "within: 20 minutes", []),
    ("record: in-book", "record: out-book", ["record"]),
    ("record: in-book, within: 1 hour", "record: out-book, within: 2 hours", ["within", "record"]),
])
def test_what_the_two_must_say_alike(step: str, duty: str, fields: list[str]) -> None:
    office = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n" \
             "registers: [{id: in-book, title: 收文簿}, {id: out-book, title: 發文簿}]\n---\n" \
             "kind: post\nid: head\ntitle: 主任\nduties: [{id: lead, do: 主持會議, when: weekly}]\n---\n"
    text = office + pair(f"do: 清點郵件, by: clerk, {step}", f"do: 清點郵件, procedure: mail, step: step-1, {duty}")
    assert [d.details["field"] for d in found(text, "HB520")] == fields


def test_both_limits_are_shown_as_they_are_written() -> None:
    (finding,) = found(pair("do: 清點郵件, by: clerk, within: 20分鐘", "do: 清點郵件, procedure: mail, step: step-1, within: 半小時"), "HB520")
    assert (finding.details["own"], finding.details["other"]) == ("半小時", "20分鐘")
