"""Whatever writing the check lets pass is printed in charts as well: a procedure with it on its flow chart is typeset."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from small_site import write_handbook

from generator import door, pipeline
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
    "登記 مرحبا بالعالم", "登記 שלום", "登記 שָׁלוֹם", "登記 สวัสดี", "登記 नमस्ते दुनिया", "登記 வணக்கம்", "登記 မင်္ဂလာပါ", "登記 Tiếng Việt đẹp 😀 ☎", "Привет, Καλημέρα",
    "Բարեւ გამარჯობა"])
def test_a_chart_prints_whatever_the_check_lets_pass(text: str, tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "h", **{"count.yml": PROCEDURE % text})
    checked = pipeline.check(door.settings(root))
    assert checked.handbook is not None and not checked.faulty
    job = next(job for job in plan_documents(checked.handbook, "zh-Hant") if job.address == "procedures/count.pdf")
    (made,) = render_documents([job])
    (tmp_path / "count.pdf").write_bytes(made.data)
    said = subprocess.run(["pdffonts", tmp_path / "count.pdf"], capture_output=True, text=True, check=True).stdout
    assert "+" in said and "Thin" not in said


def test_only_what_another_face_draws_is_marked() -> None:
    plain = '<text x="1">登記 a &lt; b</text>'
    assert in_faces(plain) == plain
    assert in_faces('<text x="1" aria-label="สวัสดี">登記 สวัสดี</text>') == (
        '<text x="1" aria-label="สวัสดี">登記 <tspan font-family="Noto Sans Thai">สวัสดี</tspan></text>')
