"""Acts that tell somebody of something, and acts on what is written."""

from __future__ import annotations

import pytest

from generator.facts.telling import calls, tells_somebody
from generator.model.text import Text


@pytest.mark.parametrize(("act", "tells"), [
    ("口頭通報組長", True), ("以電話報告主任", True), ("向衛生局報備", True), ("立即通知家長", True), ("电话报告指挥中心", True), ("Tell the head", True),
    ("Report the gas leak to the head", True),
    ("填寫通報單", False), ("通報單歸檔", False), ("核定報告", False), ("通知書送達", False), ("Report overdue cases", False), ("Telling apart", False)])
def test_an_act_on_what_is_written_tells_nobody(act: str, tells: bool) -> None:
    assert tells_somebody(Text({"en" if act.isascii() else "zh-Hant": act})) is tells


@pytest.mark.parametrize("act", ["口頭通報組長", "打119", "呼叫值班人員", "致電行政課課長", "Phone the head"])
def test_whoever_is_dialled_is_called(act: str) -> None:
    assert calls(act, "en" if act.isascii() else "zh-Hant")
