"""HB305 expires-soon: an entry in force whose last day comes within 60 days, and that nothing replaces.

There is still time to prolong it, or to write its successor (which names it under `supersedes`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.in_force import SOON, in_force
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB305", name="expires-soon", severity=Severity.WARNING,
    message="expires in {days} days, on {expires}, and nothing replaces it",
    hint="prolong it, or write the entry that replaces it and name this one there under \"supersedes\"",
    why="On the day after there would be no rule at all.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2026-07-15\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2126-07-15\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    replaced = {(entry.kind, older) for entry in in_force(handbook) for older in entry.supersedes}
    for entry in in_force(handbook):
        if entry.expires and today <= entry.expires <= today + SOON and entry.key not in replaced:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("expires",)), cause=entry.expires.isoformat(),
                             details={"days": (entry.expires - today).days, "expires": entry.expires})


CHECK = of_entries(FAULT, find)
