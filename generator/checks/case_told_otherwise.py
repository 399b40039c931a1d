"""HB635 case-told-otherwise: the title of a worked case names another number than the case is given.

Compared are numbers that stand before the unit of a measure. A title that names the number given anywhere is no finding, nor is one with an
ordinal number (第2次) or with a part that follows in another unit (3 hours 45 minutes).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.shared.amount_ranges import in_digits
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import SET
from generator.checks.shared.lengths import as_written
from generator.checks.shared.measured_words import LONGER_UNIT, ORDINAL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Case
from generator.model.measure import Measure
from generator.model.text import Text

_CASE = SET + "tiers: [{when: any, level: reprimand}]\ncases: [{title: 曠職4小時, given: GIVEN, expect: {level: reprimand}}]\n"
FAULT = Descriptor(
    code="HB635", name="case-told-otherwise", severity=Severity.WARNING,
    message="the title says {said}, but the case is given {given}",
    hint="write the same number in both",
    why="Readers look for their own case in the titles, and read the outcome of another.",
    invalid=_CASE.replace("GIVEN", "3"), valid=_CASE.replace("GIVEN", "4"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        counted = [(measure, pattern) for measure in criteria.measures if (pattern := _counted(measure))]
        for number, case in enumerate(criteria.cases) if counted else ():
            for measure, pattern in counted if case.title else ():
                if said := _other(case, measure, pattern):
                    given = as_written(criteria, ("cases", number, "given", measure.id), f"{case.given[measure.id].place.normalize():f}")
                    yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("cases", number, "title")),
                                     related=criteria.source.span(("cases", number, "given")), details={"said": said, "given": given})


def _counted(measure: Measure) -> re.Pattern[str] | None:
    """A number in the unit of a measure, where no other number follows at once."""
    units = measure.unit.by_language.values() if measure.is_number and measure.unit else ()
    words = "|".join(re.escape(unit.removesuffix("s")) for unit in units if unit.removesuffix("s"))
    number, end = r"(?<![\d.,])(?P<number>\d+(?:\.\d+)?)", rf"(?!{LONGER_UNIT.pattern})(?!s?\s*(?:and )?\d)"
    return re.compile(rf"{number}\s*(?:{words}){end}", re.IGNORECASE) if words else None


def _other(case: Case, measure: Measure, pattern: re.Pattern[str]) -> str | None:
    """The first number that a title says in the unit of a measure, where it says none that the case is given."""
    texts = [in_digits(words) for words in _words(case.title)]
    if measure.id not in case.given or any(map(ORDINAL.search, texts)):
        return None
    found = [each for words in texts for each in pattern.finditer(words)]
    given = {value.place for value in case.given.values()}
    return found[0][0] if found and not any(Decimal(each["number"]) in given for each in found) else None


def _words(title: Text | None) -> list[str]:
    return [*title.by_language.values()] if title else []


CHECK = of_entries(FAULT, find)
