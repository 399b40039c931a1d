"""Fields of a printed form: where they are, what they say of themselves, that they can be filled in, and that nothing else changes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from checklist_cases import handbook, post, procedure

from generator.forms.checklists import checklist_jobs, volume_jobs
from generator.handbook import Handbook
from generator.printing.form_fields import fillable
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN

DAY, CASE = "clerk/sheet/duties", "clerk/sheet/in-incoming"
SIGNED = {f"{DAY}/period", f"{CASE}/case", *(f"{sheet}/{place}" for sheet in (DAY, CASE) for place in ("done", "done-date", "checked", "checked-date"))}
SITE = "https://example.org/x/"


def made_of(found: Handbook, language: str = "zh-Hant", site_url: str = SITE, **changes: Any) -> list[bytes]:
    """The documents of a handbook; `changes` replace fields of the jobs."""
    with typesetter([BUILT_IN / "print"], None) as setter:
        context = PrintContext(found, language, site_url)
        jobs = (*checklist_jobs(context), *volume_jobs(context))
        return [setter.document(Job(**{**_fields(job), **changes})).data for job in jobs]


def _fields(job: Job) -> dict[str, Any]:
    return {name: getattr(job, name) for name in Job.__dataclass_fields__}


@pytest.fixture(scope="module")
def sheet() -> bytes:
    """The clerk's: two duties and two steps, one of them to approve."""
    found = handbook(post({"id": "count", "do": {"zh-Hant": "清點「<印信>」", "en": "Count the seals"}, "critical": True}, {"id": "lock"}),
                     post(name="chief"), procedure({"id": "open"}, {"id": "send", "by": "chief", "approve": "clerk"}))
    return made_of(found)[0]


@pytest.fixture(scope="module")
def widgets(sheet: bytes) -> Iterator[dict[str, pymupdf.Widget]]:
    with pymupdf.open(stream=sheet) as pdf:
        yield {widget.field_name: widget for page in pdf for widget in page.widgets()}


def elements(found: Any) -> Iterator[pikepdf.Dictionary]:
    """The elements below one of the structure, in reading order, with those of the page's content and objects."""
    for child in found.get("/K", []):
        if isinstance(child, pikepdf.Dictionary):
            yield child
            yield from elements(child)


# --- What they are -------------------------------------------------------------------------------------------------

def test_every_item_can_be_ticked_and_every_line_written_on(widgets: dict[str, pymupdf.Widget]) -> None:
    boxes = {name for name, widget in widgets.items() if widget.field_type == pymupdf.PDF_WIDGET_TYPE_CHECKBOX}
    assert boxes == {"clerk/duty/count", "clerk/duty/lock", "clerk/incoming/open", "clerk/incoming/send"}
    assert {name for name, widget in widgets.items() if widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT} == SIGNED


@pytest.mark.parametrize(("field", "name"), [
    ("duty/count", "清點「<印信>」"), ("incoming/send", "核定：走第2步"), ("sheet/duties/period", "適用日期或期間"),
    ("sheet/in-incoming/case", "案由及日期"), ("sheet/duties/done", "執行人"), ("sheet/duties/checked-date", "複核人、日期"),
])
def test_fields_are_named_by_what_they_are_for(widgets: dict[str, pymupdf.Widget], field: str, name: str) -> None:
    assert widgets[f"clerk/{field}"].field_label == name


def test_fields_lie_on_the_boxes_and_lines_that_are_printed(sheet: bytes, widgets: dict[str, pymupdf.Widget]) -> None:
    with pymupdf.open(stream=sheet) as pdf:
        drawn = [drawing["rect"] for page in pdf for drawing in page.get_drawings()]
    for name, widget in widgets.items():
        edges = (widget.rect.x0, widget.rect.y0, widget.rect.x1, widget.rect.y1)
        if name in SIGNED:
            assert any(abs(rule.x0 - edges[0]) < 1 and abs(rule.x1 - edges[2]) < 1 and abs(rule.y1 - edges[3]) < 1 for rule in drawn), name
        else:
            assert any(max(abs(a - b) for a, b in zip(rule, edges, strict=True)) < 1 for rule in drawn), name


def test_nothing_is_left_to_the_viewer(sheet: bytes) -> None:
    """A document for the archive has an appearance for every state, prints all of them, and runs nothing."""
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm and "/XFA" not in pdf.Root.AcroForm
        for field in pdf.Root.AcroForm.Fields:
            assert field.F == 4 and not {"/A", "/AA"} & set(field.keys())
            states = field.AP.N
            if field.FT == "/Btn":
                assert set(states.keys()) == {"/Off", "/Yes"} and field.V == field.AS == "/Off"
                assert b"S" in states.Yes.read_bytes() and states.Off.read_bytes() == b""
            else:
                assert isinstance(states, pikepdf.Stream) and str(field.V) == ""
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link" and "/URI" in a.get("/A", {})]
        assert [str(link.A.URI).partition("?")[0] for link in links] == [f"{SITE}checklists/clerk.html"], "no mark is left, and no link lost"


def test_fields_are_in_the_structure_where_they_are_read(sheet: bytes) -> None:
    signing = ("done", "done-date", "checked", "checked-date")
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        found = list(elements(pdf.Root.StructTreeRoot))
        forms = [element for element in found if element.get("/S") == "/Form"]
        assert [str(form.K[0].Obj.T).partition("/")[2] for form in forms] == [
            "sheet/duties/period", "duty/count", "duty/lock", *(f"sheet/duties/{place}" for place in signing),
            "sheet/in-incoming/case", "incoming/open", "incoming/send", *(f"sheet/in-incoming/{place}" for place in signing)]
        for form in forms:
            assert len(form.K) == 1 and form.K[0].Type == "/OBJR"
            assert parents[int(form.K[0].Obj.StructParent)].objgen == form.objgen
        rows = [element for element in found if element.get("/S") == "/TR" and "/Form" in str([e.get("/S") for e in elements(element)])]
        assert len(rows) == 4 and all(row.K[0].K[0].S == "/Form" for row in rows), "the first cell of a row is its box"
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)


# --- Filling them in -----------------------------------------------------------------------------------------------

def test_they_can_be_filled_in_and_saved(sheet: bytes) -> None:
    with pymupdf.open(stream=sheet) as pdf:
        for page in pdf:
            for widget in page.widgets():
                widget.field_value = "王小明" if widget.field_name in SIGNED else "lock" not in widget.field_name
                widget.update()
        saved = pdf.tobytes()
    with pymupdf.open(stream=saved) as pdf:
        values = {widget.field_name: widget.field_value for page in pdf for widget in page.widgets()}
    assert values.pop("clerk/duty/lock") == "Off"
    assert {name: value for name, value in values.items() if name in SIGNED} == dict.fromkeys(SIGNED, "王小明")
    assert {value for name, value in values.items() if name not in SIGNED} == {"Yes"}


DUTIES = 1
"""The page on which the duties stand, from 0: behind the contents."""


def dark(data: bytes, box: pymupdf.Rect) -> int:
    """How many points of a place on the page of duties are dark."""
    with pymupdf.open(stream=data) as pdf:
        return sum(value < 128 for value in pdf[DUTIES].get_pixmap(dpi=144, clip=box, colorspace="gray").samples)


def test_what_is_written_on_one_line_is_on_no_other(sheet: bytes) -> None:
    """Though all fields begin with the same look."""
    with pymupdf.open(stream=sheet) as pdf:
        places = {widget.field_name: widget.rect for widget in pdf[DUTIES].widgets()}
        for widget in pdf[DUTIES].widgets():
            if widget.field_name == f"{DAY}/done":
                widget.field_value = "王小明"
                widget.update()
        written = pdf.tobytes()
    changed = {name for name, place in places.items() if dark(written, place) != dark(sheet, place)}
    assert changed == {f"{DAY}/done"}


def test_a_tick_is_seen(sheet: bytes) -> None:
    """As a viewer does it: the state of the box changes, and the document brings what is drawn."""
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        box = next(field for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn")
        box.V = box.AS = pikepdf.Name.Yes
        left, bottom, right, top = (float(edge) for edge in box.Rect)
        ticked = io.BytesIO()
        pdf.save(ticked)
    inside = pymupdf.Rect(left + 1, 841.89 - top + 1, right - 1, 841.89 - bottom - 1)
    assert (dark(sheet, inside), dark(ticked.getvalue(), inside) > 40) == (0, True)


# --- The document --------------------------------------------------------------------------------------------------

def test_fields_of_a_collection_have_names_of_their_own() -> None:
    found = handbook(post({"id": "same"}), post({"id": "same"}, name="chief"))
    with pikepdf.open(io.BytesIO(made_of(found)[-1])) as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
        assert len(names) == len(set(names)) == 2 * (1 + len(SIGNED) // 2)


def test_the_same_place_gives_the_same_bytes_and_says_nothing_of_the_hour(sheet: bytes) -> None:
    plain = made_of(handbook(post()), fields={})[0]
    made = fillable(plain, {})
    assert made == fillable(plain, {}) != plain
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(io.BytesIO(made)) as after:
        assert {**before.docinfo} == {**after.docinfo}
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()


def test_a_document_without_marks_has_no_form() -> None:
    with typesetter([Path(__file__).parent / "plain", BUILT_IN / "print"], None) as setter:
        made = setter.document(Job("plain.pdf", "plain.typ", {"title": "空白"}, 0, fields={"x": "y"})).data
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert "/AcroForm" not in pdf.Root
