"""Other writing than Chinese is printed on flow charts as well, and none is printed wrongly."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from small_site import write_handbook

from generator import door, pipeline
from generator.errors import HandbookError
from generator.forms.documents import plan_documents, render_documents
from generator.printing.picture_faces import in_faces

PROCEDURE = """\
kind: procedure
id: count
title: {zh-Hant: 清點, en: Counting}
trigger: {zh-Hant: 收到郵件, en: Mail arrives}
steps:
- {do: "%s", by: clerk}
"""


@pytest.mark.parametrize("text", [
    "登記 שלום", "登記 שָׁלוֹם", "登記 สวัสดี", "登記 ሰላም", "登記 Tiếng Việt đẹp 😀 ☎", "Привет, Καλημέρα", "Բարեւ გამარჯობა"])
def test_a_chart_prints_other_writing_beside_chinese(text: str, tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", **{"count.yml": PROCEDURE % text})
    checked = pipeline.check(door.settings(root))
    assert checked.handbook is not None and not checked.faulty
    job = next(job for job in plan_documents(checked.handbook, "zh-Hant") if job.address == "procedures/count.pdf")
    (made,) = render_documents([job])
    (tmp_path / "count.pdf").write_bytes(made.data)
    said = subprocess.run(["pdffonts", tmp_path / "count.pdf"], capture_output=True, text=True, check=True).stdout
    assert "+" in said and "Thin" not in said


@pytest.mark.parametrize("text", ["登記 مرحبا بالعالم", "登記 नमस्ते दुनिया", "登記 မင်္ဂလာပါ", "登記 ភាសាខ្មែរ", "Say مرحبا", "登記 👍🏽", "登記 ǵ̃"])
def test_what_would_lose_letters_is_found_by_the_check_and_never_printed(text: str, tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", **{"count.yml": PROCEDURE % text})
    checked = pipeline.check(door.settings(root))
    assert checked.handbook is not None
    found = [d for d in checked.diagnostics if d.code == "HB422"]
    assert [(d.span.file, d.span.line) for d in found] == [("rules/count.yml", 6)] * len(text.split()[1:])
    job = next(job for job in plan_documents(checked.handbook, "zh-Hant") if job.address == "procedures/count.pdf")
    with pytest.raises(HandbookError, match="cannot be printed"):
        list(render_documents([job]))


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "नमस्ते दुनिया", "ສະບາຍດີ", "สวัสดี שלום 登記"])
def test_what_passes_the_check_is_printed(text: str, tmp_path: Path) -> None:
    """Writing of one sort by itself loses nothing."""
    test_a_chart_prints_other_writing_beside_chinese(text, tmp_path)


def test_a_title_on_the_charts_of_others_is_found_where_it_is_written(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", **{"count.yml": PROCEDURE % "登記", "term.yml": "kind: term\nid: g\ntitle: 指引\ndefinition: 您好 مرحبا 您好\n"})
    assert not [d for d in pipeline.check(door.settings(root)).diagnostics if d.code == "HB422"]
    clerk = root / "rules" / "clerk.yml"
    clerk.write_text(clerk.read_text("utf-8").replace("title: {zh-Hant: 收發員", "title: {zh-Hant: 收發員 مرحبا"), "utf-8")
    assert {d.span.file for d in pipeline.check(door.settings(root)).diagnostics if d.code == "HB422"} == {"rules/clerk.yml"}


def test_only_what_another_face_draws_is_marked() -> None:
    plain = '<text x="1">登記 a &lt; b</text>'
    assert in_faces(plain) == plain
    assert in_faces('<text x="1" aria-label="สวัสดี">登記 สวัสดี</text>') == (
        '<text x="1" aria-label="สวัสดี">登記 <tspan font-family="Noto Sans Thai">สวัสดี</tspan></text>')
