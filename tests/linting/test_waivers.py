"""Waivers: what an entry excepts with a reason is counted and not reported, and nothing is excepted by mistake."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.linting.linter import Lint, judge
from generator.linting.soundness import Soundness

TERM = "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2025-12-31\n"
POST = """\
kind: post
id: clerk
title: 收發員
duties:
  - {id: mail, do: 清點郵件, when: daily, evidence: 及時登錄}
  - {id: book, do: 登記郵件, when: daily, evidence: {zh-Hant: 妥善保管, en: Kept properly}}
"""


def judged(text: str) -> Lint:
    return judge(handbook(text), TODAY)


def codes(text: str, family: str = "HB4") -> list[str]:
    return sorted(d.code for d in judged(text).diagnostics if d.span.file == "example.yml" and d.code.startswith((family, "HB04")))


@pytest.mark.parametrize(("waiver", "left"), [
    ("", ["HB401", "HB405", "HB405"]),
    ("check: HB401", ["HB405", "HB405"]), ("check: hb401", ["HB405", "HB405"]), ("check: vague-time", ["HB405", "HB405"]),
    ("check: HB4", []), ("check: HB405", ["HB401"]),
    ("check: HB4, at: duties", []), ("check: HB4, at: duties.mail", ["HB405", "HB405"]), ("check: HB4, at: duties.1", ["HB405", "HB405"]),
    ("check: HB4, at: duties.1.evidence", ["HB405", "HB405"]), ("check: HB4, at: duties.book.evidence", ["HB401"]),
    ("check: HB4, at: duties.book.evidence.en", ["HB401", "HB405"]),
    ("check: HB4, at: duties.2.do", ["HB040", "HB401", "HB405", "HB405"]), ("check: HB4, at: steps", ["HB040", "HB401", "HB405", "HB405"]),
    ("check: HB301", ["HB040", "HB401", "HB405", "HB405"]), ("check: HB95", ["HB041", "HB401", "HB405", "HB405"]),
    ("check: nonsense", ["HB041", "HB401", "HB405", "HB405"])])
def test_what_is_waived_is_not_reported(waiver: str, left: list[str]) -> None:
    assert codes(POST + (f"waivers: [{{{waiver}, reason: 舊規}}]\n" if waiver else "")) == left


def test_what_was_waived_is_counted_with_its_reason() -> None:
    result = judged(TERM + "waivers: {check: HB301, reason: {zh-Hant: 沿用至新印啟用, en: Until the new seal}}\n")
    only, = result.waived
    assert (only.diagnostic.code, only.entry.key, str(only.waiver.reason)) == ("HB301", ("term", "seal"), "沿用至新印啟用")
    assert "HB301" not in {d.code for d in result.diagnostics}


def test_a_waiver_holds_for_its_own_entry_only() -> None:
    other = POST.replace("id: clerk", "id: other").replace("收發員", "文書員")
    assert codes(POST + "waivers: {check: HB4, reason: 舊規}\n---\n" + other) == ["HB401", "HB405", "HB405"]


MIXED = """\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
within: 6 working days
steps: [{do: 清點郵件, by: clerk, within: 2 hours}]
WAIVER---
kind: post
id: clerk
title: 收發員
duties: [{id: count, do: 清點郵件, when: daily, within: 2 days, procedure: take-in-mail}]
WAIVER"""


@pytest.mark.parametrize("where", ["neither", "procedure", "post"])
def test_what_two_entries_say_unlike_each_other_is_waived_in_either(where: str) -> None:
    """The law on which a procedure rests may count in both kinds of days: its duties do so too."""
    waiver = "waivers: {check: HB503, reason: 本法兩者並用}\n"
    first, second, last = MIXED.split("WAIVER")
    text = first + (waiver if where == "procedure" else "") + second + (waiver if where == "post" else "") + last
    assert codes(text, "HB503") == (["HB503"] if where == "neither" else [])


def test_an_unused_waiver_points_at_itself() -> None:
    text = POST + "waivers:\n  - {check: HB4, reason: 舊規}\n  - {check: HB301, reason: 舊規}\n"
    only, = (d for d in judged(text).diagnostics if d.code == "HB040")
    assert (only.span.line, only.details["check"]) == (9, "HB301")


def test_a_waiver_for_a_pedantic_finding_is_in_use_although_nobody_asked_for_it() -> None:
    text = POST.replace("及時", "依前述") + "waivers: {check: HB408, reason: 舊規}\n"
    assert codes(text) == ["HB405", "HB405"]


def test_two_waivers_for_the_same_finding_are_both_in_use() -> None:
    assert codes(POST + "waivers: [{check: HB4, reason: 甲}, {check: HB401, reason: 乙}]\n") == []


def test_the_handbook_entry_can_have_waivers_too() -> None:
    base = ("kind: handbook\nid: h\ntitle: 冊\norganisation: 甲\nscopes: [{id: a, title: 甲}]\n"
            "effective: 2026-01-01\nexpires: 2025-12-31\n")
    assert "HB301" in {d.code for d in judged(base).diagnostics}
    assert "HB301" not in {d.code for d in judged(base + "waivers: {check: HB301, reason: 乙}\n").diagnostics}


def test_while_an_entry_is_faulty_nothing_is_said_of_waivers_that_except_nothing() -> None:
    text = POST + "waivers: [{check: HB301, reason: 舊規}, {check: HB95, reason: 舊規}]\n"
    found = judge(handbook(text), TODAY, soundness=Soundness(faulty=frozenset({("procedure", "gone")})))
    assert {each.code for each in found.diagnostics} & {"HB040", "HB041"} == {"HB041"}
