"""Whether every link inside the site leads somewhere. In time that grows with the number of links only."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from generator.linked import Linked


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The page at address `page` leads to `target`, which is not there. Both are relative to the root of the site."""

    page: str
    target: str


Anchors = Callable[[str], Sequence[str] | None]


def no_others(address: str) -> Sequence[str] | None:
    """Where every page is looked at."""
    return None


class LinkCheck:
    """Collects the links and anchors of pages, then tells which links are broken."""

    def __init__(self) -> None:
        self._anchors: dict[str, frozenset[str]] = {}
        self._wanted: dict[tuple[str, str], str] = {}

    def add(self, address: str, linked: Linked, folder: str = "") -> None:
        """What stands in the page at `address`. Its links lead from the root, or from a `folder` of it, in which the page then lies."""
        page = folder + address
        self._anchors[page] = self._anchors.get(page, frozenset()).union(linked.anchors)
        own = self._anchors[page]
        for target, anchor in linked.targets:
            inside = posixpath.normpath(folder + target) if target.startswith("../") else folder + target
            if inside != page or anchor not in own:  # most links of a chart stay in its page: kept, those of 3,000 entries took 40 MB
                self._wanted.setdefault((inside, anchor), page)

    def broken(self, files: Container[str], others: Anchors = no_others) -> Iterator[BrokenLink]:
        """Links to files that are not among `files`, or to anchors that their page does not have. `others` gives the anchors of a page
        that was not added itself; None where there is no such page.
        """
        for (address, anchor), page in self._wanted.items():
            if address not in files:
                yield BrokenLink(page, address)
            elif anchor and not self._has(address, anchor, others):
                yield BrokenLink(page, f"{address}#{anchor}")

    def _has(self, address: str, anchor: str, others: Anchors) -> bool:
        """Whether a page has the anchor; what is no page may have any."""
        if address not in self._anchors and (found := others(address)) is not None:
            self._anchors[address] = frozenset(found)
        return address not in self._anchors or anchor in self._anchors[address]
