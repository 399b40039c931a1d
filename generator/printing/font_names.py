"""Fonts of a PDF say what is drawn. Typst names every weight of a variable font after the thinnest, or whatever its default is.

Which weight an embedded font has is measured: the extents of some of its glyphs are compared with those of the typeface.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from threading import Lock
from typing import Any

from pikepdf import Dictionary, Name, Object, Pdf

from generator.printing.glyph_table import font_files, font_folders, open_faces

_ENOUGH = 3
"""Glyphs that are compared: the first letters and figures, which are the same in many documents, so that they are measured once."""
_STRANGE = 40.0
"""Thousandths of the size by which a glyph differs that is another one: shaping has replaced it."""
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")

_READING = Lock()
"""Several threads finish documents, and a font file that is open is read by one at a time."""

Extent = tuple[float, ...]


def name_fonts(pdf: Pdf) -> None:
    """Gives every font that comes from a variable one its name and its weight."""
    for font in [found for found in pdf.objects if isinstance(found, Dictionary) and found.get("/Subtype") == Name.Type0]:
        inner = font.DescendantFonts[0]
        tag, _, name = str(font.BaseFont).removeprefix("/").partition("+")
        if name in _packaged() and "/FontFile2" in inner.FontDescriptor:
            with _READING:
                weight, style = _weight(name, _measured(font, inner.FontDescriptor))
            called = Name(f"/{tag}+{name.rpartition('-')[0] or name}-{style}")
            font.BaseFont = inner.BaseFont = inner.FontDescriptor.FontName = called
            inner.FontDescriptor.FontWeight = weight


def _measured(font: Object, descriptor: Object) -> Iterator[tuple[str, Extent]]:
    """(character, extent) of embedded glyphs."""
    from fontTools.ttLib import TTFont

    embedded = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), lazy=True)
    mapped = [(bytes.fromhex(written.decode()).decode("utf-16-be", "replace"), code)
              for code, written in _MAPPED.findall(font.ToUnicode.read_bytes())]
    for text, code in sorted(mapped, key=lambda pair: (not pair[0].isalnum(), pair)):
        glyph = embedded["glyf"][embedded.getGlyphName(int(code, 16))]
        if len(text) == 1 and glyph.numberOfContours:
            yield text, tuple(1000 * side / embedded["head"].unitsPerEm for side in (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax))


def _weight(name: str, measured: Iterator[tuple[str, Extent]]) -> tuple[int, str]:
    """(weight, name of the style) of the named style of the typeface that comes nearest."""
    known = list(islice(((text, extent) for text, extent in measured if ord(text) in _faces()[name].getBestCmap()), _ENOUGH))

    def apart(weight: int) -> float:
        pairs = ((extent, _extent(name, text, weight)) for text, extent in known)
        return sum(min(_STRANGE, sum(abs(a - b) for a, b in zip(one, other, strict=True))) for one, other in pairs)

    return min(_styles(name), key=lambda style: apart(style[0]))


def _packaged() -> Collection[str]:
    with _READING:
        return _faces().keys()


@cache
def _extent(name: str, text: str, weight: int) -> Extent:
    from fontTools.pens.boundsPen import BoundsPen

    face = _faces()[name]
    glyphs = face.getGlyphSet(location={"wght": weight})
    pen = BoundsPen(glyphs)
    glyphs[face.getBestCmap()[ord(text)]].draw(pen)
    return tuple(1000 * side / face["head"].unitsPerEm for side in pen.bounds or (0, 0, 0, 0))


@cache
def _styles(name: str) -> list[tuple[int, str]]:
    face = _faces()[name]
    return [(int(style.coordinates["wght"]), face["name"].getDebugName(style.subfamilyNameID).replace(" ", ""))
            for style in face["fvar"].instances]


@cache
def _faces() -> dict[str, Any]:
    """The packaged variable faces by their PostScript names."""
    found = [face for folder in font_folders() for path in font_files(folder) for face in open_faces(path)]
    return {face["name"].getDebugName(6): face for face in found if "fvar" in face}
