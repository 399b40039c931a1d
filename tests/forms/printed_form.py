"""What the tests of forms ask of a finished document."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN


def typeset(*jobs: Job) -> list[bytes]:
    """The documents."""
    with typesetter((BUILT_IN / "print",), None) as setter:
        return [setter.document(job).data for job in jobs]


def as_read(job: Job) -> Any:
    """The data as the template reads it."""
    return json.loads(json.dumps(job.data, ensure_ascii=False))


def plain(texts: Sequence[tuple[str, str]]) -> list[str]:
    """Texts without their languages."""
    return [text for _, text in texts]


def facts(rows: Sequence[Sequence[tuple[str, Sequence[tuple[str, str]], bool]]]) -> dict[str, list[str]]:
    """Name → values of all facts."""
    return {name: plain(values) for row in rows for name, values, _ in row}


def pages(data: bytes) -> list[str]:
    """The text of each page in reading order, without spaces, and without hyphens, at which a line may end."""
    made = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return [_bare(page) for page in made.removesuffix("\f").split("\f")]


def _bare(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def assert_in_order(data: bytes, *texts: str) -> None:
    """All of the texts stand in the document, one after the other."""
    whole, place = "".join(pages(data)), 0
    for text in texts:
        found = whole.find(_bare(text), place)
        assert found >= 0, f"{text} does not follow"
        place = found


def assert_sound(folder: Path, language: str, *documents: bytes) -> None:
    """For the archive and for readers who do not see: tagged, in its language, fonts embedded, A4, no error found by the checker."""
    for number, data in enumerate(documents):
        _assert_tagged(data, language)
        (folder / f"{number}.pdf").write_bytes(data)
    checker = Path(sys.executable).with_name("outloud")
    if not checker.exists():
        pytest.skip("needs outloud")
    given = [str(checker), "--fail-on", "error", *map(str, sorted(folder.glob("*.pdf")))]
    checked = subprocess.run(given, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def _assert_tagged(data: bytes, language: str) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        about = pdf.open_metadata()
        assert (about.pdfa_status, about["pdfuaid:part"], bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == ("2A", "1", True, language)
        for page in pdf.pages:
            assert sorted(round(float(side)) for side in page.mediabox[2:]) == [595, 842]
            for font in page.Resources.Font.values():
                assert any(name in font.DescendantFonts[0].FontDescriptor for name in ("/FontFile2", "/FontFile3"))
