"""One mistake of an author is told once, however often it makes something else wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.same_cause import told
from generator.diagnostics import Diagnostic
from generator.reading.bounded import MOST_OF_A_KIND, bounded
from generator.reading.load_text import load_text
from generator.reading.validate import validate

HEAD = "kind: handbook\nid: a\ntitle: {zh-Hant: 手冊, en: Handbook}\norganisation: 機關\nlanguages: LANGUAGES\nscopes: [{id: all, title: 全部}]\n"
TERM = "---\nkind: term\nid: t%d\ntitle: {zh-Hant: 印信, en: Seal}\ndefinition: 印\n"


def findings(text: str) -> list[Diagnostic]:
    documents, faults = load_text(text, "rules/x.yml", Path("rules/x.yml"))
    return [*faults, *validate(documents).diagnostics]


@pytest.mark.parametrize(("languages", "found"), [
    ("[zh-Hant, en]", []), ("[繁體中文, English]", ["HB038"]), ("[zh-TW, en]", ["HB038"]), ("漢語", ["HB038"]), ("zh-Hant", ["HB030"]),
])
def test_a_language_that_is_written_wrongly_makes_no_text_wrong(languages: str, found: list[str]) -> None:
    text = HEAD.replace("LANGUAGES", languages) + "".join(TERM % number for number in range(MOST_OF_A_KIND))
    assert [each.diagnostic.code for each in told(bounded(findings(text)))] == found


def test_what_one_cause_brings_about_is_told_with_all_its_places() -> None:
    only, = told(bounded(findings(HEAD.replace("LANGUAGES", "zh-Hant") + "".join(TERM % number for number in range(3 * MOST_OF_A_KIND)))))
    assert len(only.elsewhere) == 3 * MOST_OF_A_KIND


@pytest.mark.parametrize(("definition", "texts"), [
    ("{zh-Hant: 10,000 元至 30,000 元}", ["000 元至 30"]), ("{zh-Hant: 1,000 元, en: 1,000 NTD}", ["000 元", "000 NTD"]),
    ("{zh-Hant: 甲,乙,丙}", ["乙"]),
])
def test_a_text_that_commas_cut_is_told_at_the_first(definition: str, texts: list[str]) -> None:
    found = findings(HEAD.replace("LANGUAGES", "[zh-Hant, en]") + f"---\nkind: term\nid: t\ntitle: 印信\ndefinition: {definition}\n")
    assert [each.details["text"] for each in found if each.code == "HB018"] == texts
