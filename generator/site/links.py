"""Whether every link inside the site leads somewhere. In time that grows with the number of links only."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator
from dataclasses import dataclass

from generator.linked import Linked


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The page at address `page` leads to `target`, which is not there. Both are relative to the root of the site."""

    page: str
    target: str


class LinkCheck:
    """Collects the links and anchors of pages, then tells which links are broken."""

    def __init__(self) -> None:
        self._anchors: dict[str, frozenset[str]] = {}
        self._wanted: dict[tuple[str, str], str] = {}

    def add(self, address: str, linked: Linked, folder: str = "") -> None:
        """What stands in the page at `address`. Its links lead from the root, or from a `folder` of it, in which the page then lies."""
        page = folder + address
        self._anchors[page] = self._anchors.get(page, frozenset()).union(linked.anchors)
        for target, anchor in linked.targets:
            inside = posixpath.normpath(folder + target) if target.startswith("../") else folder + target
            self._wanted.setdefault((inside, anchor), page)

    def broken(self, files: Container[str]) -> Iterator[BrokenLink]:
        """Links to files that are not among `files`, or to anchors that their page does not have."""
        for (address, anchor), page in self._wanted.items():
            if address not in files:
                yield BrokenLink(page, address)
            elif anchor and address in self._anchors and anchor not in self._anchors[address]:
                yield BrokenLink(page, f"{address}#{anchor}")
