"""What a check is: a descriptor, a pure function that finds the fault, and how much it must see to be right."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import KINDS

Find = Callable[[Handbook, datetime.date], Iterable[Diagnostic]]
EVERY_KIND = frozenset(KINDS)


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
    besides the entry or text at hand; a check that does not say so needs every entry of every kind.
    """

    descriptor: Descriptor
    find: Find
    also: tuple[Descriptor, ...] = ()
    reach: Reach = Reach.HANDBOOK
    kinds: frozenset[str] = EVERY_KIND

    @property
    def descriptors(self) -> tuple[Descriptor, ...]:
        return self.descriptor, *self.also


def of_texts(descriptor: Descriptor, find: Find, also: tuple[Descriptor, ...] = ()) -> Check:
    """A check that looks at one text at a time."""
    return Check(descriptor, find, also, Reach.TEXT, frozenset())


def of_entries(descriptor: Descriptor, find: Find, *kinds: str) -> Check:
    """A check that looks at one entry at a time, and at whatever entries of `kinds` it refers to."""
    return Check(descriptor, find, (), Reach.ENTRY, frozenset(kinds))


def of_kinds(descriptor: Descriptor, find: Find, *kinds: str) -> Check:
    """A check that looks at all entries of `kinds` together."""
    return Check(descriptor, find, (), Reach.HANDBOOK, frozenset(kinds))
