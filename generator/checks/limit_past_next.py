"""HB505 limit-past-next: a duty that may take longer than the time until it comes round again.

A daily duty with a limit of two working days falls due anew before it must be done: two of it run at once, and a day left out
is never noticed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.calendar.lengths import outlasts_turn
from generator.checks.shared.base import of_entries
from generator.checks.shared.lengths import as_written, rounds
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Oversight

FAULT = Descriptor(
    code="HB505", name="limit-past-next", severity=Severity.WARNING,
    message="may take {within}, but comes round again {when}",
    hint="shorten the limit, or let it come round less often",
    why="Whoever is late can always say that they were doing the next one.",
    invalid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: count-mail, do: 清點郵件, when: daily, within: 2 working days}
""",
    valid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: count-mail, do: 清點郵件, when: daily, within: 2 hours}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        for path, frequency, within in rounds(entry) if is_current(entry, handbook) else ():
            if frequency and within and outlasts_turn(within, frequency):
                when = (*path, "every" if isinstance(entry, Oversight) else "when")
                yield Diagnostic(descriptor=FAULT, span=entry.source.span((*path, "within")), details={
                    "within": as_written(entry, (*path, "within"), within), "when": as_written(entry, when, frequency)})


CHECK = of_entries(FAULT, find)
