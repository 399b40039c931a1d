"""HB307 review-due-soon: an entry in force whose review is due within 60 days.

Entries that are reviewed more often than every four months are left out: their review is always near.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.lifecycle import SOON, next_review
from generator.analysis.standing import in_force
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB307", name="review-due-soon", severity=Severity.WARNING,
    message="its review is due in {days} days, on {due}",
    hint="plan it; when it is done, write the day: reviewed: {due}",
    why="A review takes time: the posts concerned are asked, and the law is looked up.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2025-07-01\nreview: 12 months\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2025-07-01\nreview: 12 months\nreviewed: 2026-05-20\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in in_force(handbook):
        due, last = next_review(entry, handbook), entry.reviewed or entry.effective
        if due and last and today <= due <= today + SOON and due - last > 2 * SOON:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("review",)), cause=due.isoformat(),
                             details={"due": due, "days": (due - today).days})


CHECK = of_entries(FAULT, find)
