"""When an entry must be looked at again."""

from __future__ import annotations

import datetime
from calendar import monthrange

from generator.model import Entry
from generator.model.common import Status
from generator.model.quantity import Duration

_DAYS = {"minute": 0.0, "hour": 0.0, "working day": 7 / 5, "day": 1.0, "week": 7.0}
_MONTHS = {"month": 1, "year": 12}


def next_review(entry: Entry) -> datetime.date | None:
    """The day by which the next review is due: the last review, or the first day in force, and the period after it.

    None for an entry that is retired: nobody reviews it any more.
    """
    if entry.status is Status.RETIRED:
        return None
    last = entry.reviewed or entry.effective
    return later(last, entry.review) if last and entry.review else None


def later(day: datetime.date, period: Duration) -> datetime.date | None:
    """The day a period later; the last of the month where the month is shorter. None beyond the calendar's end.

    Working days are taken as five in a week: a review falls due in months or years, where holidays make no difference.
    """
    try:
        if period.unit in _DAYS:
            return day + datetime.timedelta(days=round(float(period.number) * _DAYS[period.unit]))
        years, month = divmod(day.month - 1 + round(period.number * _MONTHS[period.unit]), 12)
        year = day.year + years
        return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None
