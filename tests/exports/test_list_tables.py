"""What the workbook says of levels, and of forms and registers: how to object, and how long they are kept."""

from __future__ import annotations

import pytest

from tests.checklist_cases import handbook, post
from tests.opened import opened

LEVELS = [
    {"id": "warn", "title": "警告", "side": "penalty", "rank": 1, "effects": ["扣減獎金", "列入考核"], "decides": "clerk"},
    {"id": "grade", "title": "甲等", "side": "grade", "rank": 1, "duration": "1 year"}]
SCALES = [{"id": "penalty", "title": "懲處", "side": "penalty", "remedies": [
    {"do": "提出申復", "to": "本會", "within": "30 days", "since": "收到通知"}, {"do": "提起訴訟"}]}]
MADE = handbook(post(), levels=LEVELS, scales=SCALES, forms=[{"id": "slip", "title": "申請單", "number": "F-1", "retention": "3 years"}],
                registers=[{"id": "book", "title": "登記簿", "keeper": "clerk", "medium": "paper", "retention": {"time": "5 years", "since": "結案"}},
                           {"id": "log", "title": "日誌"}])


@pytest.mark.parametrize(("sheet", "rows"), [
    ("獎懲等級", [("警告", "懲處", None, "扣減獎金\n列入考核", "收發員", "於收到通知起30日內向本會提出申復\n提起訴訟", "warn"),
              ("甲等", "等第", "1年", None, None, None, "grade")]),
    ("表單與簿冊", [("申請單", "表單", "F-1", None, None, "3年", "slip"), ("登記簿", "簿冊", None, "收發員", "紙本", "自結案之日起5年", "book"),
               ("日誌", "簿冊", None, None, "紙本與系統", None, "log")]),
])
def test_what_the_handbook_lists(sheet: str, rows: list[tuple[str | None, ...]]) -> None:
    book = opened(MADE, "zh-Hant")
    assert [tuple(cell or None for cell in row) for row in book[sheet].iter_rows(min_row=2, values_only=True)] == rows


def test_a_handbook_that_lists_nothing_has_no_such_tables() -> None:
    book = opened(handbook(post(), levels=[], forms=[], registers=[]), "zh-Hant")
    assert not {"獎懲等級", "表單與簿冊"} & {*book.sheetnames}
