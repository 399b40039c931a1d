"""Which items of a list are the same ones in an older and a newer form of it, and which of them have moved. Pure."""

from __future__ import annotations

from bisect import bisect
from collections import deque
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

_NAMES = ("do", "title", "text", "matter", "cite", "level", "when", "check")
"""Fields by which an item of a list is known where it has no id, the first that it has."""


def name_of(item: BaseModel) -> Any:
    """What an item of a list is known by to its reader."""
    return next((found for name in _NAMES if (found := getattr(item, name, None)) is not None), None)


def rising(numbers: list[int]) -> set[int]:
    """The longest run of numbers, with gaps, that are in order: those that stay where the others move by them."""
    ends: list[int] = []
    known: dict[int, list[int]] = {}
    for number in numbers:
        place = bisect(ends, number)
        known[number] = [*(known[ends[place - 1]] if place else ()), number]
        ends[place:place + 1] = [number]
    return set(known[ends[-1]]) if ends else set()


def paired(before: tuple[BaseModel, ...], after: tuple[BaseModel, ...]) -> Iterator[tuple[int | None, Any, int]]:
    """(its number before, item after, its number): items of one id or name, then what is left in their order, each side alone at last."""
    known: dict[Any, deque[int]] = {}
    for old, item in enumerate(before):
        known.setdefault(_known_by(item), deque()).append(old)
    places = [found.popleft() if (found := known.get(_known_by(item))) else None for item in after]
    met = {place for place in places if place is not None}
    left = deque(old for old in range(len(before)) if old not in met)
    for number, (place, item) in enumerate(zip(places, after, strict=True), 1):
        if place is None and left and not getattr(item, "id", None):
            place = left.popleft()
        yield None if place is None else place + 1, item, number
    for old in left:
        yield old + 1, None, old + 1


def _known_by(item: BaseModel) -> Any:
    return getattr(item, "id", None) or name_of(item)
