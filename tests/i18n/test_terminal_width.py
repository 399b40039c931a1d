"""Columns of a terminal, in which Chinese characters take two."""

from __future__ import annotations

import pytest

from generator.i18n.characters import visible
from generator.i18n.terminal_width import padded, width, wrapped


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("收發", 4), ("a收b", 4), ("ＡＢ", 4), ("e\u0301", 1), ("", 0), ("「」", 4)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns() -> None:
    assert padded("收發", 6) == "收發  "
    assert padded("too long", 3) == "too long"


@pytest.mark.parametrize(("text", "columns", "lines"), [
    ("one two three", 7, ["one two", "three"]),
    ("收發公文登記", 8, ["收發公文", "登記"]),
    ("收發公文，登記", 8, ["收發公", "文，登記"]),  # a comma does not begin a line
    ("收發公「文」記", 8, ["收發公", "「文」記"]),  # an opening quote does not end one
    ("用 handbook check 檢查", 14, ["用 handbook", "check 檢查"]),
    ("a\n\nb", 10, ["a", "", "b"]),
    ("unbreakable-word x", 5, ["unbreakable-word", "x"]),
    ("", 5, [""]),
])
def test_wrapping(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


def test_wrapping_loses_nothing_and_keeps_to_the_width() -> None:
    text = "檢查規定，列出所有問題：打錯的字（例如 titel）、不存在的代號、沒有人負責的事項。Run \"handbook check\" again, then read on." * 3
    lines = wrapped(text, 40)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= 40 for line in lines)


def test_what_cannot_be_seen_is_marked_one_column_each() -> None:
    assert visible("a\u202eb\tc\x07") == "a�b c�"
