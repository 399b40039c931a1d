"""Boxes to tick and lines to write on, on screen as on paper: marked places of a PDF become fields of a form.

A print template marks a place with a link to `tick:<id>` or `entry:<id>` (see `fields.typ`). Typst gives it an annotation with
the exact place, and an element in the structure at the right point of the reading order. Both stay where they are: the
annotation becomes a widget, its element a `Form`. No script, no font and nothing that a viewer would have to draw first, so
the document stays what it was: PDF/A-2a and PDF/UA-1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cached_property

from pikepdf import Array, Dictionary, Name, NumberTree, Object, ObjectStreamMode, Page, Pdf, Stream, String

from generator.printing.font_names import name_fonts

_TICK, _ENTRY = "tick:", "entry:"
_PRINTED = 4
_LETTERS, _SIGNS = b"/Helv 9 Tf 0 g", b"/ZaDb 0 Tf 0 g"
"""What a viewer sets in, which draws for itself what is typed or ticked; for signs that a font lacks it takes another."""
_CHECK_MARK = "4"
"""In the font of signs."""
_TICKED = b"q 0 G 12 w 1 J 1 j 18 52 m 42 24 l 84 82 l S Q"
"""A check mark in a square of 100 by 100."""


def fillable(made: bytes, names: Mapping[str, str]) -> bytes:
    """The document with its marked places as fields, and with fonts that say their names.

    `names` (id → text) say what a field is for, to those who do not see it; none for a document without such places.
    """
    with Pdf.open(io.BytesIO(made)) as pdf:
        name_fonts(pdf)
        elements = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        looks = _Looks(pdf)
        fields = Array()
        for page in pdf.pages:
            for annotation, kind, field in _marked(page):
                _make_widget(annotation, page, field, names.get(field, field))
                looks.give(annotation, kind)
                elements[int(annotation.StructParent)].S = Name.Form
                fields.append(annotation)
            page.obj.Tabs = Name.S
        if len(fields):
            pdf.Root.AcroForm = pdf.make_indirect(_form(fields))
        return saved(pdf)


def _marked(page: Page) -> Iterator[tuple[Object, str, str]]:
    """(annotation, kind, id of the field) of each marked place."""
    for annotation in page.obj.get("/Annots", ()):
        address = address_of(annotation)
        for kind in (_TICK, _ENTRY):
            if address.startswith(kind):
                yield annotation, kind, address.removeprefix(kind)


def address_of(annotation: Object) -> str:
    """Where a link leads; empty for what is no link to an address."""
    return str(annotation.get("/A", Dictionary()).get("/URI", ""))


def _make_widget(annotation: Object, page: Page, field: str, name: str) -> None:
    """The annotation as a widget that is a field of its own. It keeps its place, and its element in the structure."""
    for key in ("/A", "/Border", "/Contents"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype = Name.Widget
    annotation.F = _PRINTED
    annotation.P = page.obj
    annotation.T = String(field)
    annotation.TU = String(name)


class _Looks:
    """How fields look: like nothing, for the page shows box and line already; or ticked. A viewer stretches both to any field.

    All fields share the two, and a document without boxes has but one, since every object that is added to a document makes qpdf go
    through all others.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf

    @cached_property
    def _empty(self) -> Stream:
        return _drawn(self._pdf, b"")

    @cached_property
    def _ticked(self) -> Stream:
        return _drawn(self._pdf, _TICKED)

    def give(self, widget: Object, kind: str) -> None:
        """Makes the widget a box that is not ticked, or a line that is empty."""
        if kind == _TICK:
            widget.FT, widget.V, widget.AS, widget.DA = Name.Btn, Name.Off, Name.Off, String(_SIGNS)
            widget.MK = Dictionary(CA=String(_CHECK_MARK))
            widget.AP = Dictionary(N=Dictionary(Off=self._empty, Yes=self._ticked))
        else:
            widget.FT, widget.V, widget.DA = Name.Tx, String(""), String(_LETTERS)
            widget.AP = Dictionary(N=self._empty)


def _drawn(pdf: Pdf, content: bytes) -> Stream:
    return Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100], Resources=Dictionary())


def _form(fields: Array) -> Dictionary:
    letters = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    signs = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    return Dictionary(Fields=fields, DA=String(_LETTERS), DR=Dictionary(Font=Dictionary(Helv=letters, ZaDb=signs)))


def saved(pdf: Pdf) -> bytes:
    """The same bytes every time, and no word about when."""
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True, fix_metadata_version=False, object_stream_mode=ObjectStreamMode.generate)
    return written.getvalue()
