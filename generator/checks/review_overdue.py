"""HB306 review-overdue: an entry in force whose review was due before today.

The day follows from `reviewed`, or from `effective` where it was never reviewed, and the period in `review`; instead of a day off
it is the next working day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.lifecycle import next_review
from generator.analysis.standing import in_force
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB306", name="review-overdue", severity=Severity.WARNING,
    message="its review was due on {due}, {days} days ago",
    hint="review it, and write the day of the review: reviewed: {today}",
    why="Laws and offices change; a rule that nobody looked at may contradict both.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2020-01-01\nreview: 12 months\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2020-01-01\nreview: 12 months\nreviewed: 2026-03-01\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in in_force(handbook):
        due = next_review(entry, handbook)
        if due and due < today:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("review",)), cause=due.isoformat(),
                             details={"due": due, "days": (today - due).days, "today": today})


CHECK = of_entries(FAULT, find)
