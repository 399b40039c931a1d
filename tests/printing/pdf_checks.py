"""What every printed document has to be, as functions that tests share: each gives a list of complaints, empty if all is well."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pikepdf
import pymupdf

MARGIN = 6 / 25.4 * 72
"""Points from the edge of the paper within which no printer prints with certainty."""
FOOT = 17 / 25.4 * 72
"""Points at the end of a page that belong to its foot."""
GAP = 2.0
"""Points between letters that are not of one word."""
SQUEEZED = 8.0
"""Points by which Chinese punctuation may be set closer than its letters are wide."""
SLACK = 0.75
"""Points by which letters may lean over an edge."""
A4, LETTER = (595.28, 841.89), (612.0, 792.0)


# --- The document as a whole ---------------------------------------------------------------------------------------

def identity_faults(data: bytes, language: str) -> list[str]:
    """Whether it says what it is: tagged, its language, its title, PDF/A-2a and PDF/UA-1; and asks for nothing from outside."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        facts, root = pdf.open_metadata(), pdf.Root
        wanted = {
            "tagged": bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root,
            "language": str(root.get("/Lang", "")) == language,
            "title": bool(facts.get("dc:title")) and bool(root.ViewerPreferences.DisplayDocTitle),
            "PDF/A-2a": facts.pdfa_status == "2A",
            "PDF/UA-1": facts.get("pdfuaid:part") == "1",
            "no script": "/JavaScript" not in root.get("/Names", {}) and "/OpenAction" not in root and "/AA" not in root,
        }
    return [name for name, is_so in wanted.items() if not is_so]


def font_faults(data: bytes) -> list[str]:
    """Fonts of the pages that are not embedded, or whose characters cannot be copied."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
        return [name for name, font in fonts.items() if not _is_embedded(font) or "/ToUnicode" not in font]


def _is_embedded(font: pikepdf.Object) -> bool:
    described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return any(key in described.get("/FontDescriptor", {}) for key in ("/FontFile", "/FontFile2", "/FontFile3"))

_USUAL = re.compile("\u00ad(?=\\s)|\u2060(?=[0-9])")


def unseen_characters(data: bytes) -> set[str]:
    """Characters without a shape: whoever looks for a word, or copies it, does not see why it differs.

    A soft hyphen where a line ends is how PDF says that a word goes on (ISO 32000-1, 14.8.2.2.3), and viewers join the word; Typst
    sets a word joiner before the numbers of pages in a table of contents.
    """
    with pymupdf.open(stream=data) as pdf:
        return {f"U+{ord(c):04X}" for page in pdf for c in set(re.sub(_USUAL, "", page.get_text())) if unicodedata.category(c) == "Cf"}


# --- What stands where ---------------------------------------------------------------------------------------------

Box = tuple[float, float, float, float]


def layout_faults(data: bytes, paper: tuple[float, float] = A4) -> list[str]:
    """Pages of another size; words that are cut off, lie over each other, or leave their cell; fields that are not on the page."""
    with pymupdf.open(stream=data) as pdf:
        return [f"page {page.number + 1}: {fault}" for page in pdf for fault in _faults_of(page, paper)]


def _faults_of(page: pymupdf.Page, paper: tuple[float, float]) -> Iterator[str]:
    width, height = page.rect.width, page.rect.height
    if {round(width), round(height)} != {round(side) for side in paper}:
        yield f"not of the paper asked for but {width:.0f} by {height:.0f}"
    words = sorted(_words(page))
    for box, text in words:
        if box[0] < MARGIN or box[1] < MARGIN or box[2] > width - MARGIN or box[3] > height - MARGIN:
            yield f"{text!r} is cut off"
    for one, other in _overlapping(words):
        yield f"{one!r} lies over {other!r}"
    rules = list(_upright(page))
    for text in _crossing(words, [*rules, *_columns(page, rules)]):
        yield f"{text!r} leaves its cell"
    for widget in page.widgets():
        if not page.rect.contains(widget.rect):
            yield f"the field {widget.field_name} is not on the page"


def _words(page: pymupdf.Page) -> Iterator[tuple[Box, str]]:
    """Letters without a gap between them. (MuPDF's own words go on from one column to the next if these are near.)"""
    for block in page.get_text("rawdict", clip=pymupdf.INFINITE_RECT())["blocks"]:
        for line in block.get("lines", []):
            word: list[dict[str, Any]] = []
            for letter in [letter for span in line["spans"] for letter in span["chars"]]:
                if word and (letter["c"].isspace() or not -SQUEEZED < letter["bbox"][0] - word[-1]["bbox"][2] < GAP):
                    yield _joined(word)
                    word = []
                if not letter["c"].isspace():
                    word.append(letter)
            if word:
                yield _joined(word)


def _joined(letters: Sequence[dict[str, Any]]) -> tuple[Box, str]:
    box = pymupdf.Rect(letters[0]["bbox"])
    for letter in letters:
        box |= letter["bbox"]
    return tuple(box), "".join(letter["c"] for letter in letters)


def _overlapping(words: Sequence[tuple[Box, str]]) -> Iterator[tuple[str, str]]:
    """Words whose letters share room. Their boxes are higher than the letters, so only the middle of a line counts."""
    inner = [((box[0] + SLACK, box[1] + (box[3] - box[1]) * 0.3, box[2] - SLACK, box[3] - (box[3] - box[1]) * 0.3), text)
             for box, text in words]
    for place, (box, text) in enumerate(inner):
        for other, name in inner[place + 1:]:
            if other[0] >= box[2]:
                break
            if other[1] < box[3] and box[1] < other[3]:
                yield text, name


def _crossing(words: Sequence[tuple[Box, str]], rules: Sequence[Box]) -> Iterator[str]:
    """Words that an upright rule goes through."""
    for box, text in words:
        middle = (box[1] + box[3]) / 2
        if any(box[0] + SLACK < x < box[2] - SLACK and top < middle < bottom for x, top, _, bottom in rules):
            yield text


def _upright(page: pymupdf.Page) -> Iterator[Box]:
    """Upright lines and the sides of frames that are as wide as a cell; a picture's own strokes are not taken for rules."""
    pictures = [pymupdf.Rect(found["bbox"]) for found in page.get_image_info()]
    for drawing in page.get_drawings():
        if drawing["type"] == "f" or any(picture.contains(drawing["rect"]) for picture in pictures):
            continue
        for item in drawing["items"]:
            if item[0] == "l" and abs(item[1].x - item[2].x) < 0.1 and abs(item[1].y - item[2].y) > 5:
                yield item[1].x, min(item[1].y, item[2].y), item[1].x, max(item[1].y, item[2].y)


def _columns(page: pymupdf.Page, upright: Sequence[Box]) -> Iterator[Box]:
    """Where columns of a table without upright rules meet: below the cells of its filled head, down to its last rule."""
    drawings = page.get_drawings()
    rules = [d["rect"] for d in drawings if d["rect"].height < 1 and d["rect"].y0 < page.rect.height - FOOT]
    heads: dict[tuple[int, int], list[pymupdf.Rect]] = {}
    for drawing in drawings:
        if drawing["type"] == "f" and drawing["rect"].height > 5:
            heads.setdefault((round(drawing["rect"].y0), round(drawing["rect"].y1)), []).append(drawing["rect"])
    for (_, top), cells in heads.items():
        cells.sort(key=lambda cell: cell.x0)
        if any(abs(one.x1 - other.x0) > 1 for one, other in pairwise(cells)):
            continue  # names beside their values, and no head
        end = min((start for start, _ in heads if start >= top), default=page.rect.height)
        bottom = max((r.y1 for r in rules if top <= r.y1 <= end and r.width > cells[-1].x1 - cells[0].x0 - 2), default=top)
        edges = [cell.x0 for cell in cells[1:] if not any(abs(x - cell.x0) < 1 and y - 1 < top < end + 1 for x, y, _, end in upright)]
        yield from ((edge, top, edge, bottom) for edge in edges)
