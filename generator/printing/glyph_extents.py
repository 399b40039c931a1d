"""The extents of some characters in every named weight of the packaged variable typefaces, read from a table that is made once.

The fonts themselves take seconds to open. They are pinned to one version each, so the table stays true; a test compares it with the
fonts that are installed. `python -m generator.printing.glyph_extents` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import ascii_uppercase, digits
from typing import Any, NamedTuple

from generator.printing.glyph_table import font_files, font_folders, open_faces

TABLE = Path(__file__).with_suffix(".txt")
_CHINESE = "一上下不个事人件位個分加前办名單单定對对工序年應应日時时有期本条條核案檢检次每用的目等級级績绩職职號号行表責责辦項项"
"""Of those that stand in most documents: few titles have none of them nor a figure, and to ask the font itself takes seconds."""
CHARACTERS = digits + ascii_uppercase + _CHINESE
_UNITS = 1000

Extent = tuple[float, ...]
"""Left, bottom, right and top, in thousandths of the size."""


class Style(NamedTuple):
    """A named weight of a typeface, such as 700, Bold."""

    weight: int
    name: str


@cache
def styles() -> Mapping[str, Mapping[Style, Mapping[str, Extent]]]:
    """PostScript name of a variable face → its named weights → character → extent."""
    found: dict[str, dict[Style, Mapping[str, Extent]]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        names, weight, style, *extents = line.split(" ")
        written = zip(CHARACTERS, extents, strict=True)
        known = {character: tuple(map(float, extent.split(","))) for character, extent in written if extent}
        for name in names.split(","):
            found.setdefault(name, {})[Style(int(weight), style)] = known
    return found


@cache
def faces() -> Mapping[str, Any]:
    """The packaged variable faces by their PostScript names; slow to open."""
    found = (face for folder in font_folders() for path in font_files(folder) for face in open_faces(path))
    return {face["name"].getDebugName(6): face for face in found if "fvar" in face}


@cache
def measure(name: str, weight: int, character: str) -> Extent:
    """As the font itself draws a character; nothing for one that it does not have or that draws nothing."""
    from fontTools.pens.boundsPen import BoundsPen

    face = faces()[name]
    if (glyph := face.getBestCmap().get(ord(character))) is None:
        return ()
    glyphs = _glyphs(name, weight)
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    return tuple(_UNITS * side / face["head"].unitsPerEm for side in pen.bounds or ())


@cache
def _glyphs(name: str, weight: int) -> Any:
    return faces()[name].getGlyphSet(location={"wght": weight})


def written_table() -> str:
    """A line for each weight of the faces that draw alike."""
    lines: dict[str, list[str]] = {}
    for name, face in faces().items():
        for line in _lines(name, face):
            lines.setdefault(line, []).append(name)
    return "".join(f"{','.join(names)} {line}\n" for line, names in lines.items())


def _lines(name: str, face: Any) -> Iterator[str]:
    for instance in face["fvar"].instances:
        weight = int(instance.coordinates["wght"])
        style = face["name"].getDebugName(instance.subfamilyNameID).replace(" ", "")
        extents = (",".join(f"{side:.0f}" for side in measure(name, weight, character)) for character in CHARACTERS)
        yield f"{weight} {style} {' '.join(extents)}"


if __name__ == "__main__":
    TABLE.write_text(written_table(), "utf-8")
