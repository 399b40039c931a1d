"""Which items of a list are the same ones in an older and a newer form of it, and which of them have moved. Pure."""

from __future__ import annotations

from bisect import bisect
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

_NAMES = ("do", "title", "text", "matter", "cite", "level", "when", "check", "decide", "may", "item", "description", "procedure", "begins",
          "given", "tier", "acts")
"""Fields by which an item of a list is known where it has no id, the first that it has."""


def naming_field(item: BaseModel) -> str | None:
    """The field by which an item of a list is known to its reader; None where it has none of them."""
    return next((name for name in _NAMES if getattr(item, name, None) not in (None, ())), None)


def name_of(item: BaseModel) -> Any:
    """What an item of a list is known by to its reader."""
    return getattr(item, name) if (name := naming_field(item)) else None


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
    places = _of_one_name(before, after)
    met = {place for place in places if place is not None}
    left = deque(old for old in range(len(before)) if old not in met)
    for number, (place, item) in enumerate(zip(places, after, strict=True), 1):
        if place is None and left and not getattr(item, "id", None):
            place = left.popleft()
        yield None if place is None else place + 1, item, number
    for old in left:
        yield old + 1, None, old + 1


def _of_one_name(before: tuple[BaseModel, ...], after: tuple[BaseModel, ...]) -> list[int | None]:
    """For each item after, the place before of one of its id or name: of one that is equal where there is any, else of the first left."""
    known: dict[Any, list[int]] = {}
    for old, item in enumerate(before):
        known.setdefault(_known_by(item), []).append(old)
    places: list[int | None] = [None] * len(after)
    for must_equal in (True, False):
        for new, item in enumerate(after):
            left = known.get(_known_by(item), [])
            if places[new] is None and (same := next((old for old in left if not must_equal or before[old] == item), None)) is not None:
                places[new] = same
                left.remove(same)
    return places


def _known_by(item: BaseModel) -> Any:
    known = getattr(item, "id", None) or name_of(item)
    return tuple(known.items()) if isinstance(known, Mapping) else known
