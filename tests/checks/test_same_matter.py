"""HB221, HB240 and HB313: one matter that two posts decide, and one matter with two names."""

from __future__ import annotations

from typing import Any

import pytest
from check_cases import found

from generator.checks import level_decided_by_another
from generator.checks.shared.same_matter import matter
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL
from generator.facts.deciding_words import DECIDED, DECIDING


@pytest.mark.parametrize(("language", "one", "other", "same"), [
    ("zh-Hant", "檔案調閱", "調閱檔案", True), ("zh-Hant", "機密文書的銷毀", "機密文書銷毀", True), ("zh-Hans", "信访事项之受理", "受理信访事项", True),
    ("zh-Hant", "檔案調閱", "檔案銷毀", False), ("zh-Hant", "會議", "議會", False), ("zh-Hant", "用印", "用印申請", False),
    ("en", "Hand-over sheet", "Handover sheets", True), ("en", "Loan of files", "File loans", True), ("en", "Access reviews", "access review", True),
    ("en", "Classes of records", "Class of record", True), ("en", "Queries by staff", "Query by staff", True),
    ("en", "Internal review", "External review", False), ("en", "Process of dispatch", "Proces of dispatch", False), ("en", "Use", "Uses", False),
])
def test_names_of_one_matter(language: str, one: str, other: str, same: bool) -> None:
    known = matter(one, language)
    assert (known is not None and known == matter(other, language)) is same


@pytest.mark.parametrize(("words", "does", "anyhow"), [
    ("核可經費", True, True), ("裁决争议", True, True), ("Approve the leave", True, True), ("The final decision", True, True), ("Sign off the ledger", True, True),
    ("File the approved leave", False, True), ("As decided", False, True), ("Record the undecided cases", False, False), ("登錄案件", False, False),
])
def test_what_was_decided_is_decided_elsewhere(words: str, does: bool, anyhow: bool) -> None:
    assert (bool(DECIDING.search(words)), bool(DECIDED.search(words))) == (does, anyhow)


@pytest.mark.parametrize(("first", "second", "findings"), [
    ("檔案調閱", "調閱檔案", 1), ("檔案調閱", "檔案調閱", 0), ("檔案調閱", "檔案銷毀", 0), ("{en: Hand-over, zh-Hant: 交接}", "{en: Handovers, zh-Hant: 交接}", 1),
    ("{en: Hand-over, zh-Hant: 檔案調閱}", "{en: Handovers, zh-Hant: 調閱檔案}", 1),
])
def test_one_finding_for_a_name(first: str, second: str, findings: int) -> None:
    terms = [f"kind: term\nid: t{number}\ntitle: {title}\ndefinition: 定義\n" for number, title in enumerate((first, second))]
    assert len(found("---\n".join(terms), "HB313")) == findings


ROW, STEP, RIGHT = "  - {matter: %s, decide: %s}\n", "  - {do: %s, by: %s}\n", "  - {decide: %s%s}\n"


def office(rows: str = "", steps: str = "", rights: str = "") -> str:
    authority = f"authority:\n{rights}" if rights else ""
    table = f"delegation:\n{rows}" if rows else ""
    return ("kind: procedure\nid: take-in-mail\ntitle: 採購\ntrigger: 請購單\nsteps:\n  - {do: 擬稿, by: clerk}\n" + steps + table
            + "---\n" + CLERK + authority + COUNTS_MAIL)


@pytest.mark.parametrize(("text", "findings"), [
    (office(ROW % ("採購契約", "clerk"), STEP % ("核定採購契約", "head")), 1),
    (office(ROW % ("採購契約的核定", "clerk"), STEP % ("核定採購契約", "head")), 1),
    (office(ROW % ("採購契約", "clerk"), STEP % ("裁決採購契約", "head")), 1),
    (office(ROW % ("採購契約", "head"), STEP % ("核定採購契約", "head")), 0),
    (office(ROW % ("採購契約", "clerk"), STEP % ("核定採購契約, control: 逾10萬元者送主管核定", "head")), 0),  # the step says itself who decides what
    (office(ROW % ("採購契約", "clerk"), STEP % ("核定採購契約, control: 附比價單", "head")), 1),
    (office(ROW % ("採購契約", "clerk"), STEP % ("擬訂採購契約", "head")), 0),  # nobody decides there
    (office(ROW % ("採購契約", "clerk"), "  - {do: 採購契約, by: clerk, approve: head}\n"), 1),
    (office("", STEP % ("核定採購契約", "head") + STEP % ("核定採購契約", "clerk")), 0),  # they may be two cases
    (office(ROW % ("採購契約", "head") + ROW % ("採購契約", "clerk")), 1),
    (office(ROW % ("採購契約", "head"), rights=RIGHT % ("核定採購契約", "")), 1),
    (office(ROW % ("採購契約", "head"), rights=RIGHT % ("核定採購契約", ", procedures: take-in-mail")), 1),
    (office(ROW % ("採購契約", "head"), rights=RIGHT % ("核定採購契約", ", limit: 1000 元以下")), 0),
    (office(ROW % ("採購契約", "clerk"), rights=RIGHT % ("核定採購契約", "")), 0),
    # The same matter in other words, and amounts that meet.
    (office(ROW % ("補助十萬元以下", "clerk"), STEP % ("核定補助案", "head")), 1),
    (office(ROW % ("補助10萬元以下", "clerk"), STEP % ("核定逾10萬元之補助案", "head")), 0),
    (office(ROW % ("補助10萬元以下", "clerk"), STEP % ("核定逾5萬元之補助申請", "head")), 1),
    (office(ROW % ("補助10萬元以下", "clerk"), STEP % ("核定逾5件之補助申請", "head")), 0),  # amounts of another unit
    (office(ROW % ("補助10萬元以下", "clerk"), STEP % ("核定補助計畫", "head")), 0),
    (office(ROW % ("補助10萬元以下", "head") + ROW % ("補助", "clerk")), 0),  # the exception to it
    (office(ROW % ("採購契約10萬元以下", "head"), rights=RIGHT % ("核定採購契約", ", limit: 5萬元以下")), 1),
    (office(ROW % ("採購契約逾10萬元", "head"), rights=RIGHT % ("核定採購契約", ", limit: 5萬元以下")), 0),
    (office(ROW % ("採購契約10萬元以下", "head"), rights=RIGHT % ("核定採購契約", ", limit: 依主管指示")), 0),
    (office(ROW % ("採購契約10萬元以下", "head"), rights=RIGHT % ("核定採購契約", "")), 1),
    (office(ROW % ("補助10萬元以下", "head"), rights=RIGHT % ("核定補助", ", limit: 5萬元以下")), 0),  # too short a word for other places
    (office(ROW % ("補助10萬元以下", "head"), rights=RIGHT % ("核定補助", ", limit: 5萬元以下, procedures: take-in-mail")), 1),
    (office(ROW % ("{en: Grants of up to £10000, zh-Hant: 甲}", "head"), STEP % ("{en: Approve the application for a grant, zh-Hant: 乙}", "clerk")), 1),
    (office(ROW % ("{en: Grants of up to £10000, zh-Hant: 甲}", "head"), STEP % ("{en: Approve the grant over £10000, zh-Hant: 乙}", "clerk")), 0),
])
def test_what_one_post_decides_no_other_does(text: str, findings: int) -> None:
    assert len(found(text, "HB221")) == findings


LED = """\
  - {id: sum, do: 擬定金額, by: clerk, decision: 多少？, branches: [{when: 一萬元以下, goto: small}, {when: 超過一萬元, goto: panel}]}
  - {id: small, do: 核定補助金, by: clerk, next: end}
  - {id: panel, do: 審議補助金, by: clerk}
"""


@pytest.mark.parametrize(("steps", "findings"), [
    (LED + "  - {do: 核定補助金, by: head}\n", 0),  # the one way there is that of larger amounts
    (LED.replace(", next: end", "") + "  - {do: 核定補助金, by: head}\n", 1),  # smaller ones come there too
    (LED.replace("超過一萬元", "不足的") + "  - {do: 核定補助金, by: head}\n", 1),
    (LED + "  - {do: 覆核, by: clerk, decision: 同意？, branches: [{when: 同意, goto: last}, {when: 退回, goto: sum}]}\n  - {id: last, do: 核定補助金, by: head}\n", 0),
])
def test_an_amount_leads_to_every_step_that_follows_it(steps: str, findings: int) -> None:
    assert len(found(office(ROW % ("補助金一萬元以下", "clerk"), steps), "HB221")) == findings


def test_a_duty_decides_too() -> None:
    duty = "  - {id: decide, do: 核定採購案, when: daily, procedure: take-in-mail}\n"
    table = office(ROW % ("採購一萬元以下", "head"))
    assert len(found(table + duty, "HB221")) == 1
    assert not found(table + duty.replace("核定", "登記"), "HB221")


def test_who_stands_above_may_decide_what_is_delegated() -> None:
    rows = office(ROW % ("採購契約10萬元以下", "clerk"))
    above = rows.replace("reports_to: head", "reports_to: chief") + "---\nkind: post\nid: chief\ntitle: 科長\n"
    right = "authority: [{decide: 核定採購契約, limit: 50萬元以下}]\nduties: [{id: read, do: 閱文, when: daily}]\n"
    assert not found(above + right, "HB221")
    assert len(found(above.replace("reports_to: chief", "reports_to: head") + right, "HB221")) == 1


def test_tables_of_two_procedures_may_differ() -> None:
    second = "---\nkind: procedure\nid: rent\ntitle: 租用\ntrigger: 請購單\nsteps: [{do: 擬稿, by: clerk}]\ndelegation: [{matter: 採購契約, decide: clerk}]\n"
    assert not found(office(ROW % ("採購契約", "head")) + second, "HB221")


@pytest.mark.parametrize(("words", "named"), [
    ("罰鍰未達100萬元之裁處", ["罰鍰"]), ("Final warnings to staff", ["final warning"]), ("Warning", ["warning"]), ("核定記過", ["記過"]),
    ("罰鍰逾5萬元、停業或記過", ["罰鍰", "記過"]), ("Warnings and final warnings", ["warning", "final warning"]),
    ("申誡以下之懲處", []), ("申誡二次以下", []), ("申誡或記過以上", ["申誡"]), ("記過與申誡", []), ("Forewarning", []), ("Warning or more", []),
    ("停業", []),
])
def test_the_levels_that_a_matter_names(words: str, named: list[str]) -> None:
    """HB240. A level that is a bound is not what is decided there, nor are two in one part of a list."""
    levels: dict[str, Any] = {title: title for title in ("罰鍰", "申誡", "記過", "warning", "final warning")}
    assert [*level_decided_by_another._Titles(levels).named(words)] == named


@pytest.mark.parametrize(("level", "row", "findings"), [
    ("head", "board", 1), ("board", "head", 1), ("board", "board", 0), ("head", "head", 0), ("clerk", "head", 1), ("head", "deputy", 0),
])
def test_a_body_is_not_its_members(level: str, row: str, findings: int) -> None:
    """HB240. A role that one of its posts takes is that post."""
    roles = "roles: [{id: board, title: 考績會, posts: [head, clerk], chair: head}, {id: deputy, title: 代理, posts: [head, clerk]}]\n"
    text = level_decided_by_another._TABLE.replace("decides: head", f"decides: {level}").replace("scopes:", roles + "scopes:")
    assert len(found(text + row + level_decided_by_another._CLERK, "HB240")) == findings


def test_a_step_to_which_amounts_lead_holds_for_these() -> None:
    """Three steps of one name, each behind the way of its own amounts, as the table has them."""
    def steps(first: str, second: str) -> str:
        ways = "{when: 10萬元以下, goto: small}, {when: 逾10萬元, goto: large}"
        return ("  - {do: 看金額, by: clerk, decision: 多少元, branches: [" + ways + "]}\n"
                f"  - {{id: small, do: 核定採購契約, by: {first}, next: end}}\n  - {{id: large, do: 核定採購契約, by: {second}}}\n")

    rows = ROW % ("10萬元以下的採購契約", "clerk") + ROW % ("逾10萬元的採購契約", "head")
    assert not found(office(rows, steps("clerk", "head")), "HB221")
    assert found(office(rows, steps("head", "clerk")), "HB221")
