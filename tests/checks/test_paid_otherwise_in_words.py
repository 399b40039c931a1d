"""HB631: what the words of a tier or a circumstance say is paid against its amount."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.paid_otherwise_in_words import CHECK
from generator.linting.linter import judge

SET = """\
kind: criteria
id: fines
title: 罰鍰
side: penalty
measures: [{{id: value, title: 金額, unit: 元}}]
tiers:
  - {{description: "{said}", when: any, level: reprimand, amount: "{amount}"}}
"""


def said(text: str) -> list[str]:
    return [str(each.details["said"]) for each in judge(handbook(text), TODAY, [CHECK]).diagnostics]


@pytest.mark.parametrize(("words", "amount", "found"), [
    ("處新臺幣5000元", "6000元", ["5000元"]), ("處五千元", "5000元", []), ("處新臺幣6000元以上30000元以下罰鍰", "6000元以上30000元以下", []),
    ("處新臺幣6000元以上20000元以下罰鍰", "6000元以上30000元以下", []),  # one of the two agrees
    ("逾10萬元者，處5000元", "5000元", []), ("金額10萬元以上", "5000元", []), ("收入5萬元以下", "5000元", []),
    ("收取5千元", "5000元", []), ("補助3萬元", "2萬元", ["3萬元"]), ("補助3萬元", "3萬元", []), ("給付金額逾3萬元", "2萬元", []),
    ("fined £500", "600 £", ["£500"]), ("pays £500 or more", "£500 to £900", []), ("pays over £500", "£900", []),
    ("处罚款500元", "3% of value, at most 500元", []), ("处罚款500元", "3% of value, at most 600元", ["500元"]),
    ("处罚款500元", "3% of value", []), ("处理费500元", "600元", []),
    ("溢領補助5000元以上", "600元", []), ("仍欠繳10萬元", "600元", []), ("每次5000元以下之小額採購", "600元", []), ("收取規費5000元以下者", "600元", []),
    ("處5000元以下之罰鍰", "600元", ["5000元"]),
])
def test_a_tier_says_in_words_what_is_to_be_paid(words: str, amount: str, found: list[str]) -> None:
    assert said(SET.format(said=words, amount=amount)) == found


@pytest.mark.parametrize(("summary", "amount", "found"), [
    ("處3萬元以上30萬元以下罰鍰", "3萬元以上30萬元以下", []), ("處3萬元以上30萬元以下罰鍰", "3萬元以上50萬元以下", ["30萬元"]),
    ("每件20元", "每元30元", ["20元"]), ("逾5萬元者另議", "600元", []),
    ("申請補助10萬元以下者適用本基準", "600元", []), ("處罰鍰後仍欠繳10萬元者移送執行", "600元", []),
])
def test_a_summary_names_amounts_of_its_set(summary: str, amount: str, found: list[str]) -> None:
    text = SET.format(said="一般", amount=amount).replace("title: 罰鍰\n", f"title: 罰鍰\nsummary: {summary}\n")
    assert said(text) == found


@pytest.mark.parametrize(("title", "amount", "found"), [
    ("夜間加收50元", "加收60元", ["50元"]), ("夜間加收50元", "加收50元", []), ("夜間加收", "加收60元", []), ("夜間加收50元", "加收20%", []),
])
def test_a_circumstance_says_in_words_what_it_adds(title: str, amount: str, found: list[str]) -> None:
    modifiers = f"modifiers: [{{id: night, title: {title}, amount: {amount}}}]\n"
    assert said(SET.format(said="一般", amount="600元") + modifiers) == found
