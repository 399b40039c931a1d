"""HB515 extended-promise-too-short: with every extension that may be given, a procedure takes longer than its extended promise.

Compared are the promise as long as it may be extended and the slowest path as long as each of its limits may be, as both stand under the
picture of the procedure's page. A promise that may not be extended is compared without extensions only, and one that is broken without
them is HB501.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.slowest_path import slowest_case, slowest_path
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.passed_promise import promise_place
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.whole_time import time_of, total_of
from generator.handbook import Handbook
from generator.model import Procedure

_STEPS = MAIL.replace("steps:", "within: {time: 12 days, extend: {by: EXTENSION days, approve: head}}\nsteps:") + """\
  - {do: 清點郵件, by: clerk, within: {time: 10 days, extend: {by: 30 days, approve: head}}}
---
""" + CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB515", name="extended-promise-too-short", severity=Severity.WARNING,
    message="{promised} promised with every extension, but with every extension the slowest path takes {total}",
    hint="shorten the extensions of the steps on the path, or allow the promise to be extended further",
    why="Every extension may be lawful, and whoever waits is told a day that passes.",
    invalid=_STEPS.replace("EXTENSION", "3"), valid=_STEPS.replace("EXTENSION", "30"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    if procedure.within is None or not procedure.within.extend or slowest_path(procedure, handbook).late:
        return
    path = slowest_path(procedure, handbook, extended=True)
    if path.late and path.promised is not None:
        place = promise_place(procedure, slowest_case(procedure, handbook, extended=True))
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(place), details={
            "promised": time_of(path.promised - path.counted_from, path), "total": total_of(path.counted, path)})


CHECK = of_each_entry("procedure", FAULT, find, "procedure", "criteria")
