"""A span of days."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Every day from `first` to `last`, both included. There is no empty span: what has no day is None."""

    first: datetime.date
    last: datetime.date

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last

    def common(self, other: Span | None) -> Span | None:
        """The days that both have."""
        if other is None:
            return None
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


ALWAYS = Span(datetime.date.min, datetime.date.max)
EARLIEST, LATEST = datetime.date.min.toordinal(), datetime.date.max.toordinal()
"""The first and the last day that dates can say, as ordinals."""


def years(first: int, last: int) -> Span:
    """Whole years, as far as the calendar has them."""
    return Span(datetime.date(max(first, datetime.MINYEAR), 1, 1), datetime.date(min(last, datetime.MAXYEAR), 12, 31))
