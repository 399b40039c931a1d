"""The neighbours of a page in its section: a bounded list, so that a page does not grow with the handbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Self

from markupsafe import Markup

from generator.model import Entry
from generator.pages.links import Links, link
from generator.reads import once

AROUND = 30
"""How many neighbours are shown."""


class Order:
    """The names of pages in the order of their section's index."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._places = {name: place for place, name in enumerate(names)}

    def around(self, name: str) -> tuple[str, ...]:
        """A page and its neighbours before and after; nothing of a page that is not there."""
        if name not in self._places:
            return ()
        start = max(0, min(self._places[name] - AROUND // 2, len(self._names) - AROUND))
        return (*self._names[start:start + AROUND],)


class Siblings:
    """Pages next to each other: `neighbours` gives the names of a page and of those around it, `link_to` the link to one of them."""

    def __init__(self, neighbours: Callable[[str], Sequence[str]], link_to: Callable[[str], Markup]) -> None:
        self._neighbours, self._link_to = neighbours, link_to
        self._made: dict[str, Any] = {}

    @classmethod
    def of_kind(cls, kind: str, neighbours: Callable[[str], Sequence[str]], links: Links) -> Self:
        """The entries or items of one kind."""
        return cls(neighbours, partial(_link, kind, links))

    def sidebar(self, title: Markup, name: str) -> str:
        """Trusted HTML: the neighbours of the page called `name`, below the title of the section, which leads to its index."""
        return f'<p class="hb-side__title">{link("index.html", title)}</p>\n<ul class="hb-side">{self.around(name)}</ul>'

    def around(self, name: str) -> str:
        """Trusted HTML: list items of the page called `name` and its neighbours before and after."""
        shown = {each: self._item(each) for each in self._neighbours(name)}
        shown[name] = shown[name].replace("<a ", '<a aria-current="page" ', 1)
        return "".join(shown.values())

    def _item(self, name: str) -> str:
        """Made when it is shown first: a preview shows one page."""
        return once(self._made, name, lambda: f"<li>{self._link_to(name)}</li>")


def _link(kind: str, links: Links, name: str) -> Markup:
    """The link to an entry or item, its status within it: the menu sets links as blocks. Items have no status."""
    found = links.handbook.find(kind, name)
    status = links.status(found) if isinstance(found, Entry) else ""
    return link(links.href(kind, name), Markup(f"{links.label(kind, name)} {status}")) if status else links.link(kind, name)
