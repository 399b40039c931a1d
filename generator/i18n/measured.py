"""Amounts and ranges of a measure as words of a language: numbers with their unit, lengths of time, or words of a list."""

from __future__ import annotations

from decimal import Decimal

from generator.i18n import formatting
from generator.i18n.catalogue import catalogue
from generator.model.amounts import time_parts
from generator.model.duration import Duration
from generator.model.measure import Given, Measure, MeasureType
from generator.model.ranges import Range


def place_said(place: Decimal, measure: Measure, language: str, written: str = "") -> str:
    """A place on the axis of a measure: `4 hours`, `98%`, `嚴重`; a length of time as it was `written`, if that is known."""
    if measure.choices:
        return measure.choices[int(place)].best(language)[1]
    if not measure.is_time:
        return formatting.amount(place, measure.unit, language)
    if not place:
        return "0"
    found = Duration.parse(written) if written else Duration(time_parts(place, working=measure.type is MeasureType.WORKING_TIME))
    return formatting.duration(found, language)


def measured(value: Range | Given, measure: Measure, language: str) -> str:
    """A range or a value of a measure."""
    if isinstance(value, Range):
        return range_said(value, measure, language)
    return place_said(value.place, measure, language, value.written)


def range_said(value: Range, measure: Measure, language: str) -> str:
    """A range of a measure."""
    if measure.is_number or (value.lower is None and value.upper is None):
        return formatting.range_(value, measure.unit, language)
    if measure.choices:
        return _words(value, measure, language)
    if value.lower == value.upper == 0:
        return catalogue(language).text("no time")
    low, high = ("" if place is None else place_said(place, measure, language, words)
                 for place, words in ((value.lower, value.lower_words), (value.upper, value.upper_words)))
    return formatting.between(value, low, high, language, times=True)


def _words(value: Range, measure: Measure, language: str) -> str:
    """The words that lie in a range, as a list within a sentence."""
    text = catalogue(language).text
    found = [place_said(Decimal(place), measure, language) for place in range(len(measure.choices)) if value.contains(Decimal(place))]
    return text("{list} or {last}", list=text(", ").join(found[:-1]), last=found[-1]) if len(found) > 1 else "".join(found)


def kind_said(measure: Measure, language: str) -> str:
    """In what a measure is counted: its unit, time or working time, or the words to choose from."""
    text = catalogue(language).text
    if measure.choices:
        return text(", ").join(choice.best(language)[1] for choice in measure.choices)
    return text("working time" if measure.type is MeasureType.WORKING_TIME else "time")
