"""Texts beside each other that differ in an amount only (up to 5,000; over 5,000), and where one of them does not begin where another ends.

One that lies wholly within another is the exception to it and is passed over. Numbers without a fraction are taken as whole ones: after
5,000 comes 5,001.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.checks.shared.amount_ranges import amounts_of, are_whole, besides_amounts, in_digits, range_in
from generator.model import Procedure
from generator.model.ranges import Range
from generator.model.regions import Interval, interval


class Rung(NamedTuple):
    """A text by its place from 0, what it says of amounts, and as an interval, of whole numbers or of all."""

    place: int
    range: Range
    interval: Interval
    whole: bool


class Uneven(NamedTuple):
    """Amounts that lie between two neighbours (`missing`), or in both; `upper` is the one of the higher amounts."""

    lower: Rung
    upper: Rung
    amounts: Range
    missing: bool


def uneven(texts: Iterable[str]) -> Iterator[Uneven]:
    """Every such place among texts."""
    for rungs in _ladders(texts):
        for one, other in pairwise(rungs):
            (low, high), (begin, end) = one.interval, other.interval
            if high < begin:
                yield _between(one, other, Interval(high, begin), missing=True)
            elif low < begin < high < end:
                yield _between(one, other, Interval(begin, high), missing=False)


def uneven_answers(procedure: Procedure, language: str) -> Iterator[tuple[int, Uneven]]:
    """Every such place among the answers that somebody gives at one step: (index of the step, the place)."""
    for index, step in enumerate(procedure.steps):
        if len(step.branches) > 1 and step.judge is None:
            yield from ((index, found) for found in uneven(branch.when.best(language)[1] for branch in step.branches))


def _ladders(texts: Iterable[str]) -> Iterator[list[Rung]]:
    """Those that differ in an amount only, each set from the lowest to the highest."""
    alike: dict[str, list[tuple[int, str]]] = {}
    for index, text in enumerate(texts):
        words = in_digits(text)
        if any(map(str.isdigit, words)):
            alike.setdefault(besides_amounts(words), []).append((index, words))
    for found in alike.values():
        ranges = [(index, range_in(words)) for index, words in found] if len(found) > 1 else []
        known = [(index, each) for index, each in ranges if each is not None]
        if len(known) > 1:
            whole = are_whole(each for _, each in known)
            yield sorted((Rung(index, each, interval(each, whole), whole) for index, each in known), key=lambda rung: rung.interval)


def _between(one: Rung, other: Rung, region: Interval, *, missing: bool) -> Uneven:
    return Uneven(one, other, amounts_of(region, one.range.unit or other.range.unit, whole=one.whole), missing)
