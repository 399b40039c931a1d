"""HB305 expires-soon: an entry in force whose last day comes within 60 days, and that nothing replaces.

There is still time to prolong it, or to write its successor (which names it under `supersedes`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.lifecycle import SOON
from generator.analysis.standing import holds, in_force
from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Entry

FAULT = Descriptor(
    code="HB305", name="expires-soon", severity=Severity.WARNING,
    message="expires in {days} days, on {expires}, and nothing replaces it",
    hint="prolong it, or write the entry that replaces it and name this one there under \"supersedes\"",
    why="On the day after there would be no rule at all.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2026-07-15\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2126-07-15\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in in_force(handbook):
        if entry.expires and today <= entry.expires <= today + SOON and not _has_successor(entry, handbook):
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("expires",)), cause=entry.expires.isoformat(),
                             details={"days": (entry.expires - today).days, "expires": entry.expires})


def _has_successor(entry: Entry, handbook: Handbook) -> bool:
    return any(holds(newer, handbook) for newer in handbook.replacing(entry.key))


CHECK = Check(FAULT, find)
