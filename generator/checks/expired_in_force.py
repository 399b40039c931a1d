"""HB304 expired-in-force: an entry whose last day is over, and which still says that it is in force.

Either the rule goes on, and the date is wrong, or it has ended, and its status is. (An entry whose last day comes before its
first is HB301.) It is a warning, since it comes true by a day passing: an error would stop the build of that very day, and the site of the
day before goes on showing the entry as one in force.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import State, standing, stated_span
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB304", name="expired-in-force", severity=Severity.WARNING,
    message="marked as in force, but expired on {expires}",
    hint="write \"status: retired\", or extend \"expires\" if the rule was prolonged",
    why="Nobody can tell whether the rule still binds.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\nexpires: 2020-12-31\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\nexpires: 2020-12-31\nstatus: retired\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        if entry.expires and stated_span(entry) and standing(entry, handbook).state is State.EXPIRED:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("expires",)), cause=entry.expires.isoformat(),
                             details={"expires": entry.expires})


CHECK = of_entries(FAULT, find)
