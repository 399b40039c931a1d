"""HB624 outcome-not-earlier: a worked case whose earlier outcome is none on the day of its decision.

An earlier outcome (`running`) was decided before, and whether it still lasts is known by the day of the decision (`decided`) alone. One
that begins later, one that ends before it begins, and one in a case that names no day of its decision count for nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model.scale import Earlier, ScaleCase

_HEAD = ("kind: handbook\nid: totals\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
         "levels: [{id: demerit, title: 記過, side: penalty, rank: 1, duration: 12 months}]\n"
         "scales:\n  - id: penalty\n    title: 處分\n    side: penalty\n    same: up-to-sum\n    running: add\n    cases:\n"
         "      - {acts: demerit, running: {level: demerit, since: SINCE}, decided: 2026-03-01, expect: {level: demerit}}\n")

FAULT = Descriptor(
    code="HB624", name="outcome-not-earlier",
    message="the earlier outcome {problem}, so it counts for nothing",
    hint="correct its days (since, until), or the day of the decision (decided)",
    why="The case is no proof of what a new outcome comes to while an earlier one lasts.",
    invalid=_HEAD.replace("SINCE", "2027-01-01"), valid=_HEAD.replace("SINCE", "2026-01-01"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, scale in enumerate(handbook.entry.scales):
        for which, case in enumerate(scale.cases):
            if case.running and (problem := _problem(case.running, case)):
                yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("scales", number, "cases", which, "running")),
                                 details={"problem": Term(problem)})


def _problem(earlier: Earlier, case: ScaleCase) -> str | None:
    if case.decided is None:
        return "stands beside no day of the decision"
    if earlier.until and earlier.until < earlier.since:
        return "ends before it begins"
    return "begins after the day of the decision" if earlier.since > case.decided else None


CHECK = of_kinds(FAULT, find, "handbook")
