"""The fields of the form that decides a case: a number, a choice of words, or a length of time in its units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.measured import counts_months
from generator.facts.words import HandbookWords, Words
from generator.i18n.measured import kind_said
from generator.model.amounts import MINUTES
from generator.model.criteria import Criteria
from generator.model.measure import Measure, MeasureType


@dataclass(frozen=True, slots=True)
class TimeField:
    """One unit of a length of time, and how many minutes it has on the axis of the measure."""

    name: str
    title: str
    minutes: str


@dataclass(frozen=True, slots=True)
class DecideField:
    """The field of a measure: `options` to choose from, `units` of time, or neither for a number of `unit`."""

    id: str
    title: Words
    unit: Words
    options: tuple[Words, ...]
    units: tuple[TimeField, ...]


def decide_fields(criteria: Criteria, words: HandbookWords) -> list[DecideField]:
    """A field for every measure, in their order."""
    return [_field(measure, criteria, words) for measure in criteria.measures]


def _field(measure: Measure, criteria: Criteria, words: HandbookWords) -> DecideField:
    unit = words.said(measure.unit) if measure.unit else Words(words.language, kind_said(measure, words.language))
    options = tuple(words.said(choice) for choice in measure.choices)
    return DecideField(measure.id, words.said(measure.title), unit, options, tuple(_units(measure, criteria, words)))


def _units(measure: Measure, criteria: Criteria, words: HandbookWords) -> list[TimeField]:
    """The units of a measure of time; months where the tiers count in months."""
    if not measure.is_time:
        return []
    if measure.type is MeasureType.WORKING_TIME:
        day = Decimal(str(words.handbook.entry.calendar.hours)) * 60
        return [TimeField("day", words.text("working days"), f"{day:f}"), *(_unit(name, words) for name in ("hour", "minute"))]
    return [_unit(name, words) for name in (("month", "day") if counts_months(measure, criteria) else ("day", "hour", "minute"))]


def _unit(name: str, words: HandbookWords) -> TimeField:
    return TimeField(name, words.text(_TITLES[name]), str(MINUTES[name]))


_TITLES = {"month": "months", "day": "days", "hour": "hours", "minute": "minutes"}
