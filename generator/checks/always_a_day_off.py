"""HB545 always-a-day-off: a duty is due on a day of the week that is off by the calendar, and does not say whether it is done then.

Without a word about days off, what is due on a Saturday is done on the next working day, so every time on Monday.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.checks.shared.base import of_entries
from generator.checks.shared.lengths import frequencies
from generator.checks.shared.shifts import guard
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB545", name="always-a-day-off", severity=Severity.WARNING,
    message="{day} is a day off, so that this is always done on another day",
    hint="name a working day, or add \"days off included\" if it is done on that very day",
    why="Some would do it on the day off, and others would wait for the next working day.",
    invalid=guard(when="weekly on Saturday"),
    valid=guard(when='"weekly on Saturday, days off included"'))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    weekend = set(handbook.entry.calendar.weekend)
    for entry in handbook.all_entries:
        if is_current(entry, handbook):
            for path, frequency in frequencies(entry):
                off = [day.sort for day in frequency.days if day.sort in weekend]
                if off and frequency.off is None:
                    yield Diagnostic(descriptor=FAULT, span=entry.source.span(path), details={"day": Term(off[0])})


CHECK = of_entries(FAULT, find)
