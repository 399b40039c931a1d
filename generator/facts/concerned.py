"""Which posts are to be told of a change of an entry. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.analysis.doers import posts_behind
from generator.facts.words import HandbookWords
from generator.model import Entry, HandbookEntry
from generator.model.handbook import Unit
from generator.reading.references import references

_OF_ALL = ("calendar", "principles")
"""Fields of the handbook entry that are about everybody: working days, office hours and periods, and how all work."""


def concerned(before: Entry | None, after: Entry | None, key: tuple[str, str], words: HandbookWords) -> tuple[str, ...]:
    """The posts that an entry names, in whatever part, or is; of the handbook entry, those that a part names which has changed."""
    handbook = words.handbook
    found: dict[str, None] = dict.fromkeys([key[1]] if key[0] == "post" else [])
    for entry, other in ((after, before), (before, after)):
        doers = [handbook.name_today("post", name) for name in _named(entry, other)] if entry else []
        found.update(dict.fromkeys(posts_behind(doers, handbook)))
    for unit in _changed_units(before, after):
        found.update(dict.fromkeys(post.id for post in handbook.posts.values() if post.unit == handbook.name_today("unit", unit)))
    return tuple(name for name in found if name in handbook.posts)


def is_for_all(before: Entry | None, after: Entry | None) -> bool:
    """Criteria and conduct that name nobody are about everybody, and so are working days and principles."""
    if isinstance(before, HandbookEntry) and isinstance(after, HandbookEntry):
        return any(getattr(before, field) != getattr(after, field) for field in _OF_ALL)
    known = after or before
    return known is not None and "applies_to" in type(known).model_fields and not getattr(known, "applies_to")  # noqa: B009  # kinds differ


def _named(entry: Entry, other: Entry | None) -> Iterator[str]:
    """The posts and roles that it names; of the handbook entry where it has changed, since it names all there are."""
    named = [(path, name) for path, name, targets in references(entry) if "post" in targets]
    if not isinstance(entry, HandbookEntry):
        yield from (name for _, name in named)
    elif isinstance(other, HandbookEntry):  # a form that cannot be read is not compared
        changed = {field: _changed(getattr(entry, field), getattr(other, field)) for field in {str(path[0]) for path, _ in named}}
        yield from (name for path, name in named if changed[str(path[0])](path[1:2]))


def _changed(value: Any, other: Any) -> Callable[[tuple[str | int, ...]], bool]:
    """Tells whether a field says something else; of a list, whether an item of it is not the same in the other form, in whatever place."""
    if not isinstance(value, tuple):
        return lambda _: bool(value != other)
    others = {_name(each): each for each in other}
    return lambda item: value[int(item[0])] != others.get(_name(value[int(item[0])]))


def _name(item: Any) -> Any:
    """By what an item of a list is found in another form of it."""
    return getattr(item, "id", item)


def _changed_units(before: Entry | None, after: Entry | None) -> Iterator[str]:
    if isinstance(before, HandbookEntry) and isinstance(after, HandbookEntry):
        units: set[Unit] = {*before.units} ^ {*after.units}
        yield from sorted({unit.id for unit in units})
