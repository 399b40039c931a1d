"""The picture of the tiers of a set of criteria, as the templates of printed documents read it."""

from __future__ import annotations

from generator.forms.form_parts import drawn
from generator.model import Criteria
from generator.printing.pictures import tiers_of
from generator.printing.print_context import PrintContext


def drawn_tiers(criteria: Criteria, context: PrintContext) -> bytes:
    """Its sheets as data."""
    return drawn(tiers_of(criteria, context.words))
