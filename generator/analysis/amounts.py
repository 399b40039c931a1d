"""The unit that people write behind a number, as the program prints it too: the way of `formatting.amount` in reverse."""

from __future__ import annotations

import re
import unicodedata

from generator.errors import HandbookError
from generator.model.criteria import Criteria
from generator.model.duration import Duration
from generator.model.measure import Measure

_SHOWN = 40
_UNIT = re.compile(r"[^\s\d.,，．+−-].*")


def without_unit(words: str, measure: Measure) -> str:
    """What stands before the unit: `4 hours`, `4小時` → `4`. Raises HandbookError for another unit than the measure's.

    What is no unit, because there are digits in it, is left where it is: `1_5000`, `1e3`.
    """
    found = _UNIT.search(words)
    unit = found[0].strip() if found else ""
    if found is None or same_unit(unit, measure):
        return words[:found.start()] if found else words
    if re.search(r"[\d_]", unicodedata.normalize("NFKC", unit)) or not re.search(r"\d", words[:found.start()]):
        return words
    raise HandbookError("\"{given}\" is not in the unit of \"{measure}\", which is {unit}",
                        "convert it, and write the number alone or with that unit", given=shortened(words), measure=measure.id,
                        unit=str(measure.unit))


def same_unit(written: str, measure: Measure) -> bool:
    """Whether a unit is the measure's, as a word of one of its languages or as the same unit of time."""
    units = measure.unit.by_language.values() if measure.unit else ()
    return (_plain(written) in map(_plain, units)
            or any(_time_unit(written) == _time_unit(unit) is not None for unit in units))


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


def _time_unit(word: str) -> str | None:
    try:
        return Duration.parse(f"1 {word}").largest
    except ValueError:
        return None
