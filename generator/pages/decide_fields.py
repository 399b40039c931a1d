"""The fields of the form that decides a case: a number, a choice of words, or a length of time as people write it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.criteria import counted_in
from generator.facts.decide_tables import time_table
from generator.facts.words import HandbookWords, Words
from generator.i18n import formatting
from generator.model.criteria import Criteria
from generator.model.measure import Measure


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
    options = tuple(words.said(choice) for choice in measure.choices)
    table = time_table(measure, criteria, words.handbook.entry.calendar)
    example = formatting.duration(table.example, words.language) if table else ""
    return DecideField(measure.id, words.said(measure.title), counted_in(measure, words), options, example)
