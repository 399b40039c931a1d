"""The neighbours of a page in its section: a bounded list, so that a page does not grow with the handbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from generator.model import Entry
from generator.pages.links import Links, link
from generator.reads import once

AROUND = 30
"""How many neighbours are shown."""


class Siblings:
    """The entries of one kind in the order of their section's index."""

    def __init__(self, kind: str, names: Sequence[str], links: Links) -> None:
        self._kind, self._names, self._links = kind, names, links
        self._places = {name: place for place, name in enumerate(names)}
        self._made: dict[str, Any] = {}

    def around(self, name: str) -> str:
        """Trusted HTML: list items of the page called `name` and its neighbours before and after."""
        place = self._places[name]
        start = max(0, min(place - AROUND // 2, len(self._names) - AROUND))
        shown = [self._item(each) for each in self._names[start:start + AROUND]]
        shown[place - start] = shown[place - start].replace("<a ", '<a aria-current="page" ', 1)
        return "".join(shown)

    def _item(self, name: str) -> str:
        """Made when it is shown first: a preview shows one page."""
        return once(self._made, name, lambda: f"<li>{_link(self._kind, name, self._links)}</li>")


def _link(kind: str, name: str, links: Links) -> str:
    """The link to an entry or item, its status within it: the menu sets links as blocks. Items have no status."""
    found = links.handbook.find(kind, name)
    status = links.status(found) if isinstance(found, Entry) else ""
    return link(links.href(kind, name), Markup(f"{links.label(kind, name)} {status}")) if status else links.link(kind, name)
