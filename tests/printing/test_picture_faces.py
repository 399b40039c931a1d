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


@pytest.mark.parametrize("text", ["登記 مرحبا بالعالم", "登記 नमस्ते दुनिया", "登記 မင်္ဂလာပါ"])
def test_what_would_be_set_wrongly_is_not_printed(text: str, tmp_path: Path) -> None:
    """Letters would be lost, and nobody would know."""
    root = write_handbook(tmp_path / "h", **{"count.yml": PROCEDURE % text})
    handbook = pipeline.check(door.settings(root)).handbook
    assert handbook is not None
    job = next(job for job in plan_documents(handbook, "zh-Hant") if job.address == "procedures/count.pdf")
    with pytest.raises(HandbookError, match="cannot be printed"):
        list(render_documents([job]))


def test_only_what_another_face_draws_is_marked() -> None:
    plain = '<text x="1">登記 a &lt; b</text>'
    assert in_faces(plain) == plain
    assert in_faces('<text x="1" aria-label="สวัสดี">登記 สวัสดี</text>') == (
        '<text x="1" aria-label="สวัสดี">登記 <tspan font-family="Noto Sans Thai">สวัสดี</tspan></text>')
