"""Values of the model as words of a language: the one place for findings (see `detail_words`), changes and whatever else shows a value by
its kind alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.i18n import formatting
from generator.i18n.catalogue import catalogue
from generator.i18n.frequencies import frequency
from generator.i18n.measured import range_said
from generator.model.degree import NamedLevels
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.measure import Bounds, Measure
from generator.model.ranges import Range
from generator.model.scale import Spread
from generator.model.text import Text


def in_words(value: object, language: str) -> str | None:
    """What a value says to a reader of that language; None for one that says it by itself: a name, a whole number, a date."""
    said = next((put for kind, put in _IN_WORDS.items() if isinstance(value, kind)), None)
    return said(value, language) if said else None


def _bounds(value: Bounds, language: str) -> str:
    """`from 8 to under 16 hours`; of several measures each with its name."""
    text = catalogue(language).text
    said = [(measure.title.best(language)[1], _range(found, measure, language)) for measure, found in value.ranges]
    return text("; ").join(f"{title}{text(': ')}{words}" if value.named else words for title, words in said)


def _range(found: Range, measure: Measure, language: str) -> str:
    """A single number stands by itself."""
    single = measure.is_number and found.lower is not None and found.lower == found.upper
    return formatting.amount(found.lower or Decimal(0), measure.unit, language) if single else range_said(found, measure, language)


def _levels(value: NamedLevels, language: str) -> str:
    """`warning or demerit`, `申誡 × 二`; `no consequence` where there is none."""
    text = catalogue(language).text
    said = [text("no consequence") if level is None else level[0].best(language)[1] if level[1] == 1 else text(
        "{level} × {count}", level=level[0].best(language)[1], count=formatting.numeral(level[1], language)) for level in value.levels]
    return formatting.either(said, language)


def _all(values: tuple[object, ...], language: str) -> str:
    """`5 days and 3 days`."""
    return formatting.listed([in_words(value, language) or str(value) for value in values], language)


def _spread(value: Spread, language: str) -> str:
    """`12 months to 24 months`."""
    least, most = (in_words(each, language) or str(each) for each in (value.least, value.most))
    return catalogue(language).text("{first} to {last}", first=least, last=most)


_IN_WORDS: Mapping[type, Callable[[Any, str], str]] = {
    Duration: formatting.duration, Frequency: frequency, Enum: formatting.choice, Bounds: _bounds,
    NamedLevels: _levels, tuple: _all, Spread: _spread,
    Decimal: lambda value, language: formatting.number(value),
    Range: lambda value, language: formatting.range_(value, None, language), Text: lambda value, language: value.best(language)[1],
}
