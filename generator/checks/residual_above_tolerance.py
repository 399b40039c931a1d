"""HB904 residual-above-tolerance: what the controls of a risk leave is still more than is tolerated."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.risks import residual, weighing
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED, grown, off_scale
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB904", name="residual-above-tolerance", severity=Severity.WARNING,
    message="with its controls the risk still has the value {value}, of which {tolerance} is tolerated",
    hint="add a control and say under \"residual\" what is left then; or declare a higher tolerance in the handbook entry",
    why="The controls are not enough by the handbook's own measure, and nobody is asked to do more.",
    invalid=CONTROLLED.replace("likelihood: 1, impact: 2", "likelihood: 2, impact: 2"), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    scale = weighing(handbook)
    tolerance = scale.tolerance
    for risk in current(handbook.risks, handbook):
        value, wrong = residual(risk).value, any(grown(risk)) or any(off_scale(risk, scale))
        if risk.controls and value > tolerance and not wrong:
            path = ("residual",) if risk.residual else ("controls",)
            yield Diagnostic(descriptor=FAULT, span=risk.source.span(path), details={"value": value, "tolerance": tolerance})


CHECK = of_entries(FAULT, find, "handbook")
