"""HB906 risk-off-scale: a likelihood or an impact for which the scale of the handbook has no words.

The usual scale has three degrees of each. A handbook that weighs risks otherwise declares its own, under `risk_scale`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.risks import weighing
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED, off_scale
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB906", name="risk-off-scale",
    message="the scale has no degree {given}: it ends at {largest}",
    hint="write a number from 1 to {largest}, or declare more degrees in the handbook entry, under \"risk_scale\"",
    why="Nobody knows what it means, and the matrix has no place for it.",
    invalid=CONTROLLED.replace("impact: 3", "impact: 4"), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    scale = weighing(handbook)
    for risk in current(handbook.risks, handbook):
        for path, given, largest in off_scale(risk, scale):
            yield Diagnostic(descriptor=FAULT, span=risk.source.span(path), details={"given": given, "largest": largest})


CHECK = of_entries(FAULT, find, "handbook")
