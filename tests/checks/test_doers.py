"""HB204 to HB235, HB502, HB530 to HB534: what the checks make of roles, people outside, and steps that ask for certain people or ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_cases import found

from generator.checks.shared.small_office import INCIDENT
from generator.diagnostics import Diagnostic
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

OFFICE = """\
kind: handbook
id: office
title: 手冊
organisation: 辦公室
scopes: [{id: mail, title: 收文}]
roles:
  - {id: chief, title: 指揮官, posts: [clerk, head], taken: 事故發生時, released: 事故結束時}
outsiders:
  - {id: applicant, title: 申請人}
registers:
  - {id: log, title: 登記簿, keeper: clerk}
conflicts:
  - {title: 管簿者不核定, keeps: log, approves: {procedure: mail}}
---
kind: post
id: head
title: 主任
duties: [{id: d, do: 清點郵件, when: daily}]
---
kind: post
id: clerk
title: 收發員
reports_to: head
duties: [{id: d, do: 核對郵件, when: on event, procedure: mail, step: step-1}]
---
kind: procedure
id: filing
title: 歸檔
trigger: 結案
steps: [{do: 歸檔, by: clerk, within: 1 hour}]
---
kind: procedure
id: mail
title: 收文
scope: mail
trigger: 來文
steps:
"""


def office(*steps: str) -> str:
    return OFFICE + "".join(f"  - {{{step}}}\n" for step in steps)


@pytest.mark.parametrize(("code", "steps", "count"), [
    ("HB204", ["do: 補正, by: applicant"], 0),
    ("HB204", ["do: 指揮, by: chief"], 0),
    ("HB204", ["do: 指揮"], 1),
    ("HB208", ["do: 核定, by: head, approve: chief"], 1),
    ("HB208", ["do: 核定, by: clerk, approve: head"], 0),
    ("HB211", ["do: 核定, by: head, approve: clerk"], 1),
    ("HB211", ["do: 核定, by: head, approve: chief"], 0),
    ("HB219", ["do: 指揮, by: chief"], 0),
    ("HB219", ["do: 補正, by: applicant"], 1),
    ("HB234", ["do: 指揮, by: chief"], 0),
    ("HB502", ["do: 補正, by: applicant"], 0),
    ("HB502", ["do: 清點, by: clerk"], 1),
    ("HB507", ["do: 分送, by: clerk, together: [b, c], next: d", "id: b, do: 甲, by: clerk", "id: c, do: 乙, by: head", "id: d, do: 丙, by: head"], 0),
    ("HB507", ["do: 移送, by: clerk, pass_to: filing", "do: 登記, by: clerk"], 1),
    ("HB508", ["do: 移送, by: clerk, branches: [{when: 甲, goto: step-1, at_most: 2, then: end}, {when: 乙, goto: step-1}]"], 0),
])
def test_they_know_roles_people_outside_and_ways(code: str, steps: list[str], count: int) -> None:
    assert len(found(office(*steps), code)) == count


def unread(text: str, code: str) -> list[Diagnostic]:
    """What reading finds in an example."""
    valid = validate(load_text(text, "example.yml", Path("example.yml"))[0])
    return [d for d in resolve(valid.entries, valid.claimed).diagnostics if d.code == code]


@pytest.mark.parametrize(("step", "field"), [
    ("do: 分送, by: clerk, together: [b, b]", "next"),
    ("do: 分送, by: clerk, branches: [{when: 甲, goto: end, at_most: 2}]", "then"),
    ("do: 分送, by: clerk, branches: [{when: 甲, goto: end, then: end}]", "at_most"),
])
def test_what_follows_must_be_said(step: str, field: str) -> None:
    assert [d.details["field"] for d in unread(office(step, "id: b, do: 登記, by: head"), "HB021")] == [field]


@pytest.mark.parametrize("field", ["together: [x, step-1], next: step-1", "same_as: x", "other_than: x", "next: x"])
def test_steps_are_named_rightly(field: str) -> None:
    assert [d.details["given"] for d in unread(office(f"do: 分送, by: clerk, {field}"), "HB106")] == ["x"]


@pytest.mark.parametrize(("second", "findings"), [(", assigns: chief, releases: chief", 1), ("", 0)])
def test_two_strands_at_the_same_time_do_not_give_one_role_away(second: str, findings: int) -> None:
    """HB223. Neither of them comes before the other, so that nothing is held before either."""
    steps = ("  - {id: step-1, do: 分送郵件, by: head, within: 5 minutes, together: [one, two], next: last}\n"
             "  - {id: one, do: 清點郵件, by: head, within: 5 minutes, assigns: chief}\n"
             f"  - {{id: two, do: 核對清單, by: head, within: 5 minutes{second}}}\n"
             "  - {id: last, do: 登記郵件, by: chief, within: 5 minutes, releases: chief}\n")
    text = INCIDENT.split("  - {id: step-1")[0] + steps
    assert len(found(text, "HB223")) == findings
