"""The unit that people write behind a number, as the program prints it too: the way of `formatting.amount` in reverse."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from generator.errors import HandbookError
from generator.model.counted_unit import number_in
from generator.model.criteria import Criteria
from generator.model.currencies import CURRENCY
from generator.model.duration import Duration
from generator.model.measure import Measure
from generator.patterns import pattern_of

_SHOWN = 40
_NAMED = pattern_of(rf"[^\x00-\x7f]|^-?{CURRENCY}")
"""A numeral in Chinese, or money: what is more than a number although no unit stands behind it."""
_UNIT = pattern_of(r"[^\s\d.,，．+−-].*")


def without_unit(words: str, measure: Measure) -> str:
    """What stands before the unit: `4 hours`, `4小時` → `4`. Raises HandbookError for another unit than the measure's.

    What is no unit, because there are digits in it, is left where it is: `1_5000`, `1e3`.
    """
    composed = _composed(words, measure)
    if composed is not None:
        return composed
    if (counted := _counted(words, measure)) is not None:
        return counted
    found = _UNIT.search(words)
    unit = found[0].strip() if found else ""
    if found is None or same_unit(unit, measure):
        return words[:found.start()] if found else words
    if re.search(r"[\d_]", unicodedata.normalize("NFKC", unit)) or not re.search(r"\d", words[:found.start()]):
        return words
    raise HandbookError("\"{given}\" is not in the unit of \"{measure}\", which is {unit}",
                        "convert it, and write the number alone or with that unit", given=shortened(words), measure=measure.id,
                        unit=str(measure.unit))


def _counted(words: str, measure: Measure) -> str | None:
    """A number with the measure's unit, or a numeral alone, as criteria are written: 5萬元 of 元 → `50000`, 三 → `3`; None for others."""
    try:
        number, unit = number_in(measure.unit.by_language.values() if measure.unit else ())(words)
    except (ValueError, InvalidOperation):
        return None
    return f"{number.normalize():f}" if (same_unit(unit, measure) if unit else _NAMED.search(words)) else None


def same_unit(written: str, measure: Measure) -> bool:
    """Whether a unit is the measure's, as a word of one of its languages or as the same unit of time."""
    units = measure.unit.by_language.values() if measure.unit else ()
    return (_plain(written) in map(_plain, units)
            or any(_time_unit(written) == _time_unit(unit) is not None for unit in units))


def time_unit(measure: Measure) -> str | None:
    """The unit of time in which a measure counts: `working hour`."""
    return next((found for text in (measure.unit.by_language.values() if measure.unit else ()) if (found := _time_unit(text))), None)


def units_agree(criteria: Criteria) -> bool:
    """Whether every range is in the unit of its measure: else its numbers cannot be compared with those of others."""
    measures = {measure.id: measure for measure in criteria.measures}
    return all(same_unit(unit, measures[name]) for tier in criteria.tiers for name, found in tier.when.items() if name in measures
               for unit in (found.unit, found.upper_unit) if unit)


def shortened(words: str) -> str:
    """What was written, as far as it can be shown in a sentence."""
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _plain(unit: str) -> str:
    """A unit without the differences that a keyboard makes."""
    return unicodedata.normalize("NFKC", unit).casefold().strip()


def _composed(words: str, measure: Measure) -> str | None:
    """A time of several parts, or of a smaller or larger unit, in the unit of the measure: `3小時59分` of hours. None for anything else.

    Only units of one kind are converted: nobody can say how many hours of work two days are.
    """
    unit = time_unit(measure)
    kind = next((kind for kind in _KINDS_OF_TIME if unit in kind), None)
    try:
        parts = Duration.parse(words).parts
    except ValueError:
        return None
    if unit is None or kind is None or not {part for _, part in parts} <= kind.keys() or [part for _, part in parts] == [unit]:
        return None
    total = sum((Fraction(number) * kind[part] for number, part in parts), Fraction(0)) / kind[unit]
    return f"{Decimal(total.numerator) / Decimal(total.denominator):.12f}".rstrip("0").rstrip(".")


_KINDS_OF_TIME = (
    {"second": 1, "minute": 60, "hour": 3600}, {"second": 1, "minute": 60, "working hour": 3600},
    {"day": 1, "week": 7}, {"month": 1, "year": 12})
"""Units that are so many of one another; a value in them has twelve places, while bounds have six at most."""


def _time_unit(word: str) -> str | None:
    """The one unit that a word is."""
    try:
        parts = Duration.parse(f"1 {word}").parts
    except ValueError:
        return None
    return parts[0][1] if len(parts) == 1 else None
