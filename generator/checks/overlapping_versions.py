"""HB308 overlapping-versions: an entry and the one it replaces are both in force on the same day.

For as long as they overlap, two rules hold for one matter. The older one ends on the day before the newer begins.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import holds, stated_span
from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Entry

FAULT = Descriptor(
    code="HB308", name="overlapping-versions",
    message="replaces \"{older}\", and yet both are in force on {day}",
    hint="end the older one on the day before this one begins (expires: …), or write there \"status: retired\"",
    why="Of two versions in force, everyone can choose the one that suits them.",
    invalid="""\
kind: term
id: seal
title: 印信
definition: 機關之印
effective: 2025-01-01
---
kind: term
id: seal-2026
title: 印信
definition: 機關之印與條戳
effective: 2026-01-01
supersedes: seal
""",
    valid="""\
kind: term
id: seal
title: 印信
definition: 機關之印
effective: 2025-01-01
expires: 2025-12-31
status: retired
---
kind: term
id: seal-2026
title: 印信
definition: 機關之印與條戳
effective: 2026-01-01
supersedes: seal
""")


DATED_HINT = "write \"expires: {last}\" in the older one, so that it ends on the day before this one begins; or \"status: retired\""
"""The hint where the older one begins before this one."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for newer in (entry for entry in handbook.all_entries if holds(entry, handbook)):
        for number, name in enumerate(newer.supersedes):
            older = handbook.find(newer.kind, name)
            day = _first_overlap(newer, older, today) if older and older is not newer else None
            if day:
                last = _day_before(newer, older)
                yield Diagnostic(descriptor=FAULT, span=newer.source.span(("supersedes", number)), related=older.source.span(("id",)),
                                 hint=DATED_HINT if last else None,
                                 details={"older": name, "day": day, **({"last": last.isoformat()} if last else {})})


def _day_before(newer: Entry, older: Entry) -> datetime.date | None:
    """The last day on which the older one can be in force; None where it has none before the newer one begins."""
    if newer.effective is None or (older.effective is not None and older.effective >= newer.effective):
        return None
    return newer.effective - datetime.timedelta(days=1)


def _first_overlap(newer: Entry, older: Entry, today: datetime.date) -> datetime.date | None:
    """The first day on which both are in force; where neither has a first day, today or the last such day."""
    mine = stated_span(newer)
    both = mine and mine.common(stated_span(older))
    if both is None:
        return None
    return both.first if both.first > datetime.date.min else min(today, both.last)


CHECK = Check(FAULT, find)
