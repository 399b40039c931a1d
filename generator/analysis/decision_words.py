"""Says in words what `decide` came to and how: which tier, which modifiers, which outcome."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.analysis.decide import Decision
from generator.i18n import formatting
from generator.i18n.catalogue import Catalogue, catalogue
from generator.model.criteria import Criteria, Modifier, Tier
from generator.model.text import Text


def explain_decision(criteria: Criteria, given: Mapping[str, Decimal], decision: Decision, language: str) -> list[str]:
    """The way from the values to the outcome, a line a step."""
    words = catalogue(language)
    lines = [_given(criteria, given, language)] if given else []
    if decision.tier is None:
        return [*lines, words.text("No tier says anything about this case.")]
    lines.append(words.text("Tier: {tier}", tier=_tier(criteria, decision.tier, language)))
    lines += [words.text("Circumstance: {circumstance} ({effect})", circumstance=_text(m.title, language), effect=effect(m, words))
              for m in decision.modifiers]
    if decision.modifiers:
        lines.append(words.text("Together: {shift} levels", shift=formatting.signed(Decimal(decision.shift))))
    return [*lines, words.text("Outcome: {outcome}", outcome=outcome(decision, language))]


def outcome(decision: Decision, language: str) -> str:
    """Level, points and duration, or that there is no consequence."""
    words = catalogue(language)
    parts = []
    if decision.level:
        parts.append(_text(decision.level.title, language))
    if decision.points is not None:
        parts.append(words.text("{points} points", points=formatting.signed(decision.points)))
    if decision.duration:
        parts.append(formatting.duration(decision.duration, language))
    return words.text(", ").join(parts) if parts else words.text("no consequence")


def effect(modifier: Modifier, words: Catalogue) -> str:
    """How far a modifier moves the outcome."""
    parts = []
    if modifier.levels:
        shift = modifier.levels if modifier.effect.value == "up" else -modifier.levels
        parts.append(words.text("{shift} levels", shift=formatting.signed(Decimal(shift))))
    if modifier.points is not None:
        parts.append(words.text("{points} points", points=formatting.signed(modifier.points)))
    return words.text(", ").join(parts)


def _given(criteria: Criteria, given: Mapping[str, Decimal], language: str) -> str:
    words = catalogue(language)
    values = [f"{_text(m.title, language)}{words.text(': ')}{formatting.amount(given[m.id], m.unit, language)}"
              for m in criteria.measures if m.id in given]
    return words.text("Given: {values}", values=words.text("; ").join(values))


def _tier(criteria: Criteria, tier: Tier, language: str) -> str:
    number = next(i for i, t in enumerate(criteria.tiers, 1) if t is tier)
    return _text(tier.title, language) if tier.title else tier.id or str(number)


def _text(text: Text, language: str) -> str:
    return text.best(language)[1]
