"""Where the links of a page lead, and which anchors it has: found once, when it is made, and kept with it."""

from __future__ import annotations

import html
import posixpath
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from generator.hyperlinks import read_hyperlink
from generator.patterns import pattern_of

_ATTRIBUTE = pattern_of(r' (href|src|id)="([^"]*)"')
"""After an ordinary space: a pattern that begins with one certain character is looked for three times as fast."""


class Linked(NamedTuple):
    """Of one page. `targets` are (address, anchor) inside the site, each once, counted from where the page's own address begins."""

    anchors: list[str]
    targets: list[tuple[str, str]]


def linked(address: str, *parts: str) -> Linked:
    """What stands in the HTML of the page at `address`, in one part or several. Time grows with their length only."""
    found = dict.fromkeys(each for part in parts for each in _ATTRIBUTE.findall(_spaced(part)))
    folder = posixpath.dirname(address)
    targets = (_target(address, folder, value) for name, value in found if name != "id")
    return Linked([html.unescape(value) for name, value in found if name == "id"], [*dict.fromkeys(filter(None, targets))])


def _spaced(part: str) -> str:
    """The same with ordinary spaces for all others that may stand between attributes."""
    for other in "\t\n\f\r":
        part = part.replace(other, " ")
    return part


def _target(address: str, folder: str, value: str) -> tuple[str, str] | None:
    """None for what lies outside the site."""
    value = html.unescape(value)
    return (address, unquote(value.partition("#")[2])) if value[:1] in ("#", "?", "") else _elsewhere(folder, value)


@lru_cache(maxsize=1 << 14)
def _elsewhere(folder: str, value: str) -> tuple[str, str] | None:
    """Most links of a page stand in its neighbours, too."""
    rest, _, anchor = value.partition("#")
    try:
        link = read_hyperlink(rest.partition("?")[0])
    except ValueError:
        return value, ""  # `javascript:` and its like lead nowhere, and so they are reported
    if link.outside:
        return None
    path = posixpath.normpath(posixpath.join(folder, link.path))
    return (posixpath.join(path, "index.html") if link.path.endswith("/") else path), unquote(anchor)
