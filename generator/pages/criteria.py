"""The words of a set of criteria: what a tier requires, and what it earns."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.facts.words import says_something
from generator.i18n import formatting
from generator.model import Criteria
from generator.model.criteria import Case, Expected, Tier
from generator.model.text import Text
from generator.pages.fallback import fallback
from generator.pages.links import Links


class CriteriaWords:
    """Puts the tiers and cases of one set of criteria into words."""

    def __init__(self, criteria: Criteria, links: Links) -> None:
        self._measures = {measure.id: measure for measure in criteria.measures}
        self._modifiers = {modifier.id: modifier for modifier in criteria.modifiers}
        self._tiers = {tier.id: tier for tier in criteria.tiers if tier.id}
        self._links = links

    def when(self, tier: Tier) -> Markup:
        """The ranges of a tier: `4 hours or more`; with several measures each range follows the name of its measure."""
        language = self._links.language
        return self._links.join(self._of(name, formatting.range_(found, self._unit(name), language)) for name, found in tier.when.items())

    def outcome(self, found: Tier | Expected) -> Markup:
        """Level, points and duration that are earned; `no consequence` where there are none."""
        spoken, pieces = self._links.spoken, []
        if found.level:
            pieces.append(self._links.link("level", found.level))
        if found.points is not None:
            pieces.append(escape(spoken.text("{points} points", points=formatting.signed(found.points))))
        if found.duration:
            pieces.append(escape(formatting.duration(found.duration, self._links.language)))
        return self._links.join(pieces) if pieces else escape(spoken.text("no consequence"))

    def given(self, case: Case) -> Markup:
        """The values of a case with their units, and the tier where it is named in words."""
        tier = self._tiers.get(case.tier) if case.tier else None
        pieces = [self._links.text(tier.title)] if tier is not None and tier.title is not None else []
        for name, value in case.given.items():
            pieces.append(self._of(name, formatting.amount(value, self._unit(name), self._links.language)))
        return self._links.join(pieces)

    def modifiers(self, case: Case) -> Markup:
        """The circumstances that apply to a case."""
        return self._links.join(self._links.text(self._modifiers[name].title) for name in case.modifiers if name in self._modifiers)

    def _unit(self, name: str) -> Text | None:
        measure = self._measures.get(name)
        return measure.unit if measure else None

    def _of(self, name: str, words: str) -> Markup:
        """Words on a measure, marked where its unit is in another language; where there are several measures, after its title."""
        measure = self._measures.get(name)
        if measure is None:
            return escape(words)
        spoken, unit = measure.unit.best(self._links.language, self._links.handbook.language)
        foreign = spoken != self._links.language and says_something(unit)
        value = fallback(spoken, escape(words)) if foreign else escape(words)
        return value if len(self._measures) == 1 else self._links.text(measure.title) + self._links.spoken.text(": ") + value
