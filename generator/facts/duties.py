"""The duties of a post in the order in which they are done."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.post import Duty, Priority
from generator.model.quantity import PERIODS, Frequency

_PRIORITIES = tuple(Priority)


def by_frequency(duties: Iterable[Duty]) -> list[tuple[Frequency, list[Duty]]]:
    """(how often, duties) from every day to once a year and on events; the urgent and important first, then by time of day."""
    groups: dict[tuple[int, int], list[Duty]] = {}
    for duty in duties:
        groups.setdefault((PERIODS.index(duty.when.period), duty.when.interval), []).append(duty)
    return [(Frequency(PERIODS[period], interval=interval), sorted(found, key=_rank))
            for (period, interval), found in sorted(groups.items(), key=lambda group: group[0])]


def _rank(duty: Duty) -> tuple[int, bool, str]:
    return _PRIORITIES.index(duty.priority), not duty.critical, duty.when.at or "24:00"
