"""What a lint rule is: a fault, and a pure function that finds it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

Find = Callable[[Handbook, datetime.date], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Check:
    """`find(handbook, today)` yields the places where the fault is. It changes nothing and reads no clock.

    `also` are further faults that the same pass over the handbook finds.
    """

    descriptor: Descriptor
    find: Find
    also: tuple[Descriptor, ...] = ()

    @property
    def descriptors(self) -> tuple[Descriptor, ...]:
        return self.descriptor, *self.also
