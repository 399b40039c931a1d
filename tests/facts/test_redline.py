"""What was struck out and put in: both texts come back whole, and little is struck out that stays."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.redline import redline

TEXTS = st.text(st.sampled_from("ab 1.中文字，。\n"), max_size=40)


def side(pieces: tuple[tuple[str, str], ...], what: str) -> str:
    return "".join(text for kind, text in pieces if kind in ("kept", what))


@given(TEXTS, TEXTS)
def test_both_texts_come_back(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert (side(pieces, "out"), side(pieces, "in")) == (before, after)
    assert all(text for _, text in pieces)
    assert all(one[0] != other[0] for one, other in itertools.pairwise(pieces))


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert all(what == "kept" for what, _ in redline(text, text))


@pytest.mark.parametrize(("before", "after", "shown"), [
    ("收到之日起15日內答復", "收到之日起10日內書面答復", "收到之日起[-15-][+10+]日內[+書面+]答復"),
    ("Close the log within 1 hour", "Close the log within 30 minutes", "Close the log within [-1 hour-][+30 minutes+]"),
    ("1小時", "30分鐘", "[-1小時-][+30分鐘+]"),
    ("NT$100,000 以下", "NT$150,000 以下", "NT$[-100,000-][+150,000+] 以下"),
    ("甲乙丙丁", "天地玄黃", "[-甲乙丙丁-][+天地玄黃+]"),
    ("", "新增", "[+新增+]"),
    ("甲乙丙的丁戊己，餘如下表所列", "子丑寅的卯辰巳，餘如下表所列", "[-甲乙丙的丁戊己-][+子丑寅的卯辰巳+]，餘如下表所列"),
])
def test_redlines_as_a_reader_marks_them(before: str, after: str, shown: str) -> None:
    marks = {"kept": "{}", "out": "[-{}-]", "in": "[+{}+]"}
    assert "".join(marks[what].format(text) for what, text in redline(before, after)) == shown
