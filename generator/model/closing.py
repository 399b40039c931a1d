"""When the office closes as an hour of a limit or a frequency: by close of business, or so long before it (下班前30分鐘)."""

from __future__ import annotations

from generator.model.duration import Duration
from generator.model.time_of_day import TimeOfDay

EARLY = r"(?P<early>[0-9一二三四五六七八九十兩两半]+個?个?半?(?:分鐘?|分钟?|小時|小时))?"
"""How long before it, as it stands behind 下班前."""
_MINUTES = {"minute": 1, "hour": 60}


def closing(closes: TimeOfDay, early: str | None) -> TimeOfDay:
    """The hour at which the office closes, or so long earlier. Raises ValueError for what is no length of time of that day."""
    if not early:
        return closes
    minutes = sum(int(number * _MINUTES.get(unit, 0)) for number, unit in Duration.parse(early).parts)
    if not 0 < minutes < closes.minutes:
        raise ValueError(early)
    return TimeOfDay(closes.minutes - minutes)
