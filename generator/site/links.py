"""Whether every link inside the site leads somewhere. One pass over the pages, in time that grows with their length only."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from generator.hyperlinks import read_hyperlink

_ATTRIBUTE = re.compile(r'\s(href|src|id)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The page at address `page` leads to `target`, which is not there. Both are relative to the root of the site."""

    page: str
    target: str


class LinkCheck:
    """Collects the links and anchors of pages, then tells which links are broken."""

    def __init__(self) -> None:
        self._anchors: dict[str, set[str]] = {}
        self._wanted: dict[tuple[str, str], str] = {}
        self._resolved: dict[tuple[str, str], tuple[str, str] | None] = {}

    def add(self, address: str, *parts: str) -> None:
        """The HTML of the page at `address`, in one part or several."""
        anchors = self._anchors.setdefault(address, set())
        folder = posixpath.dirname(address)
        for part in parts:
            for name, value in _ATTRIBUTE.findall(part):
                if name == "id":
                    anchors.add(html.unescape(value))
                elif value[:1] in ("#", "?", ""):  # this page itself
                    self._wanted.setdefault((address, unquote(html.unescape(value.partition("#")[2]))), address)
                elif (target := self._target(folder, value)) is not None:
                    self._wanted.setdefault(target, address)

    def broken(self, files: Container[str]) -> Iterator[BrokenLink]:
        """Links to files that are not among `files`, or to anchors that their page does not have."""
        for (address, anchor), page in self._wanted.items():
            if address not in files:
                yield BrokenLink(page, address)
            elif anchor and address in self._anchors and anchor not in self._anchors[address]:
                yield BrokenLink(page, f"{address}#{anchor}")

    def _target(self, folder: str, value: str) -> tuple[str, str] | None:
        """(address, anchor), or None for what lies outside the site."""
        if (folder, value) not in self._resolved:
            self._resolved[folder, value] = _resolve(folder, html.unescape(value))
        return self._resolved[folder, value]


def _resolve(folder: str, value: str) -> tuple[str, str] | None:
    rest, _, anchor = value.partition("#")
    try:
        link = read_hyperlink(rest.partition("?")[0])
    except ValueError:
        return value, ""  # `javascript:` and its like lead nowhere, and so they are reported
    if link.outside:
        return None
    path = posixpath.normpath(posixpath.join(folder, link.path))
    return (posixpath.join(path, "index.html") if link.path.endswith("/") else path), unquote(anchor)
