"""Entries grouped as an index page shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.handbook import Backlink, Handbook
from generator.model import Entry
from generator.model.kinds import AUTHORED

E = TypeVar("E", bound=Entry)


def by_scope(handbook: Handbook, entries: Iterable[E]) -> list[tuple[str | None, list[E]]]:
    """(id of the scope, its entries) in the order of the scopes; entries without a scope come last, under None."""
    return by_key(entries, lambda entry: entry.scope, [*handbook.by_kind["scope"]])


def by_key(entries: Iterable[E], key: Callable[[E], str | None], order: Iterable[str]) -> list[tuple[str | None, list[E]]]:
    """(key, entries with it) in the given order; entries whose key is not in it come last, under None."""
    groups: dict[str | None, list[E]] = {name: [] for name in order}
    groups[None] = []
    for entry in entries:
        name = key(entry)
        groups[name if name in groups else None].append(entry)
    return [(name, found) for name, found in groups.items() if found]


def by_kind(links: Iterable[Backlink], besides: tuple[str, str] = ("", "")) -> list[tuple[str, list[Entry]]]:
    """(kind, entries that refer to something) in the order of the kinds, each entry once; the handbook's own is left out."""
    groups: dict[str, dict[str, Entry]] = {}
    for link in links:
        if link.entry.key != besides:
            groups.setdefault(link.entry.kind, {})[link.entry.id] = link.entry
    return [(kind.name, [*groups[kind.name].values()]) for kind in AUTHORED if kind.name in groups]
