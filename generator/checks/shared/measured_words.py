"""The range of a measure that a text speaks of: 逾期未滿30日 and `30 to 60 days late`, read as `when` is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import InvalidOperation
from typing import NamedTuple

from generator.checks.shared.amount_ranges import in_digits, placed_range
from generator.model.amounts import Read
from generator.model.counted_unit import number_in
from generator.model.english import singular
from generator.model.measure import Measure
from generator.model.ranges import Range
from generator.patterns import pattern_of

_LONGEST_UNIT = 16
"""So many signs after the last number are tried as its unit."""
ORDINAL = pattern_of(r"第\s*\d|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
"""The third time and later may be measured as two earlier ones or more."""
_TIME_ALLOWED = pattern_of(r"(?<![以之])[內内]|\bwithin\b", re.IGNORECASE)
"""By when something is done, which is not how long something took."""
LONGER_UNIT = pattern_of(r"[月鐘钟]")
"""What makes another unit of 個 and 分: 個月, 分鐘."""


class Said(NamedTuple):
    """A range in the words that say it."""

    words: str
    range: Range


def said_range(text: str, measure: Measure, hours: float, *, alone: bool) -> Said | None:
    """The range of this measure in a text; without its unit only where no other measure can be meant (`alone`)."""
    words = in_digits(text)
    found = None if measure.choices or ORDINAL.search(words) or _TIME_ALLOWED.search(words) else placed_range(words)
    if found is None:
        return None
    _, start, end = found
    read = measure.reader(hours)
    for last in range(min(end + _LONGEST_UNIT, len(words)), end - 1, -1):
        part = words[start:last].strip()
        if (range_ := _of_time(part, read) if read else _of_number(part, words[last:], measure, alone)) is not None:
            return Said(part, range_)
    return None


def _of_time(words: str, read: Read) -> Range | None:
    try:
        return Range.of_amounts(words, read)
    except (ValueError, InvalidOperation):
        return None


def _of_number(words: str, rest: str, measure: Measure, alone: bool) -> Range | None:
    units = frozenset(_units(measure))
    try:
        found = Range.of_amounts(words, number_in(units), plain=True)
    except (ValueError, InvalidOperation):
        return None
    named = {unit.casefold() for unit in (found.unit, found.upper_unit) if unit}
    if named:
        return found if named <= units and not LONGER_UNIT.match(rest) else None
    return found if alone and not rest.strip()[:1].isalnum() else None


def _units(measure: Measure) -> Iterator[str]:
    for words in measure.unit.by_language.values() if measure.unit else ():
        yield words.casefold()
        yield singular(words.casefold())
