"""Measuring, breaking and writing of texts in pictures."""

from __future__ import annotations

import random
from xml.etree import ElementTree

import pytest

from generator.charts.svg import (
    Label,
    balanced,
    element,
    longest_piece,
    number,
    packed,
    polyline,
    said,
    text_lines,
    text_width,
    widest,
    wrap,
)
from generator.facts.words import PrintedWords
from generator.model.text import Text

NEVER_FIRST = "，。、；：？！）」』】》〉…·％"
NEVER_LAST = "（「『【《〈"

BROKEN = [
    ("短", 100, ["短"]),
    ("校對當日待發公文", 52, ["校對當日", "待發公文"]),
    ("校對當日，待發公文", 52, ["校對當", "日，待發", "公文"]),
    ("核對（甲）乙", 39, ["核對", "（甲）", "乙"]),
    ("送「主任」核", 39, ["送「主", "任」核"]),
    ("辦畢……後", 39, ["辦", "畢……", "後"]),
    ("限3個工作日", 40, ["限3個", "工作日"]),
    ("pay NT$3,000 now", 75, ["pay ", "NT$3,000 ", "now"]),
    ("and/or", 30, ["and/", "or"]),
    ("by e-mail", 45, ["by ", "e-mail"]),
    ("on 2026-01-31", 70, ["on ", "2026-01-31"]),
]


@pytest.mark.parametrize(("text", "width", "lines"), BROKEN)
def test_lines_break_where_they_may(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text, width, 13) == lines


@pytest.mark.parametrize("seed", range(50))
def test_lines_fit_and_together_are_the_text(seed: int) -> None:
    rng = random.Random(seed)
    text = "".join(rng.choice("公文收發，。、「」（）ab1 …WMil") for _ in range(rng.randint(1, 80))).strip() or "甲"
    text = " ".join(text.split())
    width = rng.choice([40, 70, 120, 300])
    for lines in (wrap(text, width, 13), balanced(text, width, 13)):
        assert "".join(lines) == text
        assert widest(lines, 13) <= width or width == 40, "only where marks leave no other place is a line too long"


@pytest.mark.parametrize("seed", range(50))
def test_marks_keep_off_the_ends_of_lines(seed: int) -> None:
    rng = random.Random(seed)
    text = "".join(rng.choice(["公", "文", "登記", "，", "。", "「甲」", "（乙）", "：", "、"]) for _ in range(40))
    text = "公" + text.lstrip("，。：、")
    lines = wrap(text, 130, 13)
    assert not [line for line in lines if line[0] in NEVER_FIRST] and not [line for line in lines if line[-1] in NEVER_LAST]


def test_a_word_longer_than_a_line_is_broken_but_not_lost() -> None:
    lines = wrap("a" * 50, 65, 13)
    assert "".join(lines) == "a" * 50 and widest(lines, 13) <= 65


def test_a_text_too_long_ends_in_an_ellipsis() -> None:
    lines = wrap("公文" * 40, 130, 13, most=3)
    assert len(lines) == 3 and lines[-1].endswith("…") and widest(lines, 13) <= 130
    assert wrap("公文，", 130, 13, most=3) == ["公文，"]


def test_very_long_texts_take_no_time() -> None:
    for text in ("[" * 20_000, "a" * 60_000, "1" * 60_000, "，" * 20_000, "公 " * 20_000):
        assert len(wrap(text, 130, 13, most=8)) <= 8


def test_balanced_lines_leave_no_orphan() -> None:
    assert wrap("點交機密案卷予調閱人", 117, 13)[-1] == "人"
    assert min(len(line) for line in balanced("點交機密案卷予調閱人", 117, 13)) >= 4


def test_balanced_breaks_no_word_that_fits() -> None:
    assert "acknowledgement" in " ".join(balanced("Send the acknowledgement to the petitioner", 124, 13)).split()
    assert longest_piece("to acknowledge", 13) == text_width("acknowledge", 13)


def test_chinese_is_one_wide_and_latin_narrower() -> None:
    assert text_width("公文，") == 3.0
    assert 0.4 < text_width("register") / len("register") < 0.62
    assert text_width("i") < text_width("n") < text_width("W") < text_width("公")


def test_texts_side_by_side_where_they_fit() -> None:
    assert [len(packed(["限1小時", "◆"], width, 12)) for width in (200, 50)] == [1, 2]


def test_everything_is_escaped() -> None:
    made = element("a", text_lines(["<b>&\"'"], 1, 2, 3), href='"><script>', class_="x", font_size=12)
    root = ElementTree.fromstring(made)
    assert root.attrib == {"href": '"><script>', "class": "x", "font-size": "12"}
    assert "".join(root.itertext()) == "<b>&\"'"


def test_empty_attributes_are_left_out() -> None:
    assert element("g", lang="", color=None, x=0.0) == '<g x="0"/>'


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (1.25, "1.2"), (0.04, "0"), (-3.06, "-3.1"), (10.0, "10")])
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def test_bends_are_rounded_and_ends_exact() -> None:
    path = polyline([(0, 0), (0, 20), (30, 20)])
    assert path == "M0 0L0 14Q0 20 6 20L30 20"
    assert polyline([(0, 0), (0, 4), (30, 4)]) == "M0 0L0 2Q0 4 2 4L30 4", "a short piece has a small bend"
    assert polyline([(1, 2), (1, 9)]) == "M1 2L1 9"


def test_words_say_their_language_where_it_is_not_the_pages() -> None:
    text = Text({"zh-Hant": "公文", "en": "document"})
    assert said(PrintedWords("en").said(text), "en") == Label("document")
    assert said(PrintedWords("zh-Hans").said(text), "zh-Hans") == Label("公文", "zh-Hant")
