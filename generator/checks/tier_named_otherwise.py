"""HB630 tier-named-otherwise: the title or description of a tier says another range than its condition.

Compared are the bounds that both say, read as the measure reads them: 2日以上 and `>= 16` hours of work are left alone, since they are
counted in different units. Of several measures counted in one unit the words may mean any. Where whole numbers alone occur, `over 3` and
`4 or more` are the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import SET, written_range
from generator.checks.shared.measured_words import Said, said_range
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.criteria import Criteria, Tier
from generator.model.measure import Bounds, Measure
from generator.model.ranges import Range
from generator.model.regions import HIGHEST, LOWEST, Boundary, interval
from generator.model.text import Text

_TIERS = SET + """\
tiers:
  - {title: 未滿4小時, when: "< 4", level: reprimand}
  - {title: TITLE, when: ">= 4", level: demerit}
cases: [{given: 0, expect: {level: reprimand}}, {given: 4, expect: {level: demerit}}]
"""
FAULT = Descriptor(
    code="HB630", name="tier-named-otherwise", severity=Severity.WARNING,
    message="this says \"{said}\", but the condition of the tier is {when}",
    hint="write one range in both: \"or more\" and \"up to\" include the number itself, \"over\" and \"under\" do not",
    why="Readers go by the words, and whoever decides by the condition; at these values the two decide differently.",
    invalid=_TIERS.replace("TITLE", "5小時以上"), valid=_TIERS.replace("TITLE", "4小時以上"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    hours = handbook.entry.calendar.hours
    for criteria in handbook.criteria.values():
        for number, tier in enumerate(criteria.tiers):
            for field, text in (("title", tier.title), ("description", tier.description)) if tier.when else ():
                if found := _first_contradicted(text, tier, criteria, hours):
                    said, measure = found
                    when = Bounds(((measure, written_range(tier.when[measure.id], measure)),))
                    yield Diagnostic(
                        descriptor=FAULT, span=criteria.source.span(("tiers", number, field)),
                        related=criteria.source.span(("tiers", number, "when")), details={"said": said.words, "when": when})


def _first_contradicted(text: Text | None, tier: Tier, criteria: Criteria, hours: float) -> tuple[Said, Measure] | None:
    """The same in the first language that says it: where others do too, they are corrected with it."""
    found = (_contradicted(words, tier, criteria, hours) for words in text.by_language.values()) if text else iter(())
    return next(filter(None, found), None)


def _contradicted(words: str, tier: Tier, criteria: Criteria, hours: float) -> tuple[Said, Measure] | None:
    """What words say against the condition of their tier, if they agree with none of its measures."""
    measures = [measure for measure in criteria.measures if measure.id in tier.when]
    said = _read(words, measures, len(criteria.measures) == 1, hours)
    agree = any(_agrees(found.range, tier.when[measure.id], measure) for found, measure in said)
    return None if agree or not said else said[0]


def _read(words: str, measures: Sequence[Measure], alone: bool, hours: float) -> list[tuple[Said, Measure]]:
    found = ((said_range(words, measure, hours, alone=alone), measure) for measure in measures)
    return [(said, measure) for said, measure in found if said]


def _agrees(said: Range, when: Range, measure: Measure) -> bool:
    one, other = interval(said, measure.in_steps), interval(when, measure.in_steps)
    return _same(one.low, other.low, LOWEST) and _same(one.high, other.high, HIGHEST)


def _same(said: Boundary, meant: Boundary, nowhere: Boundary) -> bool:
    """Whether two ends are one; an end that only one of the two says is no contradiction."""
    return said == meant or nowhere in (said, meant)


CHECK = of_entries(FAULT, find)
