"""TEMPORARY stub by the lead so that others can build; the chart engineer overwrites this file."""

from __future__ import annotations

from markupsafe import Markup

from generator.handbook import Handbook
from generator.model import Criteria


def tier_picture(criteria: Criteria, handbook: Handbook, language: str) -> Markup:
    return Markup()
