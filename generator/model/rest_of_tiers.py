"""The tier for all that the others leave: `when: otherwise`, 其餘. It is read as that very range, so that nothing else need know of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.ranges import Range, Unreadable
from generator.model.text import as_written

_REST = re.compile(r"otherwise|(?:any|every)thing else|all (?:the )?(?:others?|rest)|the rest|其[餘余他](?:情形|者|的)?", re.IGNORECASE)
_NOWHERE, _EVERYWHERE = Decimal("-Infinity"), Decimal("Infinity")
Cut = tuple[Decimal, int]
"""Just before a number (0), or just after it (1)."""


class NoRest(Unreadable):
    """What is left is nothing, or more than one range."""

    def error(self) -> PydanticCustomError:
        return PydanticCustomError("bad_range", "bad range", {"given": self.words, "meant": "", "reason": "rest", "part": ""})


def with_rest_read(tiers: Any, measure: Mapping[str, Any]) -> Any:
    """The tiers with the range that is left in place of the words for it; `measure` is the only one."""
    given = [_range_given(tier, measure["id"]) for tier in tiers] if isinstance(tiers, list) else []
    places = [place for place, value in enumerate(given) if _is_rest(value)]
    if not places:
        return tiers
    left = _left([value for value in given if value is not None and not _is_rest(value)], measure)
    words = getattr(given[places[0]], "words", None) or str(as_written(given[places[0]]))
    found = left[0] if len(left) == 1 == len(places) else NoRest(words, "")
    return [{**tier, "when": {measure["id"]: found}} if place in places else tier for place, tier in enumerate(tiers)]


def _range_given(tier: Any, measure: str) -> Any:
    when = tier.get("when") if isinstance(tier, dict) else None
    return when.get(measure) if isinstance(when, dict) else None


def _is_rest(value: Any) -> bool:
    words = value.words if isinstance(value, Unreadable) else as_written(value)
    return isinstance(words, str) and _REST.fullmatch(words.strip()) is not None


def _left(given: Iterable[Any], measure: Mapping[str, Any]) -> list[Range]:
    """What the ranges of the others leave of the measure; any value where one of them cannot be read, which is told of that one."""
    try:
        ranges = [value if isinstance(value, Range) else Range.parse(str(as_written(value))) for value in given]
    except (ValueError, InvalidOperation):
        return [Range()]
    try:
        least, most = (Decimal(str(as_written(measure.get(name, end)))) for name, end in (("minimum", _NOWHERE), ("maximum", _EVERYWHERE)))
    except InvalidOperation:  # a length of time
        least, most = _NOWHERE, _EVERYWHERE
    whole = as_written(measure.get("whole")) in (True, "true")
    first, last = (least, 0), _after(most, whole)
    said: dict[Cut, tuple[str, str]] = {}
    for found in ranges:
        said[_low(found, whole)] = found.unit, found.lower_words
        said[_high(found, whole)] = found.upper_unit or found.unit, found.upper_words
    return [_between(low, high, first, last, said) for low, high in _gaps(ranges, first, last, whole)]


def _gaps(ranges: Iterable[Range], first: Cut, last: Cut, whole: bool) -> Iterator[tuple[Cut, Cut]]:
    reached = first
    for low, high in sorted((_low(found, whole), _high(found, whole)) for found in ranges):
        if low > reached:
            yield reached, min(low, last)
        reached = max(reached, high)
    if reached < last:
        yield reached, last


def _between(low: Cut, high: Cut, first: Cut, last: Cut, said: Mapping[Cut, tuple[str, str]]) -> Range:
    """Open where the measure itself ends."""
    (unit, lower_words), (upper_unit, upper_words) = said.get(low, ("", "")), said.get(high, ("", ""))
    return Range(None if low == first else low[0], None if high == last else high[0], low[1] == 0, high[1] == 1,
                 unit or upper_unit, upper_unit or unit, lower_words, upper_words)


def _low(found: Range, whole: bool) -> Cut:
    if found.lower is None:
        return _NOWHERE, 0
    return (found.lower, 0) if found.lower_included else _after(found.lower, whole)


def _high(found: Range, whole: bool) -> Cut:
    if found.upper is None:
        return _EVERYWHERE, 1
    return _after(found.upper, whole) if found.upper_included else (Decimal(math.ceil(found.upper)) if whole else found.upper, 0)


def _after(number: Decimal, whole: bool) -> Cut:
    """Of whole numbers just before the next."""
    return (Decimal(math.floor(number) + 1), 0) if whole and number.is_finite() else (number, 1)
