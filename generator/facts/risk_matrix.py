"""All risks of a handbook together: numbered, and each in its cell of likelihood and impact, before and after its controls. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.analysis.risks import Rating
from generator.facts.by_scope import by_scope
from generator.facts.risks import RatingFacts, RiskFacts, ScaleWords, risk_facts
from generator.facts.showing import Output, shown
from generator.facts.words import HandbookWords, Named, Words


@dataclass(frozen=True, slots=True)
class NumberedRisk:
    """A risk with its number in the table, by which the matrix names it."""

    number: int
    facts: RiskFacts


@dataclass(frozen=True, slots=True)
class RiskCell:
    """A cell of the matrix, and the risks in it by number and name."""

    rating: RatingFacts
    risks: tuple[tuple[int, Named], ...]


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Columns by likelihood, the least likely first; rows (words of the impact, its cells), the gravest first."""

    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, tuple[RiskCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class RiskTable:
    """Every risk by scope, the two matrices, and the sentence on what is tolerated."""

    risks: tuple[NumberedRisk, ...]
    before: RiskMatrix
    after: RiskMatrix
    tolerated: str


def risk_table(words: HandbookWords) -> RiskTable | None:
    """The table of all risks that are or will be in force; None where there are none."""
    handbook, scale = words.handbook, ScaleWords.of(words)
    ordered = [risk for _, found in by_scope(handbook, shown(handbook.risks.values(), handbook, Output.BOOK)) for risk in found]
    if not ordered:
        return None
    risks = tuple(NumberedRisk(number, risk_facts(risk, words, scale)) for number, risk in enumerate(ordered, 1))
    tolerance, largest = scale.weighing.tolerance, scale.weighing.largest
    return RiskTable(risks, _matrix(risks, scale, lambda risk: risk.before), _matrix(risks, scale, lambda risk: risk.after or risk.before),
                     words.text("The value of a risk is its likelihood times its impact, {largest} at most. Values up to {tolerance} are "
                                "tolerated; anything above must be controlled.", largest=largest, tolerance=tolerance))


def _matrix(risks: Sequence[NumberedRisk], scale: ScaleWords, rating: Callable[[RiskFacts], RatingFacts]) -> RiskMatrix:
    places: dict[tuple[int, int], list[tuple[int, Named]]] = {}
    for each in risks:
        found = rating(each.facts)
        at = min(found.likelihood, scale.weighing.likelihood), min(found.impact, scale.weighing.impact)
        places.setdefault(at, []).append((each.number, each.facts.named))

    def cell(likelihood: int, impact: int) -> RiskCell:
        return RiskCell(scale.rating(Rating(likelihood, impact)), tuple(places.get((likelihood, impact), ())))

    across, down = range(1, scale.weighing.likelihood + 1), range(scale.weighing.impact, 0, -1)
    return RiskMatrix(scale.likelihood, tuple((scale.impact[impact - 1], tuple(cell(each, impact) for each in across)) for impact in down))
