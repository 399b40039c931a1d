"""What the workbook says of what readers outside are told."""

from __future__ import annotations

import openpyxl
from check_cases import handbook

from tests.opened import opened

PROCEDURE = """\
kind: procedure
id: review
title: 審議
trigger: 申請
within: {time: 60 days, extend: {by: 30 days, when: 案情複雜, approve: head}}
VISITORSsteps:
  - {do: 排定議程, by: head, within: 24 hours}
"""


def sheets(visitors: str) -> openpyxl.Workbook:
    return opened(handbook(PROCEDURE.replace("VISITORS", visitors)), "en")


def test_what_visitors_are_told_has_its_table_with_the_remedy() -> None:
    book = sheets("visitors: {can: 申請審議, bring: [身分證, 申請書], remedy: \"30日內提起[訴願](https://example.org)\"}\n")
    assert [*book["For visitors"].iter_rows(min_row=2, values_only=True)] == [
        ("審議", "申請審議", "60 days (may be extended by up to 30 days, once, where 案情複雜)", "身分證\n申請書", "",
         "30日內提起訴願 (https://example.org)", "review")]


def test_where_no_procedure_has_words_for_visitors_there_is_no_table() -> None:
    assert "For visitors" not in sheets("").sheetnames
