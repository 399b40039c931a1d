"""HB903 step-without-control-point: a risk is said to be controlled at a step at which nothing is checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED, controls_where
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB903", name="step-without-control-point",
    message="step {number} of \"{procedure}\", \"{title}\", has no control point",
    hint="say in the step under \"control\" what is checked there, or name a step that does",
    why="The risk looks answered, and whoever does the step is told to check nothing.",
    invalid=CONTROLLED.replace(", control: 件數與清單相符", ""), valid=CONTROLLED)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    yield from controls_where(lambda control, step: step.control is None, FAULT, handbook)


CHECK = of_entries(FAULT, find, "procedure")
