"""The fields of the form that decides a case: a number, a choice of words, or a length of time as people write it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.measured import counts_months
from generator.facts.words import HandbookWords, Words
from generator.i18n import formatting
from generator.i18n.measured import kind_said
from generator.model.amounts import MINUTES, SHORTEST_MONTH
from generator.model.criteria import Criteria
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.measure import Measure, MeasureType


@dataclass(frozen=True, slots=True)
class TimeTable:
    """How lengths of time are read for a measure: the units that they may have, and how many minutes each has on its axis.

    Where the tiers count in months, fewer minutes than `beside_months` may stand beside them. `example` is one that can be read.
    """

    units: dict[str, str]
    beside_months: str | None
    example: Duration


@dataclass(frozen=True, slots=True)
class DecideField:
    """The field of a measure: `options` to choose from, a length of time such as the `example`, or neither for a number of `unit`."""

    id: str
    title: Words
    unit: Words
    options: tuple[Words, ...]
    example: str


def decide_fields(criteria: Criteria, words: HandbookWords) -> list[DecideField]:
    """A field for every measure, in their order."""
    return [_field(measure, criteria, words) for measure in criteria.measures]


def _field(measure: Measure, criteria: Criteria, words: HandbookWords) -> DecideField:
    unit = words.said(measure.unit) if measure.unit else Words(words.language, kind_said(measure, words.language))
    options = tuple(words.said(choice) for choice in measure.choices)
    table = time_table(measure, criteria, words.handbook.entry.calendar)
    example = formatting.duration(table.example, words.language) if table else ""
    return DecideField(measure.id, words.said(measure.title), unit, options, example)


def time_table(measure: Measure, criteria: Criteria, calendar: Calendar) -> TimeTable | None:
    """How the lengths of time of a measure are read; None for one that is no time."""
    if not measure.is_time:
        return None
    if measure.type is MeasureType.WORKING_TIME:
        day = f"{calendar.hours * 60:g}"
        units = {"minute": "1", "hour": "60", "working hour": "60", "day": day, "working day": day}
        return TimeTable(units, None, Duration.parse("1 working day 4 working hours"))
    months = counts_months(measure, criteria)
    units = {unit: str(minutes) for unit, minutes in MINUTES.items() if months or unit not in ("month", "year")}
    return TimeTable(units, str(SHORTEST_MONTH) if months else None, Duration.parse("3 months 15 days" if months else "1 hour 30 minutes"))
