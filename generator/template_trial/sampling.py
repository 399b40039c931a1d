"""A few of many, which stand for all of their kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Kind = TypeVar("Kind", bound=Hashable)
Item = TypeVar("Item")
SAMPLES = 5
"""So many of a kind are looked at, from the first to the last."""


def samples(items: Iterable[Item], kind_of: Callable[[Item], Kind]) -> Mapping[Kind, Sequence[Item]]:
    """A few of each kind, in their order."""
    kinds: dict[Kind, list[Item]] = {}
    for item in items:
        kinds.setdefault(kind_of(item), []).append(item)
    return {kind: _spread(of_a_kind) for kind, of_a_kind in kinds.items()}


def _spread(items: Sequence[Item]) -> list[Item]:
    last = len(items) - 1
    return [items[place] for place in sorted({last * number // (SAMPLES - 1) for number in range(SAMPLES)})]
