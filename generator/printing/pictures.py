"""The pictures that printed documents have of an entry."""

from __future__ import annotations

from generator.charts.flowchart import flowchart_sheets
from generator.charts.svg import Picture
from generator.charts.tier_picture import tier_sheet
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import Criteria, Procedure
from generator.printing.typefaces import family


def chart_of(procedure: Procedure, handbook: Handbook, language: str) -> list[Picture]:
    """The sheets of its flow chart."""
    return flowchart_sheets(procedure, handbook, language, family(language, handbook.language))


def tiers_of(criteria: Criteria, words: HandbookWords) -> list[Picture]:
    """The sheet of the tiers of a set that has `axes_of` it."""
    font = family(words.language, words.handbook.language)
    return [tier_sheet(criteria, criteria_facts(criteria, words), words, font)]
