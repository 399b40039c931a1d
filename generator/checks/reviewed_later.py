"""HB314 reviewed-later: an entry whose last review lies in the future.

The next review counts from it, so a slip in the year puts the review off, and nobody is reminded. A review that is only planned has no
field: the plan follows from `review`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import holds
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB314", name="reviewed-later", severity=Severity.WARNING,
    message="the last review, {reviewed}, is yet to come",
    hint="write the day on which it was last reviewed; the next review follows from \"review\"",
    why="The next review would be counted from a day on which nobody has reviewed anything.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nreview: 12 months\nreviewed: 2030-01-01\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nreview: 12 months\nreviewed: 2026-06-01\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        if holds(entry, handbook) and entry.reviewed and entry.reviewed > today:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("reviewed",)), details={"reviewed": entry.reviewed})


CHECK = of_entries(FAULT, find)
