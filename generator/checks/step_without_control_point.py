"""HB903 step-without-control-point: a risk is said to be controlled at a step at which nothing is checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.risks import controlled_at
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB903", name="step-without-control-point",
    message="step {number} of \"{procedure}\", \"{title}\", has no control point",
    hint="say in the step under \"control\" what is checked there, or name a step that does",
    why="The risk looks answered, and whoever does the step is told to check nothing.",
    invalid=CONTROLLED.replace(", control: 件數與清單相符", ""), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for risk in current(handbook.risks, handbook):
        for number, control in enumerate(risk.controls):
            found = controlled_at(control, handbook)
            if found and found[0].steps[found[1]].control is None:
                yield Diagnostic(descriptor=FAULT, span=risk.source.span(("controls", number, "step")),
                                 related=found[0].source.span(("steps", found[1], "do")), details=step_details(*found))


CHECK = of_entries(FAULT, find, "procedure")
