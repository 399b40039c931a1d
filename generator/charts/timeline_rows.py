"""The rows of a picture of a path: what is gone through again and again has a row for each of its steps, not one for each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.analysis.timeline import MOST_LEGS, Leg


class Row(NamedTuple):
    """A step of a path from its first time to its last, and how often it is done there; 0 for more often than is known."""

    leg: Leg
    times: int


def rows(legs: Sequence[Leg]) -> Iterator[Row]:
    """The rows of a path, in order."""
    place = 0
    while place < len(legs):
        size = _size(legs, place)
        times = _times(legs, place, size)
        end = place + size * times
        known = times if times == 1 or end + size <= len(legs) or len(legs) < MOST_LEGS else 0
        for first, last in zip(legs[place:place + size], legs[end - size:end], strict=True):
            yield Row(replace(first, end=last.end), known)
        place = end


def _size(legs: Sequence[Leg], place: int) -> int:
    """How many steps a round has that begins there."""
    again = (at for at in range(place + 1, len(legs)) if legs[at].index == legs[place].index)
    return next(again, place + 1) - place if legs[place].repair else 1


def _times(legs: Sequence[Leg], place: int, size: int) -> int:
    """How often the same steps follow one another."""
    once = [leg.index for leg in legs[place:place + size]]
    times = 1
    while legs[place].repair and [leg.index for leg in legs[place + size * times:place + size * (times + 1)]] == once:
        times += 1
    return times
