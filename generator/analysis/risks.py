"""How grave a risk is, before and after its controls: decided here for checks, pages and paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.handbook import Handbook
from generator.model import Risk
from generator.model.procedure import Step
from generator.model.risk import Control
from generator.model.risk_scale import RiskScale

USUAL_DEGREES = 3
"""So many degrees of likelihood and of impact has a handbook that declares none."""
USUAL_LEVELS = 3
"""Low, medium and high: each begins at a third of the largest value."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The scale of a handbook: how many degrees there are, the smallest value of each level, and the highest value tolerated."""

    likelihood: int
    impact: int
    levels: tuple[int, ...]
    tolerance: int

    @property
    def largest(self) -> int:
        return self.likelihood * self.impact

    def level(self, value: int) -> int:
        """The level of a value, from 0; whatever lies below the first level belongs to it."""
        return max((number for number, least in enumerate(self.levels) if value >= least), default=0)


@dataclass(frozen=True, slots=True)
class Rating:
    """A cell of the matrix."""

    likelihood: int
    impact: int

    @property
    def value(self) -> int:
        return self.likelihood * self.impact


def weighing(handbook: Handbook) -> Weighing:
    """The scale that a handbook declares, or the usual one where it leaves something out."""
    declared = handbook.entry.risk_scale or RiskScale.model_validate({})
    likelihood, impact = len(declared.likelihood) or USUAL_DEGREES, len(declared.impact) or USUAL_DEGREES
    largest = likelihood * impact
    levels = tuple(level.value for level in declared.levels) or tuple(
        max(1, -(-largest * number // USUAL_LEVELS)) for number in range(USUAL_LEVELS))
    lowest = levels[1] - 1 if len(levels) > 1 else 0
    return Weighing(likelihood, impact, levels, lowest if declared.tolerance is None else declared.tolerance)


def inherent(risk: Risk) -> Rating:
    """The risk as it is without control."""
    return Rating(risk.likelihood, risk.impact)


def residual(risk: Risk) -> Rating:
    """What is left of it while its controls work."""
    left = risk.residual
    return Rating((left and left.likelihood) or risk.likelihood, (left and left.impact) or risk.impact)


def is_uncontrolled(risk: Risk, scale: Weighing) -> bool:
    """Whether it is more than is tolerated, and nothing is done about it."""
    return inherent(risk).value > scale.tolerance and not risk.controls


def evidence_of(control: Control, step: Step) -> str | None:
    """The register or form that shows a control was done: its own, else the one in which its step is recorded."""
    return control.evidence or step.record


def risks_in(procedure: str, handbook: Handbook) -> Iterator[Risk]:
    """The risks that are controlled in a procedure, each once, in the order of the handbook."""
    links = handbook.links_to("procedure", procedure)
    named = {link.entry.id for link in links if isinstance(link.entry, Risk) and link.path[0] == "controls"}
    return (risk for name, risk in handbook.risks.items() if name in named)
