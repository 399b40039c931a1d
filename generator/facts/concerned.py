"""Which posts are to be told of a change of an entry. Pure."""

from __future__ import annotations

from collections.abc import Iterator

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
    for path, name, targets in references(entry):
        if "post" in targets and not (isinstance(entry, HandbookEntry) and _is_same(entry, other, str(path[0]), path[1:2])):
            yield name


def _is_same(entry: HandbookEntry, other: Entry | None, field: str, item: tuple[str | int, ...]) -> bool:
    """Whether the other form says the same there; of a list, whether it has the very item. A form that cannot be read is not compared."""
    if not isinstance(other, HandbookEntry):
        return True
    value, others = getattr(entry, field), getattr(other, field)
    return value[int(item[0])] in others if item and isinstance(value, tuple) else value == others


def _changed_units(before: Entry | None, after: Entry | None) -> Iterator[str]:
    if isinstance(before, HandbookEntry) and isinstance(after, HandbookEntry):
        units: set[Unit] = {*before.units} ^ {*after.units}
        yield from sorted({unit.id for unit in units})
