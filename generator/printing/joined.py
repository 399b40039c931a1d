"""One document of several that are finished: their pages, one after the other, with everything that is said of these.

Nothing is typeset again. Structure, links, fields and bookmarks of each document stay whole below those of the first, so that the
document is what its parts were: PDF/A-2a and PDF/UA-1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Page, Pdf, String

from generator.printing.form_fields import address_of, saved

PART = "part:"
"""The first document leads to a part by a link to `part:<number>`, counted from 0."""
_SET_ASIDE = Name("/SetAside")


def joined(first: bytes, parts: Sequence[bytes]) -> bytes:
    """The first document, then every part from a right-hand page on, so that printed on both sides each is by itself."""
    with Pdf.open(io.BytesIO(first)) as pdf:
        beginnings = []
        for number, part in enumerate(parts):
            with Pdf.open(io.BytesIO(part)) as other:
                found = _copied(pdf, other)
            if len(pdf.pages) % 2:
                pdf.add_blank_page(page_size=_size(found.Pages[0]))
            beginnings.append(found.Pages[0])
            for add in (_add_structure, _add_pages, _add_fields, _add_bookmarks):
                add(pdf, found)
            if "/IDTree" in found.StructTreeRoot:
                _add_names(pdf, found.StructTreeRoot, f"{number}-")
        _link(pdf, beginnings)
        return saved(pdf)


def _copied(pdf: Pdf, other: Pdf) -> Object:
    """The pages of the other document with all that belongs to them. Pages are copied without what other pages say of them, and so
    they pass for something else meanwhile."""
    root = other.Root
    pages = Array([page.obj for page in other.pages])
    for one in pages:
        del one["/Parent"]
        one.Type = _SET_ASIDE
    kept = {name: root[name] for name in ("/StructTreeRoot", "/AcroForm", "/Outlines") if name in root}
    found = pdf.copy_foreign(other.make_indirect(Dictionary({"/Pages": pages, **kept})))
    for page in found.Pages:
        page.Type = Name.Page
    return found


def _size(page: Object) -> tuple[float, float]:
    left, low, right, high = map(float, page.MediaBox)
    return right - left, high - low


def _add_pages(pdf: Pdf, found: Object) -> None:
    for page in found.Pages:
        pdf.pages.append(Page(page))


def _add_structure(pdf: Pdf, found: Object) -> None:
    """The part's document becomes a part of the whole one. Numbers go on after those that are there, names are made different."""
    ours, theirs = pdf.Root.StructTreeRoot, found.StructTreeRoot
    whole, document = ours.K[0], theirs.K[0]
    document.S, document.P = Name.Part, whole
    whole.K.append(document)
    start = int(ours.ParentTreeNextKey)
    for page in found.Pages:
        for numbered in (page, *page.get("/Annots", ())):
            for key in ("/StructParents", "/StructParent"):
                if key in numbered:
                    numbered[key] = int(numbered[key]) + start
    tree = NumberTree(ours.ParentTree)
    for number, element in NumberTree(theirs.ParentTree).items():
        tree[number + start] = element
    ours.ParentTreeNextKey = start + int(theirs.ParentTreeNextKey)


def _add_names(pdf: Pdf, theirs: Object, prefix: str) -> None:
    """Cells of tables name the headers that they are below. Those of the first document that has any keep their names."""
    ours = pdf.Root.StructTreeRoot
    if "/IDTree" not in ours:
        ours.IDTree = theirs.IDTree
        return
    tree = NameTree(ours.IDTree)
    for name, element in NameTree(theirs.IDTree).items():
        element.ID = String(prefix + name)
        tree[prefix + name] = element
    for element in elements(theirs.K[0]):
        for attributes in element.get("/A", ()) if isinstance(element.get("/A"), Array) else ():
            if "/Headers" in attributes:
                attributes.Headers = Array([String(prefix + str(name)) for name in attributes.Headers])


def elements(element: Object) -> Iterator[Object]:
    """The element and all below it."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        yield found
        inner = found.get("/K", ())
        waiting += [each for each in (inner if isinstance(inner, Array) else (inner,)) if isinstance(each, Dictionary) and "/S" in each]


def _add_fields(pdf: Pdf, found: Object) -> None:
    if "/AcroForm" not in found:
        return
    if "/AcroForm" in pdf.Root:
        pdf.Root.AcroForm.Fields.extend(found.AcroForm.Fields)
    else:
        pdf.Root.AcroForm = found.AcroForm


def _add_bookmarks(pdf: Pdf, found: Object) -> None:
    """Those of the part after those that are there."""
    if "/First" not in found.get("/Outlines", ()):
        return
    theirs = found.Outlines
    item: Object | None = theirs.First
    if "/First" not in pdf.Root.get("/Outlines", ()):
        pdf.Root.Outlines = theirs
        return
    ours = pdf.Root.Outlines
    ours.Last.Next, theirs.First.Prev = item, ours.Last
    while item is not None:
        item.Parent = ours
        item = item.get("/Next")
    ours.Last, ours.Count = theirs.Last, int(ours.Count) + int(theirs.Count)


def _link(pdf: Pdf, beginnings: Sequence[Object]) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            address = address_of(annotation)
            if address.startswith(PART):
                del annotation["/A"]
                annotation.Dest = Array([beginnings[int(address.removeprefix(PART))], Name.XYZ, 0, 10000, 0])
