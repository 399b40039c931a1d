"""Fonts of a PDF say what is drawn. Typst names every weight of a variable font after the thinnest, or whatever its default is.

Which weight an embedded font has is measured: the extents of some of its glyphs are compared with those of the typeface.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from threading import Lock

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from generator.patterns import pattern_of
from generator.printing.glyph_extents import Extent, Style, measure, styles

_ENOUGH = 3
"""Glyphs that are compared: the first figures and letters."""
_STRANGE = 40.0
"""Thousandths of the size by which a glyph differs that is another one: shaping has replaced it."""
_MAPPED = pattern_of(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")

_READING = Lock()
"""Several threads finish documents, and a font file that is open is read by one at a time."""


def name_fonts(pdf: Pdf) -> None:
    """Gives every font that comes from a variable one its name and its weight."""
    for font in _fonts(pdf):
        inner = font.DescendantFonts[0]
        tag, _, name = str(font.BaseFont).removeprefix("/").partition("+")
        if name in styles() and "/FontFile2" in inner.FontDescriptor:
            weight, style = _style(name, partial(_measured, font, inner.FontDescriptor))
            called = Name(f"/{tag}+{name.rpartition('-')[0] or name}-{style}")
            font.BaseFont = inner.BaseFont = inner.FontDescriptor.FontName = called
            inner.FontDescriptor.FontWeight = weight


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """The composite fonts that pages and the pictures in them draw with, each once.

    They are looked for where they are used: a document has a hundred objects of structure for every other one.
    """
    known: set[tuple[int, int]] = set()
    waiting: list[Dictionary | Stream] = [page.obj for page in pdf.pages]
    while waiting:
        resources = waiting.pop().get("/Resources", Dictionary())
        for found in (*resources.get("/Font", Dictionary()).values(), *resources.get("/XObject", Dictionary()).values(),
                      *resources.get("/Pattern", Dictionary()).values()):
            if found.objgen in known:
                continue
            known.add(found.objgen)
            if found.get("/Subtype") == Name.Type0:
                yield found
            elif isinstance(found, (Dictionary, Stream)):
                waiting.append(found)


def _measured(font: Object, descriptor: Object) -> Iterator[tuple[str, Extent]]:
    """(character, extent) of embedded glyphs, figures and letters first."""
    mapped = [(bytes.fromhex(written.decode()).decode("utf-16-be", "replace"), int(code, 16))
              for code, written in _MAPPED.findall(font.ToUnicode.read_bytes())]
    glyphs = _Glyphs(descriptor.FontFile2.read_bytes())
    for text, code in sorted(mapped, key=lambda pair: (not pair[0].isalnum(), pair)):
        if len(text) == 1 and (extent := glyphs.extent(code)):
            yield text, extent


class _Glyphs:
    """The glyphs of a TrueType file, by number, as far as their extents go.

    Source: the OpenType specification, tables `head`, `loca` and `glyf`. A font library builds the names of all glyphs first, which
    takes longer than typesetting the document.
    """

    def __init__(self, file: bytes) -> None:
        (count,) = struct.unpack_from(">H", file, 4)
        tables: Mapping[bytes, int] = {tag: place for tag, _, place, _ in struct.iter_unpack(">4sLLL", file[12:12 + 16 * count])}
        self._file, self._glyphs, self._places = file, tables[b"glyf"], tables[b"loca"]
        (self._units,) = struct.unpack_from(">H", file, tables[b"head"] + 18)
        (self._long,) = struct.unpack_from(">h", file, tables[b"head"] + 50)

    def extent(self, number: int) -> Extent:
        """Nothing for a glyph that draws nothing."""
        place, end = self._place(number), self._place(number + 1)
        if place == end:
            return ()
        contours, *sides = struct.unpack_from(">5h", self._file, self._glyphs + place)
        return tuple(1000 * side / self._units for side in sides) if contours else ()

    def _place(self, number: int) -> int:
        if self._long:
            return int(struct.unpack_from(">L", self._file, self._places + 4 * number)[0])
        return int(struct.unpack_from(">H", self._file, self._places + 2 * number)[0]) * 2


def _style(name: str, measured: Callable[[], Iterator[tuple[str, Extent]]]) -> Style:
    """The named weight of the typeface that comes nearest."""
    known = styles()[name]
    compared = list(islice((pair for pair in measured() if all(pair[0] in extents for extents in known.values())), _ENOUGH))
    if compared:
        return min(known, key=lambda style: _apart(compared, known[style]))
    with _READING:  # a document without a figure or a capital letter: the font itself is asked
        drawn = list(islice((pair for pair in measured() if measure(name, next(iter(known)).weight, pair[0])), _ENOUGH))
        return min(known, key=lambda style: _apart(drawn, {text: measure(name, style.weight, text) for text, _ in drawn}))


def _apart(measured: list[tuple[str, Extent]], extents: Mapping[str, Extent]) -> float:
    return sum(min(_STRANGE, sum(abs(a - b) for a, b in zip(extent, extents[text], strict=True))) for text, extent in measured)
