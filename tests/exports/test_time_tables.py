"""What the workbook says of time: limits with their cases, events and extensions, and shifts."""

from __future__ import annotations

import pytest
from check_cases import handbook

from tests.opened import opened

ENTRIES = """\
kind: procedure
id: review
title: 審議
trigger: 申請
within: {time: 60 days, extend: {by: 30 days, when: 案情複雜, approve: head}}
events: [{id: meeting, title: {zh-Hant: 會議, en: the meeting}}]
steps:
  - {do: 排定議程, by: head, within: 24 hours before the meeting}
  - {id: hear, do: 聽取意見, by: head}
  - {id: rule, do: 作成決定, by: head, wait: 60 minutes, within: {time: 10 days, after: hear}}
---
kind: post
id: guard
title: 值班員
headcount: 6
shifts:
  - {id: day, title: 日班, hours: "08:00-20:00"}
  - {id: night, title: 夜班, hours: "20:00-08:00", people: 2}
roster: {reserve: 1, hand_over: [鑰匙, 登記簿]}
duties: [{id: watch, do: 巡查, when: each shift}]
"""


@pytest.mark.parametrize(("language", "limits", "shifts"), [
    ("en", [("審議", None, "Time promised", "",
             "60 days; Depends on an event: step 1 (24 hours before the meeting)",
             "may be extended by up to 30 days, once, where 案情複雜; approved by Head"),
            ("審議", 1, "排定議程", "Head", "24 hours before the meeting", ""),
            ("審議", 3, "作成決定", "Head", "Wait 60 minutes; 10 days from the end of step 2", "")],
     [("值班員", "日班", "08:00–20:00", 1), ("值班員", "夜班", "20:00–08:00 next day", 2)]),
])
def test_limits_and_shifts_have_their_tables(language: str, limits: list[object], shifts: list[object]) -> None:
    book = opened(handbook(ENTRIES), language)
    rows = list(book["Time limits"].iter_rows(min_row=2, values_only=True))
    assert [row[:6] for row in rows if row[6].startswith("review")] == limits
    assert [(*row[:3], row[4]) for row in book["Shifts"].iter_rows(min_row=2, values_only=True)] == shifts


def test_without_shifts_there_is_no_table_of_them() -> None:
    book = opened(handbook(ENTRIES.split("---")[0]), "en")
    assert "Shifts" not in book.sheetnames
