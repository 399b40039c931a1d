"""What the search needs to decide a case of criteria that a question states: measures with units or words, and where tiers begin and end.

The rule itself is that of the form on the page (templates/assets/decide.js).
"""

from __future__ import annotations

import re
from typing import Any

from generator.analysis.amounts import time_unit
from generator.facts.criteria import criteria_facts, tier_called
from generator.facts.decide_tables import bounds, number_text, payment_table, time_table
from generator.facts.words import HandbookWords, plain
from generator.model.criteria import Criteria
from generator.model.duration_words import PART
from generator.model.measure import Measure
from generator.model.text import Text
from generator.patterns import pattern_of


def rule_of(criteria: Criteria, words: HandbookWords) -> dict[str, Any] | None:
    """Measures and tiers, `named` where words tell the tier and numbers only what it costs; None where more than that tells it."""
    measured = all(tier.when or tier.otherwise for tier in criteria.tiers)
    named = any(tier.payments for tier in criteria.tiers) and not any(tier.when or tier.otherwise for tier in criteria.tiers)
    if not criteria.measures or not (measured or named) or (named and any(measure.choices for measure in criteria.measures)):
        return None
    facts = criteria_facts(criteria, words)
    tiers = [{"title": tier_called(said, words).text, "said": plain(said.outcome.said), "key": said.id or str(said.number),
              "when": {name: bounds(found) for name, found in tier.when.items()}, "otherwise": tier.otherwise,
              **({"timed": True} if PART.search(plain(said.outcome.said)) else {}),
              **({"pays": [payment_table(found, criteria, words) for found in tier.payments]} if tier.payments else {})}
             for tier, said in zip(criteria.tiers, facts.tiers, strict=True)]
    measures = [_measure(measure, criteria, words) for measure in criteria.measures]
    return {"measures": measures, "tiers": tiers, "firstCounts": criteria.first_counts, "moves": bool(criteria.modifiers),
            **({"named": True} if named else {})}


_OR = pattern_of(r"[、／/,，;；]|\s*或者?\s*|\s+or\s+", re.IGNORECASE)
"""What stands between the parts of a choice, each of which names it: 西藏、青海、新疆; corrosive or flammable."""


def _called(choice: Text) -> list[str]:
    """The words by which readers may name a choice, in every language."""
    written = [said for text in choice.by_language.values() for said in (text, *_OR.split(text))]
    return list(dict.fromkeys(said.strip() for said in written if said.strip()))


def _measure(measure: Measure, criteria: Criteria, words: HandbookWords) -> dict[str, Any]:
    """A length of time says how it is read; what counts working hours, how many `day` has."""
    if measure.choices:
        return {"id": measure.id, "title": words.said(measure.title).text, "choices": [_called(choice) for choice in measure.choices]}
    row: dict[str, Any] = {"id": measure.id, "title": words.said(measure.title).text, "whole": measure.whole,
                           "lowest": number_text(measure.lowest), "highest": number_text(measure.highest)}
    if table := time_table(measure, criteria, words.handbook.entry.calendar):
        return row | {"time": {"units": table.units, "besideMonths": table.beside_months}}
    hours = words.handbook.entry.calendar.hours if time_unit(measure) == "working hour" else None
    return row | {"unit": words.said(measure.unit).text if measure.unit else "", **({"day": f"{hours:g}"} if hours else {})}
