"""HB301 expires-before-effective: an entry whose last day comes before its first.

Such an entry is never in force, although it looks like a rule. Either date may be the slip.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB301", name="expires-before-effective",
    message="the last day in force, {expires}, comes before the first, {effective}",
    hint="correct one of the two dates",
    why="The entry would never be in force.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2025-12-31\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2026-01-01\nexpires: 2026-12-31\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        if entry.effective and entry.expires and entry.expires < entry.effective:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("expires",)),
                             details={"expires": entry.expires, "effective": entry.effective})


CHECK = of_entries(FAULT, find)
