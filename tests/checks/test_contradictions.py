"""HB220, HB311 and HB312: amounts that change who decides, laws with two names, words with two definitions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from check_cases import found

from generator.model.amounts import money_in


@pytest.mark.parametrize(("text", "found_amounts"), [
    ("NT$50,000 an item", {"NT$50,000"}), ("新臺幣 100,000 元者", {"新臺幣 100,000 元"}), ("5 萬元以上", {"5 萬元"}),
    ("１，０００元", {"1,000元"}), ("€ 1.50", {"€ 1.50"}), ("200 公里", set()), ("3 件", set()), ("元旦", set()),
    ("一元化作業", set()), ("逾三萬五千元者", {"三萬五千元"}), ("3萬5千元", {"3萬5千元"}), ("1億2000萬元", {"1億2000萬元"}), ("NT$1.5 million a year", {"NT$1.5 million"}),
    ("USD 5k", {"USD 5k"}), ("30,00元", set()), ("1.234.567元", set()), ("1億2萬5元", set()), ("以 NT$ 5 支付", {"NT$ 5"}),
])
def test_amounts_as_they_are_written(text: str, found_amounts: set[str]) -> None:
    assert set(money_in(text).values()) == found_amounts


def test_one_amount_written_in_two_ways_is_one() -> None:
    assert money_in("5 萬元").keys() == money_in("NT$50,000").keys() == money_in("新臺幣伍萬元").keys() == {Decimal(50000)}
    assert money_in("1億2000萬元").keys() == money_in("一億二千萬元").keys() == money_in("NT$120 million").keys() == {Decimal(120_000_000)}


def procedure(control: str, *matters: str) -> str:
    rows = "".join(f"  - {{matter: \"{matter}\", decide: head}}\n" for matter in matters)
    table = f"delegation:\n{rows}" if matters else ""
    return f"kind: procedure\nid: pay\ntitle: 付款\ntrigger: 單據\nsteps:\n  - {{do: 付款, by: head, control: \"{control}\"}}\n{table}"


@pytest.mark.parametrize(("control", "matters", "findings"), [
    ("逾 1,000 元者由首長核定", ["支出"], 1),
    ("逾 1,000 元者由首長核定", ["逾 1 千元的支出"], 0),
    ("逾 1,000 元者由首長核定", [], 0),  # there is no table that could say otherwise
    ("1,000 元以下；逾者由首長核定", ["支出"], 1),
    ("1,000 元以下；附單據", ["支出"], 0),  # nobody decides at this amount
    ("單據由首長核定；郵資 1,000 元以下", ["支出"], 0),
    ("Above NT$1,000 the head decides", ["Payments"], 1),
    ("Up to NT$1,000; above that it goes to the head", ["Payments up to NT$1,000"], 0),
    ("Up to NT$1,000 in cash", ["Payments"], 0),
])
def test_an_amount_at_which_another_decides_stands_in_the_table(control: str, matters: list[str], findings: int) -> None:
    assert len(found(procedure(control, *matters), "HB220")) == findings


def test_the_authority_of_a_post_is_held_against_the_table_of_the_procedures_it_names() -> None:
    post = ("---\nkind: post\nid: clerk\ntitle: 收發員\nsubstitutes: [head]\nauthority:\n"
            "  - {decide: 付款, limit: 逾 500 元者由首長核定%s}\nduties:\n  - {id: pay, do: 核對單據, when: daily}\n")
    assert len(found(procedure("附單據", "支出") + post % ", procedures: pay", "HB220")) == 1
    assert len(found(procedure("附單據", "支出") + post % "", "HB220")) == 0


def cited(*cites: str) -> str:
    terms = (f"kind: term\nid: t{number}\ntitle: 名詞{number}\ndefinition: 定義\nbasis:\n  - cite: {cite}\n" for number, cite in enumerate(cites))
    return "---\n".join(terms)


BOOK, MANUAL = "{zh-Hant: 文書處理手冊, en: Document Processing Handbook}", "{zh-Hant: 文書處理手冊, en: Manual of Document Processing}"


@pytest.mark.parametrize(("cites", "places"), [
    ((BOOK, BOOK), []),
    ((BOOK, MANUAL), ["t1"]),
    ((MANUAL, BOOK, BOOK), ["t0"]),  # what most say holds
    ((BOOK, "{zh-Hant: 檔案法, en: Archives Act}"), []),
    ((BOOK, "文書處理手冊"), []),  # a language that is not written contradicts nothing
    ((BOOK, "{zh-Hant: 文書作業手冊, en: Document Processing Handbook}"), ["t1"]),
    ((BOOK, "{zh-Hant: 文書處理手冊, en: document processing handbook}"), []),
])
def test_a_law_has_one_name_in_each_language(cites: tuple[str, ...], places: list[str]) -> None:
    text = cited(*cites)
    lines = text.splitlines()
    found_in = []
    for finding in found(text, "HB311"):
        found_in.append(next(line[4:] for line in reversed(lines[:finding.span.line]) if line.startswith("id: ")))
    assert found_in == places


def term(name: str, *lines: str) -> str:
    return "\n".join(["---", "kind: term", f"id: {name}", *lines, "definition: 定義", ""])


@pytest.mark.parametrize(("first", "second", "findings"), [
    (("title: 印信",), ("title: 戳章",), 0),
    (("title: 印信",), ("title: 印信",), 1),
    (("title: 印信",), ("title: 戳章", "aliases: [印信]"), 1),
    (("title: 印信", "aliases: [公印, 公 印]"), ("title: 戳章",), 0),  # within one term
    (("title: 印信",), ("title: 印信", "supersedes: [a]"), 0),
    (("title: 印信", "status: retired"), ("title: 印信",), 0),
    (("title: {zh-Hant: 印信, en: Seal}",), ("title: {zh-Hant: 戳章, en: SEAL}",), 1),
    (("title: {zh-Hant: 印信, en: Seal}",), ("title: {zh-Hant: 印信, en: Seal}",), 1),  # once, not once a language
])
def test_a_word_is_defined_once(first: tuple[str, ...], second: tuple[str, ...], findings: int) -> None:
    assert len(found((term("a", *first) + term("b", *second)).removeprefix("---\n"), "HB312")) == findings


OFFICE_POST = "---\nkind: post\nid: clerk\ntitle: 收發員\nsubstitutes: [head]\nduties:\n  - {id: pay, do: 核對單據, when: daily}\n"


@pytest.mark.parametrize(("control", "rows", "findings"), [
    ("逾 1,000 元者由主任核定", {"逾 1 千元的支出": "clerk"}, 1),
    ("逾 1,000 元者由主任核定", {"逾 1 千元的支出": "head"}, 0),
    ("逾 1,000 元者由主任核定", {"1,000 元以下的支出": "clerk", "逾 1,000 元的支出": "head"}, 0),
    ("1,000 元以下由收發員核定；逾者由主任核定", {"1,000 元以下的支出": "clerk", "逾 1,000 元的支出": "clerk"}, 1),
    ("逾 1,000 元者由首長核定", {"逾 1,000 元的支出": "clerk"}, 0),  # nobody knows which post that is
    ("1,000 元以下由收發員、逾者由主任核定", {"逾 1,000 元的支出": "head"}, 0),  # two posts in one clause
    ("逾 2,000 元者由主任核定", {"逾 1,000 元的支出": "clerk"}, 0),  # HB220 says that no row names it
    ("逾 1,000 元者通知主任", {"逾 1,000 元的支出": "clerk"}, 0),  # nobody decides
])
def test_who_decides_at_an_amount_is_who_decides_in_the_table(control: str, rows: dict[str, str], findings: int) -> None:
    table = "".join(f"  - {{matter: \"{matter}\", decide: {post}}}\n" for matter, post in rows.items())
    assert len(found(procedure(control) + f"delegation:\n{table}" + OFFICE_POST, "HB222")) == findings
