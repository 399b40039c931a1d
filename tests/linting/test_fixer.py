"""Repairs: what is certain is fixed and nothing else is touched, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.linting.fixer import diff, fix_file, fix_text
from generator.reading.load import load_text
from generator.reading.validate import validate_document

CONTEXT = {"languages": ("zh-Hant", "en")}
HEAD = "# 印信\nkind: term\nid: seal\n"


def read(text: str) -> Sequence[Diagnostic]:
    documents, found = load_text(text, "x.yml", Path("x.yml"))
    return [*found, *(d for document in documents for d in validate_document(document, CONTEXT)[1])]


ITEM = """\
kind: procedure
id: waste
title: 收運
trigger: 袋滿
steps:
  - id: check
    do: 清點
    within:
      time: 3 days
  - id: tell
    do: 通知
"""
FIXED = {
    "misspelt field": (HEAD + "titel: 印信   # 名稱\ndefinition: 機關之印\n", HEAD + "title: 印信   # 名稱\ndefinition: 機關之印\n"),
    "misspelt field in brackets": (
        "kind: post\nid: a\ntitle: 甲\nduties:\n  - {id: b, do: 清點, when: daily, evidnce: 簽名}\n",
        "kind: post\nid: a\ntitle: 甲\nduties:\n  - {id: b, do: 清點, when: daily, evidence: 簽名}\n"),
    "comma ends text": (
        HEAD + "title: 印信\ndefinition: {zh-Hant: 上限 20,000 元, en: 'up to 20,000'}\n",
        HEAD + "title: 印信\ndefinition: {zh-Hant: \"上限 20,000 元\", en: 'up to 20,000'}\n"),
    "two commas end a text": (
        HEAD + "title: 印信\ndefinition: {zh-Hant: 上限 1,000,000 元}\n",
        HEAD + "title: 印信\ndefinition: {zh-Hant: \"上限 1,000,000 元\"}\n"),
    "a list of words in brackets": (
        HEAD + "title: 印信\ndefinition: {en: Doors, windows, zh-Hant: 門窗}\n",
        HEAD + "title: 印信\ndefinition: {en: \"Doors, windows\", zh-Hant: 門窗}\n"),
    "number sign": (HEAD + "title: 印信\ndefinition: 見 #3 號\n", HEAD + "title: 印信\ndefinition: \"見 #3 號\"\n"),
    "full-width colon": (HEAD + "title：印信\ndefinition： 機關之印\n", HEAD + "title: 印信\ndefinition: 機關之印\n"),
    "full-width colon before a map": (
        HEAD + "title：\n  zh-Hant：印信\n  en: Seal\ndefinition: 機關之印\n",
        HEAD + "title:\n  zh-Hant: 印信\n  en: Seal\ndefinition: 機關之印\n"),
    "no space after the colon": (HEAD + "title:印信\ndefinition:機關之印\n", HEAD + "title: 印信\ndefinition: 機關之印\n"),
    "no space in brackets": (
        HEAD + "title: {zh-Hant:印信, en: Seal}\ndefinition: 機關之印\n",
        HEAD + "title: {zh-Hant: 印信, en: Seal}\ndefinition: 機關之印\n"),
    "full-width quotes": (HEAD + "title: “印信”\ndefinition: ＂機關之印＂\n", HEAD + "title: \"印信\"\ndefinition: \"機關之印\"\n"),
    "tabs": (
        HEAD + "title:\n\tzh-Hant: 印信\n\ten: Seal\ndefinition: 機關之印\n",
        HEAD + "title:\n  zh-Hant: 印信\n  en: Seal\ndefinition: 機關之印\n"),
    "a tab in place of four spaces": (ITEM.replace("    do", "\tdo"), ITEM),
    "a tab in place of two spaces": (ITEM.replace("  - id: tell", "\t- id: tell"), ITEM),
    "a tab after the spaces": (ITEM.replace("    do", "  \tdo"), ITEM),
    "tabs in a whole item": (ITEM.replace("    ", "\t"), ITEM),
    "a tab under a field without a value": (ITEM.replace("      time", "\t\ttime"), ITEM),
    "a tab in place of eight spaces": (ITEM.replace("    do", "\tdo").replace("      time", "    \ttime"), ITEM),
    "dates": (
        HEAD + "title: 印信\ndefinition: 機關之印\neffective: 2026/1/5\nexpires: 民國116年12月31日  # 年底\n",
        HEAD + "title: 印信\ndefinition: 機關之印\neffective: 2026-01-05\nexpires: 2027-12-31  # 年底\n"),
    "one behind the other": (
        "kind: post\nid: a\ntitle：甲\nduties:\n  - id:b\n    do：清點\n\t\twhen: daily\n",
        "kind: post\nid: a\ntitle: 甲\nduties:\n  - id: b\n    do: 清點\n    when: daily\n"),
    "one after the other": (
        HEAD + "titel：“印信”\ndefinition: 上限 #3 號\n", HEAD + "title: \"印信\"\ndefinition: \"上限 #3 號\"\n"),
}
LEFT_ALONE = {
    "two fields are close": HEAD + "title: 印信\nreviewe: 12 months\ndefinition: 機關之印\n",
    "no field is close": HEAD + "title: 印信\nremark: 舊印\ndefinition: 機關之印\n",
    "the right field is there too": HEAD + "titel: 印信\ntitle: 印信\ndefinition: 機關之印\n",
    "may be a comment": HEAD + "title: 印信\ndefinition: 機關之印 #暫用\n",
    "a field without a value": "kind: post\nid: a\ntitle: 甲\nduties:\n  - {id: b, do: 清點, critical, when: daily}\n",
    "quotes in the middle": HEAD + "title: 印信\ndefinition: “甲”與“乙”\n",
    "a year of the Republic, perhaps": HEAD + "title: 印信\ndefinition: 機關之印\neffective: 115/1/5\n",
    "a tab that may stand for the indent of the step or of its limit": ITEM.replace("3 days\n", "3 days\n\tnote: 急件\n"),
    "a tab, and the text is broken further on": ITEM.replace("    do: 清點", "\tdo: 清點") + "x: {\n",
    "a colon that makes the line unreadable": HEAD + "title：印信: 章\ndefinition: 機關之印\n",
    "wording": HEAD + "title: 印信\ndefinition: 及時妥善保管的印\n",
    "full-width colon in a text block": HEAD + "title: 印信\ndefinition: |\n  note：機關之印\nbroken\n",
    "bare carriage returns": HEAD.replace("\n", "\r") + "titel: 印信\rdefinition: 機關之印\r",
}


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
def test_what_is_certain_is_mended(before: str, after: str) -> None:
    fixed = fix_text(before, read)
    assert fixed.text == after
    assert fixed.fixed
    assert read(after) == []


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    assert fix_text(text, read) == fix_text(text, lambda _: [])


def test_of_several_misspelt_fields_only_the_clear_one_is_mended() -> None:
    fixed = fix_text(LEFT_ALONE["two fields are close"].replace("title", "titel"), read)
    assert fixed.text == LEFT_ALONE["two fields are close"]


def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + "titel: 印信\ndefinition: 機關之印\n").replace("\n", "\r\n").encode())
    path.chmod(0o640)
    before, fixed = fix_file(path, read)
    assert path.read_bytes() == before.encode().replace(b"titel", b"title")
    assert path.stat().st_mode & 0o777 == 0o640
    assert len(fixed.fixed) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["x.yml"]


def test_nothing_is_written_when_only_the_difference_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text(HEAD + "titel: 印信\ndefinition: 機關之印", "utf-8")
    before, fixed = fix_file(path, read, write=False)
    assert path.read_text("utf-8") == before
    assert diff("rules/x.yml", before, fixed.text).splitlines() == [
        "--- rules/x.yml", "+++ rules/x.yml", "@@ -1,5 +1,5 @@", " # 印信", " kind: term", " id: seal", "-titel: 印信", "+title: 印信",
        " definition: 機關之印", "\\ No newline at end of file"]
    assert diff("rules/x.yml", before, before) == ""


def test_a_repair_that_does_not_help_is_taken_back() -> None:
    text = HEAD + "titel: 印信\ndefinition: 機關之印\n"
    found = read(text)
    assert fix_text(text, lambda _: found) == fix_text(text, lambda _: [])


def test_a_thousand_slips_are_mended_in_a_second_or_two() -> None:
    text = "---\n".join(HEAD + f"titel: 印信{n}\ndefinition: {{zh-Hant: 上限 {n},000 元}}\n" for n in range(300))
    fixed = fix_text(text, read)
    assert len(fixed.fixed) == 600
    assert read(fixed.text) == []


def test_thirty_slips_each_hidden_by_the_one_before_are_fixed_at_once() -> None:
    text = "---\n".join(f"kind：term\nid：seal-{n}\ntitle：“印信{n}”\ndefinition：上限 {n}\neffective：2026/1/5\n" for n in range(30))
    fixed = fix_text(text, read)
    assert read(fixed.text) == []
    assert len(fixed.fixed) >= 30 * 5


STOP = ("HB002", "HB012", "HB013", "HB016", "HB059")


def stops(text: str) -> set[tuple[str, int]]:
    """(code, line) of every fault behind which the text is not read any further."""
    return {(d.code, d.span.line) for d in read(text) if d.code in STOP}


@example(["note:a\n", "note:a\n", "---\n", "note:a\n"])
@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([
    "kind: term\n", "id: seal\n", "title：印信\n", "titel: 印\n", "definition: {zh-Hant: 20,000 元}\n", "title: “印”\n", "\tx: 1\n",
    "note:a\n", "definition: |\n", "  見 #3 號\n", "---\n", "- a\n", "{\n", "title: 見 #3\n",
    "en：a\n", "#\n", "steps:\n", "  - id: a\n", "    do: b\n", "\tdo: b\n", "\t- id: a\n", "    \twhen: c\n", "definition: 'a\n", "  - do:清點\n"]), max_size=9))
def test_whatever_it_is_given_it_never_makes_worse(lines: list[str]) -> None:
    text = "".join(lines)
    fixed = fix_text(text, read)
    before, after = (sum(d.code in STOP for d in read(t)) for t in (text, fixed.text))
    assert after <= before  # what these hide may come to light
    assert after < before or len(read(fixed.text)) <= len(read(text))
    edited = [n for n, (old, new) in enumerate(zip(text.split("\n"), fixed.text.split("\n"), strict=True), 1) if old != new]
    assert {p for p in stops(fixed.text) if p[1] in edited} <= stops(text)
    assert fixed.fixed or fixed.text == text
    assert fix_text(fixed.text, read).text == fixed.text
