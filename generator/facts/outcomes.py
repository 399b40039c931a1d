"""What a tier earns, or a case must come to, in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.decide import Decision, lasting
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import formatting
from generator.model.criteria import Expected, Tier
from generator.model.duration import Duration
from generator.model.handbook import Level


@dataclass(frozen=True, slots=True)
class Outcome:
    """`level`, `points` and `duration` are None where there are none; `number` are the points as a number."""

    level: Named | None
    points: Words | None
    duration: Words | None
    number: Decimal | None
    nothing: Words

    @property
    def parts(self) -> tuple[Words | Named, ...]:
        """What is earned, in the order in which it is said; that there is no consequence, where nothing is."""
        return tuple(part for part in (self.level, self.points, self.duration) if part is not None) or (self.nothing,)


def outcome_of(found: Tier | Expected, words: HandbookWords) -> Outcome:
    """What is written in a tier or a case; where no duration is, the level's own counts."""
    level: Level | None = words.handbook.find("level", found.level) if found.level else None
    named = words.named("level", found.level) if found.level else None
    return _outcome(named, found.points, lasting(found.duration, level), words)


def outcome_of_decision(decision: Decision, words: HandbookWords) -> Outcome:
    """What a decided case came to."""
    named = words.named("level", decision.level.id) if decision.level else None
    return _outcome(named, decision.points, decision.duration, words)


def _outcome(level: Named | None, points: Decimal | None, duration: Duration | None, words: HandbookWords) -> Outcome:
    counted = None if points is None else words.own("{points} points", points=formatting.signed(points))
    lasts = Words(words.language, words.duration(duration)) if duration else None
    return Outcome(level, counted, lasts, points, words.own("no consequence"))
