"""Charts are printed in every writing that a typeface has, and every text stands where the picture has it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from small_site import write_handbook

from generator import door, pipeline
from generator.charts.svg import Picture, element, text_lines
from generator.forms.documents import plan_documents, render_documents
from generator.printing.picture_text import lines_of, without_text

PROCEDURE = """\
kind: procedure
id: count
title: {zh-Hant: 清點, en: Counting}
trigger: {zh-Hant: 收到郵件, en: Mail arrives}
steps:
- {do: "%s", by: clerk}
"""
WRITINGS = [
    "登記 שלום", "登記 שָׁלוֹם", "登記 สวัสดี", "登記 ሰላም", "登記 Tiếng Việt đẹp 😀 ☎", "Привет, Καλημέρα", "Բարեւ გამარჯობა", "登記 مرحبا بالعالم",
    "登記 नमस्ते दुनिया", "登記 မင်္ဂလာပါ", "登記 ភាសាខ្មែរ", "Say مرحبا", "登記 👍🏽", "登記 ǵ̃ 🇹🇼", "مرحبا بالعالم", "ສະບາຍດີ", "สวัสดี שלום 登記"]


@pytest.mark.parametrize("text", WRITINGS)
def test_a_chart_prints_any_writing_that_a_typeface_has(text: str, tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", **{"count.yml": PROCEDURE % text})
    checked = pipeline.check(door.settings(root))
    assert checked.handbook is not None and not checked.faulty
    job = next(job for job in plan_documents(checked.handbook, "zh-Hant") if job.address == "procedures/count.pdf")
    (made,) = render_documents([job])
    (tmp_path / "count.pdf").write_bytes(made.data)
    fonts = subprocess.run(["pdffonts", tmp_path / "count.pdf"], capture_output=True, text=True, check=True).stdout
    assert "+" in fonts and "Thin" not in fonts
    said = subprocess.run(["pdftotext", "-raw", tmp_path / "count.pdf", "-"], capture_output=True, text=True, check=True).stdout
    for word in (word for word in text.split() if word.isascii() or all("一" <= sign <= "鿿" for sign in word)):
        assert said.count(word) >= 2, "in the table and on the chart"


def test_a_text_is_taken_out_with_its_place() -> None:
    moved = element("g", text_lines(["one ", "two"], 30.0, 8.0, 15.0, text_anchor="middle", font_size=12), transform="translate(0 31)")
    coloured = element("g", element("text", "a &lt; b", x=1.0, y=2.0, lang="en"), color="#17653c")
    led = element("text", element("tspan", "1", font_weight="bold") + " count", x=4.0, y=5.0)
    shape = element("rect", x=0, y=0, width=9, height=9)
    picture = Picture(element("svg", moved + coloured + led + shape, xmlns="http://www.w3.org/2000/svg", viewBox="-2 -2 60 40",
                              font_size=13), "", 60, 40)
    assert [tuple(line) for line in lines_of(picture)] == [
        (32.0, 41.0, 12.0, "middle", "", "", [(False, "one\u00a0")]), (32.0, 56.0, 12.0, "middle", "", "", [(False, "two")]),
        (3.0, 4.0, 13.0, "start", "#17653c", "en", [(False, "a < b")]),
        (6.0, 7.0, 13.0, "start", "", "", [(True, "1"), (False, "\u00a0count")])]
    assert "text" not in without_text(picture) and shape in without_text(picture)
