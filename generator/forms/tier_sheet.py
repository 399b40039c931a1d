"""The picture of the tiers of a set of criteria, as the templates of printed documents read it."""

from __future__ import annotations

from generator.charts.tier_picture import tier_sheet
from generator.facts.criteria import criteria_facts
from generator.forms.form_parts import drawn
from generator.model import Criteria
from generator.printing.print_context import PrintContext


def drawn_tiers(criteria: Criteria, context: PrintContext) -> bytes:
    """Its sheets as data."""
    return drawn([tier_sheet(criteria, criteria_facts(criteria, context.words), context.words)])
