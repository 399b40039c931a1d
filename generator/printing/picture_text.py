"""The texts of a picture, taken out of it: Typst sets them over it as it sets all text, in every writing that a typeface has.

Within a picture it would look for another face for single signs only, and so lose letters that take their shape from each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.charts.svg import Picture
from generator.patterns import pattern_of

_TEXT = pattern_of(r"<text\b[^>]*>.*?</text>", re.DOTALL)
_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = pattern_of(r"translate\((\S+) (\S+)\)")
_PASSED_ON = ("font-size", "font-weight", "color", "lang", "text-anchor")
"""What an element has from the one that it is in, as far as pictures use it."""
_AT_AN_END = pattern_of(r"^ | $")
_NO_BREAK = "\u00a0"


class Line(NamedTuple):
    """A line of text: where it begins, is centred or ends (`anchor`: start, middle, end) on its base line, in the picture's units; its
    size in these; its colour and language where they are not the document's. A run is (bold, text)."""

    x: float
    y: float
    size: float
    anchor: str
    color: str
    lang: str
    runs: list[tuple[bool, str]]


def without_text(picture: Picture) -> str:
    """The picture as SVG, without its texts."""
    return _TEXT.sub("", picture.svg)


def lines_of(picture: Picture) -> list[Line]:
    """All lines of text of a picture."""
    root = ElementTree.fromstring(picture.svg)  # our own, with everything escaped
    left, top, *_ = map(float, root.get("viewBox", "0 0").split())
    return [*_lines_in(root, {}, -left, -top)]


def _lines_in(element: Element, around: Mapping[str, str], x: float, y: float) -> Iterator[Line]:
    has = {**around, **{key: value for key in _PASSED_ON if (value := element.get(key)) is not None}}
    if moved := _MOVED.fullmatch(element.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{_SVG}text":
        yield from _lines_of_text(element, has, x, y)
    else:
        for part in element:
            yield from _lines_in(part, has, x, y)


def _lines_of_text(element: Element, has: Mapping[str, str], x: float, y: float) -> Iterator[Line]:
    """A part with a place of its own begins another line."""
    y += float(element.get("y", 0))
    place, runs = x + float(element.get("x", 0)), [_run(element.text, has)]
    for part in element:
        if part.get("x") is not None:
            yield _line(place, y, has, runs)
            place, y, runs = x + float(part.get("x", 0)), y + float(part.get("dy", 0)), []
        runs += [_run(part.text, {**has, **part.attrib}), _run(part.tail, has)]
    yield _line(place, y, has, runs)


def _run(text: str | None, has: Mapping[str, str]) -> tuple[bool, str]:
    return has.get("font-weight") == "bold", text or ""


def _line(x: float, y: float, has: Mapping[str, str], runs: Iterable[tuple[bool, str]]) -> Line:
    """Spaces at an end count for where a line stands, as they do in a picture."""
    said = [(bold, _AT_AN_END.sub(_NO_BREAK, text)) for bold, text in runs if text]
    return Line(x, y, float(has["font-size"]), has.get("text-anchor", "start"), has.get("color", ""), has.get("lang", ""), said)


def for_paper(picture: Picture) -> dict[str, Any]:
    """The picture as the templates read it."""
    lines = [line._asdict() for line in lines_of(picture)]
    return {"alt": picture.alt, "width": picture.width, "height": picture.height, "drawing": without_text(picture), "lines": lines}
