"""HB523 day-off-and-on: the calendar lists one day both as a day off and as a working day.

Nobody can say from such a calendar when a time limit ends. A make-up day is a working day only; a day that the country keeps and the office
does not is listed under `workdays` alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

_CALENDAR = "calendar: {{holidays: [2026-08-15], workdays: [{day}]}}\nscopes:\n  - {{id: mail, title: 收發}}\n---\n"

FAULT = Descriptor(
    code="HB523", name="day-off-and-on",
    message="{day} is listed as a day off and as a working day",
    hint="delete it under \"holidays\" or under \"workdays\"",
    why="A time limit over that day would have two ends.",
    invalid=OFFICE + _CALENDAR.format(day="2026-08-15") + MAIL_CLERK, valid=OFFICE + _CALENDAR.format(day="2026-08-22") + MAIL_CLERK)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    calendar, source = handbook.entry.calendar, handbook.entry.source
    for number, day in enumerate(calendar.workdays):
        if day in calendar.holidays:
            yield Diagnostic(descriptor=FAULT, span=source.span(("calendar", "workdays", number)), details={"day": day},
                             related=source.span(("calendar", "holidays", calendar.holidays.index(day))))


CHECK = of_entries(FAULT, find)
