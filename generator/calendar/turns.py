"""One turn of something that recurs, and where it goes from a day off."""

from __future__ import annotations

import datetime
from collections.abc import Container
from dataclasses import dataclass

from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Yield


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One turn of something that recurs: it is due on `day`, may be done from `first` on, and stays open until `last`.

    `named` is the day by the rule, which differs from `day` where that was a day off. The days from `first` to `last` are the period
    that the turn belongs to, such as a week or a quarter; no two turns share a day. `place` says which of several days is named. Of a
    whole month or ten days of one, `opens` is the first day, and `day` the last.
    """

    named: datetime.date
    day: datetime.date
    first: datetime.date
    last: datetime.date
    place: int = 0
    opens: datetime.date | None = None


def moved(day: datetime.date, days: WorkingDays, yielding: Yield, among: Container[datetime.date] | None = None) -> datetime.date:
    """Where a day goes. It stays `among` the days of its month or period, as far as one of them is worked."""
    if yielding in (Yield.STAY, Yield.SKIP):
        return day
    if yielding is Yield.BEFORE:
        return days.not_after(day)
    after = days.not_before(day)
    if among is not None and after not in among:
        before = days.not_after(day)
        return before if before in among else after
    return after
