"""The finding that a path takes longer than the time promised for it."""

from __future__ import annotations

from generator.analysis.timeline import CriticalPath
from generator.checks.shared.lengths import as_written
from generator.diagnostics import Descriptor, Diagnostic
from generator.model import Procedure
from generator.model.duration import Duration
from generator.model.walk import FieldPath


def passed(fault: Descriptor, procedure: Procedure, found: CriticalPath, case: str | None, **details: object) -> Diagnostic:
    """At the promise, as far as it differs by case that for the case, with what was promised and how long the path takes."""
    within = procedure.within
    promise: FieldPath = ("within", "cases", case) if case and within and within.cases else ("within", "time")
    return Diagnostic(descriptor=fault, span=procedure.source.span(promise), details={
        "promised": as_written(procedure, promise, within), "total": Duration.of(*found.in_unit(found.unit or "day")), **details})
