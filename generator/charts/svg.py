"""What every picture needs: how wide a text is, where its lines may break, and elements of SVG with everything escaped.

A font is not at hand while a page is made, so widths are estimates, a little on the wide side. Lengths are user units of
the picture (pixels at natural size); widths of characters are parts of the font's size.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from generator.facts.words import Named, Words
from generator.patterns import pattern_of

FONTS = {"zh-Hans": "'Noto Sans CJK SC', sans-serif", "zh-Hant": "'Noto Sans CJK TC', sans-serif"}
BOLD: Mapping[str, Any] = {"font_weight": "bold"}
BOLDER = 1.1
"""How much wider Latin letters are in bold than `text_width` says."""
ELLIPSIS = "…"
BETWEEN = "\u2002\u2002"
"""Keeps texts apart that stand side by side; unlike ordinary spaces these are never folded into one."""

_NARROW = frozenset("fijlrtI .,:;'`!|()[]{}/\\-\"·’‘")
_BROAD = frozenset("mwMW@%&")
HALF_SPACE = 0.14
_OPENING = "（〔［｛「『〈《【“‘(["
_CLOSING = "，。、；：？！）〕］｝」』〉》】”’…—～·‧％%,.;:?!)]"
_LATIN = "!-~\u00a1-\u02ff\u0370-\u1fff\u20a0-\u20bf"
_UNIT = pattern_of(
    rf"[ \t\r\n]+|[{re.escape(_OPENING)}]*"
    rf"(?:[0-9][0-9.,:]* ?[一-鿿]"  # a number stays with the first character of its unit
    rf"|(?:(?![{re.escape(_OPENING)}])[{_LATIN}])+?(?:[-/](?<=[A-Za-z]{{2}}[-/])(?=[A-Za-z]{{2}})|(?![{_LATIN}])|(?=[(\[]))"
    rf"|.)[{re.escape(_CLOSING)}]*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A text of the page; `lang` is its language where that is not the page's own."""

    text: str
    lang: str = ""


class Picture(NamedTuple):
    """One sheet of a chart: SVG, what it shows in words, and its size in pixels."""

    svg: str
    alt: str
    width: float
    height: float


def said(found: Words | Named, language: str) -> Label:
    """A text of the facts as a page in `language` shows it."""
    return Label(found.text, "" if found.language == language else found.language)


# --- Measuring ---------------------------------------------------------------------------------------------------

@lru_cache(maxsize=8192)
def _character_width(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character in _BROAD:
        return 0.92
    return 0.72 if character.isupper() else 0.575


def text_width(text: str, size: float = 1.0) -> float:
    """The estimated width of one line of text set in `size`."""
    return sum(map(_character_width, text)) * size


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[tuple[str, float], ...]:
    """The pieces of a text that never break, with their widths. A space is a piece of its own, one wide at most.

    Marks that must not begin a line stay with the piece before them, marks that must not end one with the piece after.
    """
    pieces = (" " if piece[0] in " \t\r\n" else piece for piece in _UNIT.findall(text))
    return tuple((piece, text_width(piece)) for piece in pieces)


# --- Breaking lines ----------------------------------------------------------------------------------------------

def wrap(text: str, width: float, size: float, most: int = 0) -> list[str]:
    """Lines of at most `width`, as few as possible; never empty. With `most` over 0 the rest is cut off with an ellipsis.

    A line that breaks at a space keeps it at its end, so that the lines put together are the text again.
    """
    room = width / size
    lines: list[str] = []
    line, used = "", 0.0
    for piece, wide in _units(text):
        if used + wide > room and line and piece != " ":
            lines.append(line)
            line, used = "", 0.0
            if most and len(lines) > most:
                break
        if wide > room and not line:
            *full, piece = _broken(piece, room)
            lines += full
            wide = text_width(piece)
        line += piece
        used += wide
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return _cut(lines, most, room) if 0 < most < len(lines) else lines


def balanced(text: str, width: float, size: float, most: int = 0) -> list[str]:
    """Like `wrap`, with lines of about the same length: no last line of a single character."""
    lines = wrap(text, width, size, most)
    if len(lines) < 2:
        return lines
    longest = longest_piece(text, size)
    for share in (1.04, 1.16, 1.3):
        room = min(width, max(text_width(text, size) / len(lines) * share + size, longest))
        tried = wrap(text, room, size, most)
        if len(tried) == len(lines):
            return tried
    return lines


def longest_piece(text: str, size: float) -> float:
    """The width of the longest word or other piece that should not be broken."""
    return max(wide for _, wide in _units(text)) * size


def packed(items: Sequence[str], width: float, size: float) -> list[str]:
    """Short texts side by side where they fit, one below the other where not."""
    lines: list[str] = []
    for item in items:
        joined = f"{lines[-1]}{BETWEEN}{item}" if lines else item
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines += wrap(item, width, size)
    return lines


def _broken(piece: str, room: float) -> list[str]:
    """A piece wider than a line, cut wherever a line is full, but not before a mark that must not begin a line."""
    lines = [""]
    used = 0.0
    for character in piece:
        wide = _character_width(character)
        if used + wide > room and lines[-1]:
            carried = lines[-1][-1] if character in _CLOSING and len(lines[-1]) > 1 else ""
            lines[-1] = lines[-1].removesuffix(carried)
            lines.append(carried)
            used = text_width(carried)
        lines[-1] += character
        used += wide
    return lines


def _cut(lines: list[str], most: int, room: float) -> list[str]:
    last = lines[most - 1].rstrip()
    while last and text_width(last + ELLIPSIS) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(_OPENING + "，、 ") + ELLIPSIS]


def widest(lines: Iterable[str], size: float) -> float:
    """The width of the longest line; 0 for no lines."""
    return max((text_width(line.rstrip(), size) for line in lines), default=0.0)


# --- Writing -----------------------------------------------------------------------------------------------------

def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(maxsize=16384)
def _attribute(key: str, value: object) -> str:
    """Pictures repeat most of their attributes, the coordinates too."""
    return f' {key.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, float) else escape(str(value))}"'


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """An element. `content` is ready SVG; attributes are escaped, those that are None or empty are left out.

    `font_size` becomes `font-size`, `class_` becomes `class`.
    """
    written = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None and value != ""])
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text_lines(lines: Sequence[str], x: float, y: float, leading: float, nudge: float = 0.0, **attributes: object) -> str:
    """A text of several lines; `y` is the base line of the first, `leading` the step from one to the next.

    Lines that end in a space move right by `nudge`: half a space, where the text is centred.
    """
    places = [x + nudge if line.endswith(" ") else x for line in lines]
    content = escape(lines[0], quote=False) + "".join(
        f'<tspan x="{number(place)}" dy="{number(leading)}">{escape(line, quote=False)}</tspan>'
        for place, line in zip(places[1:], lines[1:], strict=True))
    return element("text", content, x=float(places[0]), y=float(y), **attributes)


def polyline(points: Sequence[tuple[float, float]], radius: float = 6.0) -> str:
    """Path data through `points`, all on horizontal and vertical lines, with its corners rounded."""
    (x, y), *rest = points
    data = [f"M{number(x)} {number(y)}"]
    for index, (cx, cy) in enumerate(rest[:-1]):
        nx, ny = rest[index + 1]
        before, after = abs(cx - x) + abs(cy - y), abs(nx - cx) + abs(ny - cy)
        bend = min(radius, before / 2, after / 2)
        if before and after:
            start = (cx - (cx - x) / before * bend, cy - (cy - y) / before * bend)
            end = (cx + (nx - cx) / after * bend, cy + (ny - cy) / after * bend)
            data.append(f"L{number(start[0])} {number(start[1])}Q{number(cx)} {number(cy)} {number(end[0])} {number(end[1])}")
        x, y = cx, cy
    data.append(f"L{number(rest[-1][0])} {number(rest[-1][1])}")
    return "".join(data)
