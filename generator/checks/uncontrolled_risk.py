"""HB901 uncontrolled-risk: a risk above what is tolerated that no control point answers.

The value of a risk is its likelihood times its impact. What is tolerated is declared in the handbook entry, under `risk_scale`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.risks import inherent, is_uncontrolled, weighing
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED, LOST_AT_COUNT
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB901", name="uncontrolled-risk", severity=Severity.WARNING,
    message="the risk has the value {value}, of which {tolerance} is tolerated, and nothing controls it",
    hint="name under \"controls\" the steps of procedures at which it is noticed or prevented",
    why="Everybody has read that it can happen, and nobody is told to keep it from happening.",
    invalid=LOST_AT_COUNT, valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    scale = weighing(handbook)
    for risk in current(handbook.risks, handbook):
        if is_uncontrolled(risk, scale):
            yield Diagnostic(descriptor=FAULT, span=risk.source.span(("impact",)),
                             details={"value": inherent(risk).value, "tolerance": scale.tolerance})


CHECK = of_entries(FAULT, find, "handbook")
