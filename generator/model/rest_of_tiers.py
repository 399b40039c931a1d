"""The tier for all that the others leave: `when: otherwise`, 其餘.

Of one measure it is read as that very range, so that nothing else need know of it. Of several, and of words to choose from, what is left
has many parts: the tier says that it is for all of them (`Tier.otherwise`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.ranges import Range, Unreadable
from generator.model.regions import Boundary, Interval, gaps, interval, merged
from generator.model.text import as_written
from generator.patterns import pattern_of

_REST = pattern_of(r"otherwise|(?:any|every)thing else|all (?:the )?(?:others?|rest)|the rest|其[餘余他](?:情形|者|的)?", re.IGNORECASE)


ANY_OF = ("any", "or", "any_of", "anyof", "one_of", "或", "任一")
"""What authors write who mean that one of several conditions is enough."""


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
    found = left[0] if len(left) == 1 == len(places) else NoRest(_words_of(given[places[0]]), "")
    return [{**tier, "when": {measure["id"]: found}} if place in places else tier for place, tier in enumerate(tiers)]


def with_rest_marked(tiers: Any, only: str | None) -> Any:
    """The tiers with the one marked that is for all else; `only` is the measure whose name its range bears already, if one divides them."""
    if not isinstance(tiers, list):
        return tiers
    ranges = [tier for tier in tiers if isinstance(tier, dict) and _is_conditional(tier) and not _rest_words(tier, only)]
    marked, left = False, list[Any]()
    for tier in tiers:
        words = _rest_words(tier, only)
        if words and ranges and not marked:
            marked = True
            left.append({name: value for name, value in tier.items() if name != "when"} | {"otherwise": True})
        else:
            left.append({**tier, "when": {only or "when": NoRest(words, "")}} if words else _part_refused(tier))
    return left


def _is_conditional(tier: Mapping[str, Any]) -> bool:
    """Whether it says of measures when it applies, also in a way that is told as a fault of its own."""
    return isinstance(tier.get("when"), (dict, list)) or any(str(name).lower() in ANY_OF for name in tier)


def _rest_words(tier: Any, only: str | None) -> str:
    """The words by which a tier is for all else; empty where it is not."""
    when = tier.get("when") if isinstance(tier, dict) else None
    found = when.get(only) if isinstance(when, dict) and only and len(when) == 1 else when
    return _words_of(found) if _is_rest(found) else ""


def _part_refused(tier: Any) -> Any:
    """A tier that is for the rest of one measure among several: nobody can say beside which ranges of the others."""
    when = tier.get("when") if isinstance(tier, dict) else None
    if not isinstance(when, dict):
        return tier
    return {**tier, "when": {name: NoRest(_words_of(value), "") if _is_rest(value) else value for name, value in when.items()}}


def _words_of(value: Any) -> str:
    return value.words if isinstance(value, Unreadable) else str(as_written(value))


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
    least, most = _end(measure.get("minimum", 0)), _end(measure.get("maximum"))
    whole = as_written(measure.get("whole")) in (True, "true")
    domain = interval(Range(least, most), whole)
    if domain.low >= domain.high:
        return []
    boxes = [interval(found, whole) for found in ranges]
    told = {cut: said for found, box in zip(ranges, boxes, strict=True) for cut, said in zip(box, _said(found), strict=True)}
    return [_in_words(gap, domain, told) for (gap,) in merged(gaps((domain,), [(box,) for box in boxes]))]


def _end(written: Any) -> Decimal | None:
    """An end of what can occur; None where there is none, or where what is written is reported as no number."""
    try:
        return None if written is None else Decimal(str(as_written(written)))
    except InvalidOperation:
        return None


def _said(found: Range) -> tuple[tuple[str, str], tuple[str, str]]:
    """(unit, words) of either bound."""
    return (found.unit, found.lower_words), (found.upper_unit or found.unit, found.upper_words)


def _in_words(gap: Interval, domain: Interval, told: Mapping[Boundary, tuple[str, str]]) -> Range:
    """What is left, in the words of the ranges beside it, and without a bound where the measure itself ends."""
    (unit, lower_words), (upper_unit, upper_words) = (told.get(cut, ("", "")) for cut in gap)
    lower, upper = None if gap.low == domain.low else gap.low[0], None if gap.high == domain.high else gap.high[0]
    return Range(lower, upper, lower is None or gap.low[1] == 0, upper is None or gap.high[1] == 1,
                 unit or upper_unit, upper_unit or unit, lower_words, upper_words)
