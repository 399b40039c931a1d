"""HB303 not-yet-effective: an entry that is no draft, but whose first day lies ahead.

Most often the year is a slip. Where the entry says which older one it replaces, that is planned, and no finding.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import State, standing
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB303", name="not-yet-effective", severity=Severity.WARNING,
    message="this is no draft, but effective only from {effective}",
    hint="correct the date; where it is right, write \"status: draft\" until then, or which older entry it replaces (supersedes)",
    why="Staff would follow a rule that does not bind them yet.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2150-01-01\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2150-01-01\nstatus: draft\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        if entry.effective and not entry.supersedes and standing(entry, handbook).state is State.NOT_YET_EFFECTIVE:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("effective",)), cause=entry.effective.isoformat(),
                             details={"effective": entry.effective})


CHECK = of_entries(FAULT, find)
