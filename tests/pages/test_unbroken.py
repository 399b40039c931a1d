"""A number and its unit stay together on pages in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.unbroken import _MONTH, _NUMBERED, _UNIT, _WORD, unbroken

SCRIPT = (Path(__file__).parents[2] / "templates/assets/handbook.js").read_text("utf-8")


@pytest.mark.parametrize(("content", "kept"), [
    ("<p>限10 個工作日內回覆</p>", "限[10 個工作日]內回覆"),
    ("<p>4 個工作小時</p>", "[4 個工作小時]"),
    ("<p>18个月；0.5小時</p>", "[18个月]；[0.5小時]"),
    ("<p>每 3–5 年，新臺幣 100,000 元</p>", "每 [3–5 年]，新臺幣 [100,000 元]"),
    ("<p>2026年1月1日，3小時5分鐘</p>", "[2026年1月1日]，[3小時5分鐘]"),
    ("<p>A4紙，v2.1版</p>", "A4紙，v2.1版"),
    ("<p>退回第 1 步；第12條；次第 A</p>", "退回[第 1 步]；[第12條]；次第 A"),
])
def test_what_stays_together(content: str, kept: str) -> None:
    marked = unbroken(content, "zh-Hant")
    assert marked.replace('<span class="hb-unbroken">', "[").replace("</span>", "]") == f"<p>{kept}</p>"


@pytest.mark.parametrize("content", ['<a title="限 3 日" href="x">x</a>', "<svg><text>3 日</text></svg>", "<script>3 日</script>", "<pre>3 日</pre>"])
def test_attributes_pictures_and_data_are_not_touched(content: str) -> None:
    assert unbroken(content, "zh-Hant") == content


@pytest.mark.parametrize(("content", "kept"), [
    ("within 10 working days or 1.5 hours", "within [10 working days] or [1.5 hours]"),
    ("2–3 weeks, 95 percent, NT$100,000", "[2–3 weeks], [95 percent], NT$100,000"),
    ("from 1 May 2026 to 2 June", "from [1 May 2026] to [2 June]"),
    ("back to step 1 or steps 12–14; Article 9.2", "back to [step 1] or [steps 12–14]; [Article 9.2]"),
    ("footstep 1, steps of 3, step A1", "footstep 1, steps of 3, step A1"),
    ("A4 pages, v2.1 days, 3 dayrooms, 3 Mayors", "A4 pages, v2.1 days, 3 dayrooms, 3 Mayors"),
])
def test_what_stays_together_in_english(content: str, kept: str) -> None:
    assert unbroken(content, "en").replace('<span class="hb-unbroken">', "[").replace("</span>", "]") == kept


@pytest.mark.parametrize("words", [_UNIT, _MONTH, _WORD, _NUMBERED])
def test_scripts_know_the_same_units(words: str) -> None:
    assert f'"{words}";' in SCRIPT
