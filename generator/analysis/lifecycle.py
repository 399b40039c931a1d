"""When somebody must look at an entry again."""

from __future__ import annotations

import datetime

from generator.analysis.current import is_current
from generator.calendar.working_days import WorkingDays
from generator.handbook import Handbook
from generator.model import Entry

SOON = datetime.timedelta(days=60)


def next_review(entry: Entry, handbook: Handbook) -> datetime.date | None:
    """The day by which the next review is due: the last review, or the first day in force, and the period after it.

    A review that would be due on a day off is due on the next working day. None for an entry that is over (retired, expired,
    replaced): nobody reviews it any more.
    """
    last = entry.reviewed or entry.effective
    if not last or not entry.review or not is_current(entry, handbook):
        return None
    return WorkingDays(handbook.entry.calendar).due(last, entry.review)
