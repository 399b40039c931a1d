"""What a circumstance is said of: one time, which may come again, or what is or is not the case."""

from __future__ import annotations

import pytest

from tests.check_cases import found

SET = """\
kind: criteria
id: appraisal
title: 考核
side: grade
measures: [{id: score, title: 得分, unit: 分, minimum: 0, maximum: 100}]
tiers: [{when: 未滿60, points: -1}, {when: 60以上}]
modifiers: [{id: late, title: %s, adds: -2%s}]
"""


@pytest.mark.parametrize(("title", "meant"), [
    ("遲報一次", "遲報"), ("旷工1天", "旷工"), ("無故缺勤一日", "無故缺勤"), ("每次遲到", "遲到"), ("each time late", "late"), ("late once", "late")])
def test_what_is_said_of_each_time_is_told(title: str, meant: str) -> None:
    diagnostics = found(SET % (title, ""), "HB639")
    assert [each.details["meant"] for each in diagnostics] == [meant]
    assert not found(SET % (title, ", each_time: true"), "HB639")


@pytest.mark.parametrize("title", ["受到表揚", "全年未缺勤一天", "第一次遲報", "每日準時到班", "not late once", "二次以上遲報"])
def test_what_was_the_case_or_not_counts_once(title: str) -> None:
    assert not found(SET % (title, ""), "HB639")
