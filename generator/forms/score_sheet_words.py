"""The words of a set of criteria on a score sheet: measures, ranges, what they earn, circumstances, and the scale. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.analysis.decide import scale_of
from generator.facts.effects import effect
from generator.facts.words import Words
from generator.i18n import formatting
from generator.model.criteria import Criteria, Measure, Modifier, Tier
from generator.model.handbook import Level
from generator.model.quantity import Range
from generator.printing.print_context import PrintContext

Scale = tuple[Level, ...]
"""The levels of one side and scale, the lightest first."""


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """Puts the sets of one edition into words."""

    context: PrintContext

    # --- Measures and tiers ----------------------------------------------------------------------------------------

    def measures(self, criteria: Criteria) -> list[Words]:
        """What is measured, in which unit and over which period; numbered where there are several."""
        return [self._numbered(criteria, number, self._measure(measure)) for number, measure in enumerate(criteria.measures, 1)]

    def units(self, criteria: Criteria) -> list[dict[str, Any]]:
        """The number of each measure, where there are several, and its unit."""
        several = len(criteria.measures) > 1
        return [{"number": f"({number})" if several else "", "unit": self.context.words.said(measure.unit)}
                for number, measure in enumerate(criteria.measures, 1)]

    def ranges(self, criteria: Criteria, tier: Tier) -> list[Words]:
        """The ranges of a tier, after the number of the measure where there are several, and its description.

        A measure of which any value will do is named only where nothing else is.
        """
        places = {measure.id: (number, measure) for number, measure in enumerate(criteria.measures, 1)}
        bounded = {name: range_ for name, range_ in tier.when.items() if range_ != Range()}
        found = []
        for name, range_ in (bounded or tier.when).items():
            number, measure = places[name]
            words = formatting.range_(range_, measure.unit, self.context.language)
            found.append(self._numbered(criteria, number, Words(self.context.language, words)))
        return [*found, *([self.context.words.said(tier.description)] if tier.description else [])]

    def title(self, tier: Tier, number: int) -> Words:
        """The name of a tier, else its number."""
        return self.context.words.optional(tier.title) or self.context.words.own("tier {number}", number=number)

    def outcome(self, tier: Tier) -> dict[str, Words | None]:
        """What a tier earns: `level`, `points` and `duration`, each None where there is none."""
        words = self.context.words
        level = self.context.handbook.find("level", tier.level) if tier.level else None
        return {
            "level": words.said(level.title) if level else None,
            "points": words.own("{points} points", points=formatting.signed(tier.points)) if tier.points is not None else None,
            "duration": Words(words.language, formatting.duration(tier.duration, words.language)) if tier.duration else None,
        }

    def _measure(self, measure: Measure) -> Words:
        words = self.context.words
        title, unit = words.said(measure.title), words.said(measure.unit).text
        if measure.period is None:
            return Words(title.language, words.text("{measure} ({unit})", measure=title.text, unit=unit))
        period = words.text("over {time}", time=formatting.duration(measure.period, words.language))
        return Words(title.language, words.text("{measure} ({unit}, {period})", measure=title.text, unit=unit, period=period))

    @staticmethod
    def _numbered(criteria: Criteria, number: int, words: Words) -> Words:
        return Words(words.language, f"({number}) {words.text}") if len(criteria.measures) > 1 else words

    # --- Circumstances ---------------------------------------------------------------------------------------------

    def modifiers(self, criteria: Criteria) -> list[dict[str, Any]]:
        """Each circumstance with its number and its effect: in words, and in short as an arrow with levels and points."""
        said, language = self.context.words.said, self.context.language
        return [{"number": str(number), "title": said(modifier.title), "effect": effect(modifier, criteria.side, language),
                 "short": self._short(modifier)} for number, modifier in enumerate(criteria.modifiers, 1)]

    @staticmethod
    def shifted(criteria: Criteria) -> bool:
        """Whether circumstances can move the level."""
        return any(modifier.levels for modifier in criteria.modifiers)

    def _short(self, modifier: Modifier) -> str:
        """`↑1`, `↓2`, `−1 points`."""
        arrow = "↑" if modifier.effect.value == "up" else "↓"
        levels = [f"{arrow}{modifier.levels}"] if modifier.levels else []
        return self.context.words.text(", ").join([*levels, *self._points(modifier)])

    def _points(self, modifier: Modifier) -> list[str]:
        points = modifier.points
        return [] if points is None else [self.context.words.text("{points} points", points=formatting.signed(points))]

    # --- The scale -------------------------------------------------------------------------------------------------

    def scales(self, criteria: Criteria) -> list[Scale]:
        """The scales that the outcome of the set can lie on, in the order of its tiers."""
        found: dict[tuple[str, str | None], Scale] = {}
        for tier in criteria.tiers:
            level = self.context.handbook.find("level", tier.level) if tier.level else None
            if level is not None and (level.side.value, level.scale) not in found:
                found[level.side.value, level.scale] = tuple(scale_of(level, self.context.handbook))
        return list(found.values())

    def notes(self, scales: Iterable[Scale], *, shifted: bool) -> list[str]:
        """What holds on the scales: their order, how many of a level make one of the next, and how circumstances move a level."""
        text = self.context.words.text
        scales = [*scales]
        orders = [text(", ").join(map(self.level, scale)) for scale in scales if len(scale) > 1]
        notes = [text("Levels, from the lowest: {levels}.", levels=text("; ").join(orders))] if orders else []
        equal = [words for scale in scales for level in scale for words in self._equals(level)]
        if equal:
            notes.append(text("Equivalence: {levels}.", levels=text("; ").join(equal)))
        if shifted:
            notes.append(text("Circumstances move the level along its scale: below the lowest there is no consequence, "
                              "above the highest it stays there."))
        lasting = [self._lasting(level) for scale in scales for level in scale if level.duration] if shifted else []
        if lasting:
            notes.append(text("A level that circumstances lead to lasts as long as the scale says: {levels}.",
                              levels=text("; ").join(lasting)))
        return notes

    def level(self, level: Level) -> str:
        """The title of a level."""
        return self.context.words.said(level.title).text

    def _equals(self, level: Level) -> list[str]:
        lower = self.context.handbook.find("level", level.equals.level) if level.equals else None
        if level.equals is None or lower is None:
            return []
        return [self.context.words.text("{lower} {count} times counts as {level} once", lower=self.level(lower), count=level.equals.count,
                                        level=self.level(level))]

    def _lasting(self, level: Level) -> str:
        assert level.duration is not None
        words = self.context.words
        return self.level(level) + words.text(": ") + formatting.duration(level.duration, words.language)
