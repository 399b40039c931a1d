"""Ranges and values of criteria, as their author wrote them, read by the measures to which they belong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.model.amounts import MULTIPLES, Read, comparable, in_months, reader_of
from generator.model.counted_unit import number_in
from generator.model.measure import Given
from generator.model.payment import Payment
from generator.model.ranges import Apart, Range, Unreadable
from generator.model.rest_of_tiers import with_rest_marked, with_rest_read
from generator.model.side import Side
from generator.model.text import as_written
from generator.model.tier_amounts import with_payments_read
from generator.patterns import pattern_of

_EXAMPLES = {"time": "4 hours", "working-time": "2 working days"}
_LISTS = ("measures", "tiers", "modifiers", "cases")
"""Lists of which a single item may stand without its brackets."""
_OR = pattern_of(r", or | or |, |[、，]?或者?|[、，]")
"""What stands between words of which any may be the case."""
_EARNS_LEVELS = [None, *(side.value for side in Side if side.earns_levels)]
"""Sides whose amounts belong to levels; of a word that is no side nobody can say, and that is told of it."""
_FROM = " or more"
"""What makes an example of a range out of one of a value."""


def with_amounts_read(data: Mapping[str, Any], hours: float) -> dict[str, Any]:
    """The same criteria: where one measure only divides tiers, its name is put to every range and value; what is no plain number is read.

    What cannot be read stands in its place as `Unreadable`, so that it is reported where it was written.
    """
    data = {name: [value] if name in _LISTS and isinstance(value, dict) else value for name, value in data.items()}
    measures = [found for found in _items(data.get("measures")) if isinstance(found, dict) and isinstance(found.get("id"), str)]
    data["tiers"] = with_payments_read(data.get("tiers"), measures, fees=as_written(data.get("side")) not in _EARNS_LEVELS)
    data |= {items: _without_listless(data.get(items), field, measures) for items, field in (("tiers", "when"), ("cases", "given"))}
    divides = _dividing(measures, data["tiers"]) if len(measures) == len(_items(data.get("measures"))) else []
    only = divides[0] if len(divides) == 1 else None
    made = {**data, "tiers": _named(data["tiers"], "when", only), "cases": _named(data.get("cases"), "given", only),
            "modifiers": _named(data.get("modifiers"), "adds", only)}
    if len(measures) == len(_items(data.get("measures"))):
        made["tiers"] = _any_of_unknown(made["tiers"], {measure["id"] for measure in measures})
    for measure in measures:
        if (read := reader_of(measure, hours)) is not None:
            example = _example(measure)
            of_range = example if "choices" in measure else example + _FROM
            made["tiers"] = _read(made["tiers"], "when", measure["id"], lambda value, read=read: range_of(value, read), of_range)
            if "choices" not in measure:
                made["tiers"] = _comparable_ranges(made["tiers"], measure["id"], of_range)
            made["cases"] = _read(made["cases"], "given", measure["id"], lambda value, read=read: Given(*read(value)), example)
        elif units := _units(measure):
            if any(unit[:1] in MULTIPLES for unit in units):
                made["tiers"] = _read(made["tiers"], "when", measure["id"], lambda value, units=units: _counted(value, units), "")
            made["cases"] = _without_unit(made["cases"], "given", measure["id"], units, lambda number: Given(number, ""))
            made["modifiers"] = _without_unit(made["modifiers"], "adds", measure["id"], units, lambda number: number)
    found = next((each for each in measures if each["id"] == only), None)
    if found is None or "choices" in found:
        made["tiers"] = with_rest_marked(made["tiers"], only)
    else:
        made["tiers"] = with_rest_read(made["tiers"], found)
    return {name: value for name, value in made.items() if value is not None}


def _without_listless(items: Any, field: str, measures: Sequence[Mapping[str, Any]]) -> Any:
    """Where the words that a measure can have are no list, that is told, and not that each of them is no number; what is said of other
    measures is read."""
    listless = {measure["id"] for measure in measures if "choices" in measure and not isinstance(as_written(measure["choices"]), list)}
    if not listless or not isinstance(items, list):
        return items
    return [{**item, field: _of_others(item[field], listless)} if isinstance(item, dict) and field in item else item for item in items]


def _of_others(said: Any, measures: Collection[str]) -> dict[Any, Any]:
    return {name: value for name, value in said.items() if name not in measures} if isinstance(said, dict) else {}


def _any_of_unknown(tiers: Any, known: Collection[str]) -> Any:
    """What is said of a measure that there is not says nothing else: that it is unknown is told, and not that its words are no numbers."""
    if not isinstance(tiers, list):
        return tiers
    return [{**tier, "when": {name: value if name in known else Range() for name, value in tier["when"].items()}}
            if isinstance(tier, dict) and isinstance(tier.get("when"), dict) else tier for tier in tiers]


def _dividing(measures: Sequence[Mapping[str, Any]], tiers: Any) -> list[str]:
    """The measures that can divide the tiers: all but those of which payments are a share, if that leaves one."""
    parts = [part for tier in _items(tiers) for part in (tier, *_beside(tier))]
    payments = [found for part in parts if isinstance(part, dict) and isinstance(part.get("amount"), dict)
                for found in part["amount"].values() if isinstance(found, Payment)]
    shared = {name for found in payments for name in found.bases}
    names = [measure["id"] for measure in measures]
    return [name for name in names if name not in shared] or names


def _beside(tier: Any) -> list[Any]:
    """What is given beside the level of a tier."""
    also = tier.get("also") if isinstance(tier, dict) else None
    return also if isinstance(also, list) else [also]


def _example(measure: Mapping[str, Any]) -> str:
    """An amount that the measure can have, as an author writes it."""
    choices = measure.get("choices")
    if isinstance(choices, list) and choices:
        return ", ".join(str(as_written(next(iter(words.values())) if isinstance(words, dict) and words else words)) for words in choices)
    return _EXAMPLES[str(as_written(measure["type"]))]


def _units(measure: Mapping[str, Any]) -> frozenset[str]:
    """The unit in which a number is counted, in every language."""
    unit = as_written(measure.get("unit"))
    return frozenset(str(as_written(words)) for words in (unit.values() if isinstance(unit, dict) else [unit] if unit else []))


def _without_unit(items: Any, field: str, measure: str, units: frozenset[str], made: Callable[[Decimal], Any]) -> Any:
    """The items with `200 ml` of a measure in ml read as 200, and 1500萬 as ranges read it; what is no such number stays as it is."""
    def number(value: Any) -> Any:
        written = as_written(value)
        if not isinstance(written, str):
            return value
        try:
            found, unit = number_in(units)(written)
        except (ValueError, InvalidOperation):
            return value
        return made(found) if unit in units or (not unit and not written.isascii()) else value

    if not isinstance(items, list):
        return items
    return [{**item, field: {**item[field], measure: number(item[field][measure])}}
            if isinstance(item, dict) and isinstance(item.get(field), dict) and measure in item[field] else item for item in items]


def _counted(value: str | list[str], units: frozenset[str]) -> Any:
    """A range of numbers in a unit such as 萬元; what is none stays as it is, and is reported as any other."""
    try:
        return Range.of_amounts(str(value), number_in(units), plain=True)
    except (ValueError, InvalidOperation):
        return value


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(items: Any, field: str, measure: str | None) -> Any:
    if measure is None or not isinstance(items, list):
        return items
    return [{**item, field: {measure: item[field]}}
            if isinstance(item, dict) and field in item and not isinstance(item[field], dict) else item for item in items]


def _read(items: Any, field: str, measure: str, read: Any, example: str) -> Any:
    """The items with what they say of a measure read."""
    if not isinstance(items, list):
        return items
    return [{**item, field: {**item[field], measure: _one(item[field][measure], read, example)}}
            if isinstance(item, dict) and isinstance(item.get(field), dict) and measure in item[field] else item for item in items]


def _one(value: Any, read: Any, example: str) -> Any:
    written = as_written(value)
    said = ", ".join(str(as_written(each)) for each in written) if isinstance(written, list) else str(written)
    try:
        return read([str(as_written(each)) for each in written] if isinstance(written, list) else str(written))
    except NotSideBySide as error:
        rest = [word for word in example.split(", ") if word not in error.words]
        return Apart(said, ", ".join([*error.words, *rest]))
    except (ValueError, InvalidOperation, TypeError):
        return Unreadable(said, example)


class NotSideBySide(ValueError):
    """`words` are in the list of the measure, and others lie between them."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.words = words


def range_of(value: str | list[str], read: Read) -> Range:
    """A range in words; neighbouring words are one too, in a list or as they are printed (`slight or serious`)."""
    if isinstance(value, str):
        each = _OR.split(value)
        try:
            return Range.of_amounts(value, read)
        except ValueError:
            if len(each) == 1:
                raise
        value = each
    found = sorted(read(words) for words in value)
    places = [place for place, _ in found]
    if not places or len(set(places)) < len(places):
        raise ValueError(value)
    if places[-1] - places[0] != len(places) - 1:
        raise NotSideBySide([words for _, words in found])
    return Range(places[0], places[-1], lower_words=found[0][1], upper_words=found[-1][1])


def _comparable_ranges(tiers: Any, measure: str, example: str) -> Any:
    """Months stand beside months only: what cannot be compared with the other bounds is `Unreadable`."""
    ranges = [tier["when"][measure] for tier in _items(tiers) if isinstance(tier, dict) and isinstance(tier.get("when"), dict)
              and isinstance(tier["when"].get(measure), Range)]
    months = in_months(words for found in ranges for words in (found.lower_words, found.upper_words))

    def checked(value: Any) -> Any:
        bad = isinstance(value, Range) and not all(comparable(words, months) for words in (value.lower_words, value.upper_words) if words)
        return Unreadable(str(value), example) if bad else value

    if not isinstance(tiers, list):
        return tiers
    return [{**tier, "when": {name: checked(value) if name == measure else value for name, value in tier["when"].items()}}
            if isinstance(tier, dict) and isinstance(tier.get("when"), dict) else tier for tier in tiers]
