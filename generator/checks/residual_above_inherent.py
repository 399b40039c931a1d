"""HB905 residual-above-inherent: what is left of a risk is more likely or graver than the risk without its controls."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.risks import weighing
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED, grown, off_scale
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB905", name="residual-above-inherent",
    message="what is left is {left}, and without control it is {before}",
    hint="a control never adds to a risk: write {before} or less here, or more where the risk itself is weighed",
    why="One of the two numbers is wrong, and the matrix shows both.",
    invalid=CONTROLLED.replace("residual: {likelihood: 1,", "residual: {likelihood: 3,"), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for risk in current(handbook.risks, handbook):
        for field, left, before in grown(risk) if not any(off_scale(risk, weighing(handbook))) else ():
            yield Diagnostic(descriptor=FAULT, span=risk.source.span(("residual", field)), details={"left": left, "before": before})


CHECK = of_entries(FAULT, find)
