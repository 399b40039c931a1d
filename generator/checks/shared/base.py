"""What a check is: a descriptor, a pure function that finds the fault, and how much it must see to be right."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.checks.shared.gathered import Gathered
from generator.checks.shared.on_lists import OnLists
from generator.diagnostics import Descriptor, Diagnostic, Span
from generator.handbook import Handbook
from generator.model import KINDS

Find = Callable[[Handbook, datetime.date], Iterable[Diagnostic]]
EVERY_KIND = frozenset(KINDS)


FindEach = Callable[[Any, Handbook, datetime.date], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Each:
    """`find(entry, handbook, today)` looks at one entry of one of the `kinds`, and at whatever else it needs for that.

    With `once`, what several entries find at the same place is told of one of them.
    """

    kinds: tuple[str, ...]
    find: FindEach
    once: bool = False


class Reach(Enum):
    """How much of a handbook a check looks at together, and so where it still holds while other entries have errors.

    `TEXT`: one text at a time; it holds in every entry that could be read, even where a name in it leads nowhere.
    `ENTRY`: one entry at a time; it holds in every entry without an error.
    `HANDBOOK`: several entries together; it holds only while no entry of the kinds it looks at has an error, because what is
    missing there could be what it misses, or could contradict what it finds.
    """

    TEXT = "text"
    ENTRY = "entry"
    HANDBOOK = "handbook"


@dataclass(frozen=True, slots=True)
class Check:
    """`find(handbook, today)` yields the places where the fault is. It changes nothing and reads no clock.

    `also` are further faults that the same pass over the handbook finds. `kinds` are the kinds of entries that it looks at
    besides the entry or text at hand; a check that does not say so needs every entry of every kind. With `each`, `find` is the same
    for all entries of its kinds together. `gathered` is what it compares of many entries, `on_lists` what it looks for on checklists.
    """

    descriptor: Descriptor
    find: Find
    also: tuple[Descriptor, ...] = ()
    reach: Reach = Reach.HANDBOOK
    kinds: frozenset[str] = EVERY_KIND
    each: Each | None = None
    gathered: tuple[Gathered, ...] = ()
    on_lists: tuple[OnLists, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether it looks at one entry at a time, and of others at their names at most."""
        return self.reach is not Reach.HANDBOOK and not self.kinds

    @property
    def descriptors(self) -> tuple[Descriptor, ...]:
        return self.descriptor, *self.also


def of_texts(descriptor: Descriptor, find: Find, also: tuple[Descriptor, ...] = ()) -> Check:
    """A check that looks at one text at a time."""
    return Check(descriptor, find, also, Reach.TEXT, frozenset())


def of_entries(descriptor: Descriptor, find: Find, *kinds: str, gathered: tuple[Gathered, ...] = ()) -> Check:
    """A check that looks at one entry at a time, and at whatever entries of `kinds` it refers to."""
    return Check(descriptor, find, (), Reach.ENTRY, frozenset(kinds), gathered=gathered)


def of_kinds(descriptor: Descriptor, find: Find, *kinds: str, gathered: tuple[Gathered, ...] = ()) -> Check:
    """A check that looks at all entries of `kinds` together."""
    return Check(descriptor, find, (), Reach.HANDBOOK, frozenset(kinds), gathered=gathered)


def of_each(kind: str, descriptor: Descriptor, find: FindEach, *kinds: str, once: bool = False,
            on_lists: tuple[OnLists, ...] = ()) -> Check:
    """A check that looks at each entry of a kind together with entries of `kinds`. For `once` see `Each`."""
    each = Each((kind,), find, once)
    return Check(descriptor, _of_all(each), (), Reach.HANDBOOK, frozenset({kind, *kinds}), each, on_lists=on_lists)


def of_each_entry(kind: str | tuple[str, ...], descriptor: Descriptor, find: FindEach, *kinds: str) -> Check:
    """The same for what holds of every entry without an error, whatever others have: a check of `of_entries`. Of one kind, or of some."""
    each = Each((kind,) if isinstance(kind, str) else kind, find)
    return Check(descriptor, _of_all(each), (), Reach.ENTRY, frozenset(kinds), each)


def of_each_of_kinds(descriptor: Descriptor, find: FindEach, *kinds: str) -> Check:
    """A check that looks at each entry of `kinds` together with others of them."""
    each = Each(kinds, find)
    return Check(descriptor, _of_all(each), (), Reach.HANDBOOK, frozenset(kinds), each)


def _of_all(each: Each) -> Find:
    def find_all(handbook: Handbook, today: datetime.date) -> Iterable[Diagnostic]:
        found = (found for kind in each.kinds for entry in handbook.by_kind[kind].values() for found in each.find(entry, handbook, today))
        return once_per_place(found) if each.once else found

    return find_all


def once_per_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Of the findings of a check at the same place the one that comes first in the order of what it says: in whatever order they come."""
    first: dict[Span, Diagnostic] = {}
    for found in diagnostics:
        known = first.setdefault(found.span, found)
        first[found.span] = min(known, found, key=lambda each: repr(sorted(each.details.items())))
    return [*first.values()]
