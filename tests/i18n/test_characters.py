"""Characters by Unicode's properties: what nobody can see is refused wherever it stands, and Chinese goes on without a space."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from generator.i18n import characters
from generator.i18n.characters import escaped, mark_seams, unseen, visible
from generator.reading.load_text import load_text

TERM = "kind: term\nid: seal\ntitle: %s\ndefinition: 機關之印\n"
IGNORABLE = regex.findall(r"\p{Default_Ignorable_Code_Point}", "".join(map(chr, sorted({*range(0x110000)} - {0xFE0E, 0xFE0F}))))
CONTROLS = [chr(n) for n in (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)) if n != 0x0D]
HARMFUL = [*CONTROLS, "\u202a", "\u202e", "\u2066", "\u2069", "\u2028", "\u2029", "\ufeff", "\u200e", "\ufff9", "\ue000", "\U000f0000", "\U0010fffd", "\ufffe", "\u2800"]


def codes(text: str) -> set[str]:
    return {d.code for d in load_text(text, "x.yml", Path("x.yml"))[1]}


def test_unicode_calls_many_ignorable_that_no_list_of_ours_would_hold() -> None:
    assert len(IGNORABLE) > 4000
    assert all(any(unseen(character)) for character in IGNORABLE)


@pytest.mark.parametrize("character", [*HARMFUL, *IGNORABLE[::37], "\u00ad", "\u034f", "\u3164", "\ufff0", "\U000e0041"], ids=lambda c: f"U+{ord(c):04X}")
def test_it_is_refused_as_it_is_and_as_an_escape(character: str) -> None:
    refused = {"HB009", "HB043"}
    assert codes(TERM % f"印{character}信") & refused
    assert codes(TERM % f'"印\\U{ord(character):08X}信"') & refused
    assert codes(f'"tit\\U{ord(character):08X}le": x\n') & refused


@pytest.mark.parametrize("words", ["全形　空格", "a\u00a0b", "㎡ ％ ½ ① ⚠\ufe0f ☎\ufe0e", "é e\u0301 ぱ", "\u0663\u0600"])
def test_what_can_be_seen_is_no_fault(words: str) -> None:
    assert codes(TERM % words) == set()


def test_what_asks_for_a_picture_is_left_out() -> None:
    assert load_text(TERM % "小心⚠\ufe0f", "x.yml", Path("x.yml"))[0][0].data["title"] == "小心⚠"


@given(st.text())
def test_nothing_that_is_printed_can_move_the_cursor(text: str) -> None:
    shown = visible(text)
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in shown)
    assert not any(unseen(shown.replace("�", "")))


@given(st.text(st.characters()))
def test_json_says_the_same_when_escaped(text: str) -> None:
    written = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert not any(unseen(written))


FOLDED = [
    ("負責收發公", "文", ""), ("公文，", "並辦理", ""), ("公文", "，並", ""), ("見「", "辦法」", ""), ("（", "一）", ""), ("按照", "“规定", ""), ("规定”", "办理", ""),
    ("すべて", "かな", ""), ("the seal", "of the office", " "), ("使用 Word", "文件", " "), ("共 3", "件", " "), ("依 ISO", "（註）", ""), ("（", "Annex）", ""),
    ("한국", "어", " "), ("a —", "b", " "), ("x”", "y", " "), ("50%", "。", ""),
]


@pytest.mark.parametrize(("first", "second", "between"), FOLDED)
@pytest.mark.parametrize("form", ["title:\n  {}\n  {}\n", "title: >\n  {}\n  {}\n", 'title: "{}\n  {}"\n', "title: '{}  \n\n  {}'\n", "title: >-\n    {}\n    {}\n",
                                  "? {}\n  {}\n: x\n", "[{}\n {}]\n"])
def test_a_line_break_is_a_space_between_words_and_nothing_in_chinese(first: str, second: str, between: str, form: str) -> None:
    read = load_text(form.format(first, second), "x.yml", Path("x.yml"))[0][0].data
    value = next(iter(read)) if isinstance(read, list) or "title" not in read else read["title"]
    assert value.strip() == (f"{first}\n{second}" if "\n\n" in form else first + between + second)


@pytest.mark.parametrize("form", ["title: |\n  {}\n  {}\n", "title: >\n  {}\n    {}\n"])
def test_a_line_break_that_is_meant_stays(form: str) -> None:
    assert "\n" in load_text(form.format("收文", "送文"), "x.yml", Path("x.yml"))[0][0].data["title"].strip()


def test_a_space_that_was_written_stays() -> None:
    assert load_text("title: 甲 乙\n", "x.yml", Path("x.yml"))[0][0].data["title"] == "甲 乙"


@pytest.mark.parametrize("text", ["題: 甲\n鍵: 乙\n", "- 甲\n- 乙\n", "a: |2\n  「甲」\n", "a: |\n  「甲」\n", "a: >\n  「甲」\n", "a:\n  「甲」\n", "# 甲\n乙: 1\n", "a: 甲 # 註\n乙: 1\n"])
def test_marks_of_seams_change_nothing_else(text: str) -> None:
    documents, found = load_text(text, "x.yml", Path("x.yml"))
    assert found == []
    assert not any(unseen(repr(documents[0].data)))


@given(st.text("中カ，。「」“—·a1)% \t\n|>-:+", max_size=20))
def test_ends_that_are_quickly_found_are_all_at_which_no_space_belongs(text: str) -> None:
    assert mark_seams(text) == characters._NO_SPACE.sub(characters._SEAM, text)


def test_the_caret_is_as_long_as_the_text() -> None:
    source = load_text("a: 公文，\n乙: 丙\n", "x.yml", Path("x.yml"))[0][0]
    assert source.span(("a",)).length == 3
