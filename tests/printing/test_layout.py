"""How sheets look: nothing leaves its cell, however long it is, and key pages look as they did.

`pytest tests/printing/test_layout.py --accept` keeps the pages as they look now; look at them first.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from checklist_cases import handbook, post, procedure
from page_cases import small_handbook
from printing.pdf_checks import layout_faults

from generator.forms.checklists import checklist_jobs, volume_jobs
from generator.forms.documents import plan_documents
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext
from generator.printing.typeset import typesetter
from generator.templates import BUILT_IN

PRINT = BUILT_IN / "print"
PICTURES = Path(__file__).parents[1] / "cases" / "print"
DPI = 30
NOTICED, ALLOWED = 20, 60
"""A point of the picture that is so much lighter or darker has changed; so many may, since faces are drawn a little differently
by every version of a renderer. A line that moves changes hundreds."""


def sheets(found: Handbook, language: str, *names: str, own: tuple[Path, ...] = ()) -> Iterator[bytes]:
    """The sheets of these names. `own` are folders of templates that count before ours."""
    context = PrintContext(found, language, "https://intranet.example.gov.tw/handbook/")
    jobs = {Path(job.address).stem: job for job in (*checklist_jobs(context), *volume_jobs(context))}
    with typesetter([*own, PRINT], None) as setter:
        for name in names:
            yield setter.document(jobs[name]).data


# --- Nothing leaves its cell ---------------------------------------------------------------------------------------

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
ADDRESS = "https://intranet.example.gov.tw/path/to/a/document-with-a-long-name-2026-11-23.html?id=123456789"
LONGEST = "a-very-long-post-id-registry-registry-registry-registry-registry"


def long_handbook() -> Handbook:
    """Every text of a sheet as long as no line can hold it."""
    substitutes = [f"s{number}" for number in range(8)]
    return handbook(
        post({"do": f"See {ADDRESS}", "record": "log", "within": "10 working days", "when": "weekly on Wednesday at 10:30"},
             {"do": WORD * 3, "evidence": WORD, "when": {"event": ADDRESS}, "procedure": "p"}, {"record": "log", "procedure": "p"},
             name=LONGEST, title=WORD, substitutes=substitutes, unit="office"),
        procedure({"by": LONGEST, "record": "log"}, {"by": LONGEST, "pause": "stop", "critical": True}, name="p", title=WORD, trigger=ADDRESS,
                  pause_points=[{"id": "stop", "title": "acknowledgements and responsibilities"}]),
        *(post(name=name, title="Classified-documents officer") for name in substitutes),
        registers=[{"id": "log", "title": f"{WORD} register"}], units=[{"id": "office", "title": f"{WORD} {WORD}"}],
        version="2026.11.23-rc.1+build.20261123.0001", organisation=f"{WORD} {WORD} {WORD}")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_whatever_is_long_finds_a_place_to_break(language: str) -> None:
    assert [layout_faults(data) for data in sheets(long_handbook(), language, LONGEST, "s0", "checklists")] == [[], [], []]


def test_what_leaves_its_cell_is_found(tmp_path: Path) -> None:
    """The test above can fail: without its rule for long words, the sheet lets them out."""
    shutil.copytree(PRINT, tmp_path / "print")
    template = tmp_path / "print" / "paper.typ"
    template.write_text(template.read_text("utf-8").replace("show words: it =>", "let _ = it =>"), "utf-8")
    data = next(sheets(long_handbook(), "en", LONGEST, own=(tmp_path / "print",)))
    found = "\n".join(layout_faults(data))
    assert "is cut off" in found and "leaves its cell" in found and "lies over" in found


# --- Key pages look as they did ------------------------------------------------------------------------------------

def text(chinese: str, english: str) -> dict[str, str]:
    return {"zh-Hant": chinese, "en": english}


def pictured_handbook() -> Handbook:
    """A sheet with all that a sheet may have: every kind of group, critical items, what is approved, steps of others."""
    often = ["daily at 08:00", "every working day", "weekly on Wednesday at 10:30", "monthly on the last day", "quarterly on the first day",
             "yearly on 12-31"]
    duties: list[dict[str, Any]] = [
        {"do": text("逐件核對收文的受文者、文號、附件與密等", "Check addressee, number, enclosures and class of every document"), "when": when,
         "critical": number % 2 == 0, "within": "30 minutes", "record": "log"} for number, when in enumerate(often)]
    event = {"do": text("通知承辦單位領取", "Tell the unit in charge to collect it"), "when": {"event": text("收到最速件", "An urgent document arrives")},
             "evidence": text("簽收紀錄", "Signed receipt"), "procedure": "p0"}
    pauses = [{"id": "before", "title": text("送出前", "Before it is sent"), "mode": "read-do"}]
    steps = [{"do": text(f"辦理第 {number} 步並簽名", f"Do step {number} and sign"), "within": "2 working days", "critical": number == 2,
              **({"pause": "before"} if number > 2 else {}), **({"by": "chief", "approve": "clerk"} if number == 4 else {})}
             for number in range(1, 6)]
    procedures = [procedure(*steps, name=f"p{number}", title=text(f"收文程序 {number}", f"Incoming mail {number}"), pause_points=pauses,
                            trigger=text("來文送達收發室", "Mail arrives at the registry")) for number in range(7)]
    return handbook(post(*duties, event, substitutes=["chief"], unit="office"), post(name="chief"), *procedures,
                    units=[{"id": "office", "title": text("收發組", "Registry section")}])


@pytest.fixture(scope="module", params=["zh-Hant", "en"])
def pictured(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Pages by name, as PDF of one page each: contents, duties and a case of a packet, the contents of the collection, and of every other form."""
    language = str(request.param)
    wanted = {"clerk": (1, 2, 3), "checklists": (1,)}
    made = dict(zip(wanted, sheets(pictured_handbook(), language, *wanted), strict=True))
    pages = {f"{language}-{name}-{number}": one_page(made[name], number) for name, numbers in wanted.items() for number in numbers}
    jobs = {job.address.removeprefix(f"{language}/"): job for job in plan_documents(small_handbook(), language)}
    with typesetter([PRINT], None) as setter:
        for address, numbers in FORMS.items():
            data = setter.document(jobs[address]).data
            name = address.removesuffix(".pdf").replace("/", "-")
            pages |= {f"{language}-{name}-{number}": one_page(data, number) for number in numbers}
    return pages


FORMS = {
    "procedures/circulation.pdf": (1, 2, 3), "posts/clerk.pdf": (1,), "criteria/late.pdf": (1,), "scores/clerk.pdf": (1,),
    "documents/delegation-table.pdf": (1, 2), "documents/handbook.pdf": (1, 2, 4),
}
"""Document of the small handbook → pages that are looked at."""


def one_page(data: bytes, number: int) -> bytes:
    """A page, from 1, as a document of its own."""
    with pymupdf.open(stream=data) as pdf, pymupdf.open() as one:
        one.insert_pdf(pdf, from_page=number - 1, to_page=number - 1)
        return bytes(one.tobytes())


def picture(page: bytes) -> pymupdf.Pixmap:
    """Small and grey: where there is text, and how much, but not which."""
    with pymupdf.open(stream=page) as pdf:
        return pdf[0].get_pixmap(dpi=DPI, colorspace="gray")


def changed(one: pymupdf.Pixmap, other: pymupdf.Pixmap) -> int:
    """How many points of two pictures are not alike."""
    if (one.width, one.height) != (other.width, other.height):
        return one.width * one.height
    return sum(abs(a - b) > NOTICED for a, b in zip(one.samples, other.samples, strict=True))


def test_key_pages_look_as_they_did(pictured: dict[str, bytes], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert len(pictured) == 4 + sum(map(len, FORMS.values()))
    for name, page in pictured.items():
        kept, now = PICTURES / f"{name}.png", picture(page)
        if request.config.getoption("--accept"):
            now.save(kept)
        now.save(tmp_path / kept.name)
        points = changed(pymupdf.Pixmap(kept), now)
        assert points <= ALLOWED, f"{points} points of {kept.name} have changed: look at {tmp_path / kept.name}, then keep it with --accept"


@pytest.mark.parametrize(("template", "before", "after"), [
    ("sheet.typ", "set-with(1.7mm)", "set-with(2.2mm)"),
    ("sheet.typ", "fill: (_, y) => if y == 0 { grey }", "fill: none"),
    ("fields.typ", "stroke: 1pt", "stroke: none"),
])
def test_a_changed_look_is_noticed(template: str, before: str, after: str, tmp_path: Path) -> None:
    shutil.copytree(PRINT, tmp_path / "print")
    path = tmp_path / "print" / template
    assert before in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    data = next(sheets(pictured_handbook(), "zh-Hant", "clerk", own=(tmp_path / "print",)))
    assert changed(pymupdf.Pixmap(PICTURES / "zh-Hant-clerk-2.png"), picture(one_page(data, 2))) > 3 * ALLOWED
