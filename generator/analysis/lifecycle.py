"""When an entry must be looked at again."""

from __future__ import annotations

import datetime

from generator.calendar.working_days import WorkingDays
from generator.model import Entry
from generator.model.common import Status


def next_review(entry: Entry, days: WorkingDays) -> datetime.date | None:
    """The day by which the next review is due: the last review, or the first day in force, and the period after it.

    A review that would be due on a day off is due on the next working day. None for an entry that is retired: nobody reviews it
    any more.
    """
    if entry.status is Status.RETIRED:
        return None
    last = entry.reviewed or entry.effective
    return days.due(last, entry.review) if last and entry.review else None
