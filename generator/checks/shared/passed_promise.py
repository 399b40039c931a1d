"""The finding that a path takes longer than the time promised for it."""

from __future__ import annotations

from generator.analysis.timeline import CriticalPath
from generator.checks.shared.lengths import as_written
from generator.diagnostics import Descriptor, Diagnostic
from generator.facts.whole_time import total_of
from generator.model import Procedure
from generator.model.walk import FieldPath


def passed(fault: Descriptor, procedure: Procedure, found: CriticalPath, case: str | None, hint: str | None = None,
           **details: object) -> Diagnostic:
    """At the promise, with what was promised and how long the path takes, as pages say it; the `hint` is that for the path of a case."""
    promise = promise_place(procedure, case)
    return Diagnostic(descriptor=fault, span=procedure.source.span(promise), hint=hint if case else None, details={
        "promised": as_written(procedure, promise, procedure.within), "total": total_of(found.counted, found),
        **({"case": case} if case else {}), **details})


def promise_place(procedure: Procedure, case: str | None) -> FieldPath:
    """Where a promise stands: that for the case, as far as it differs by case."""
    return ("within", "cases", case) if case and procedure.within and case in procedure.within.cases else ("within", "time")
