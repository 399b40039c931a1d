"""The turns of something that recurs as a rule of iCalendar (RFC 5545), with exceptions where the rule says another day.

Only the plainest rules are written, which every calendar program understands alike: days, days of the week, one day of a month,
one day of a year. `occurrences` has said on which days something is due; the rule is compared with them day by day, so that rule
and exceptions together are these days and no others. RDATE is not used: widespread programs ignore it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.calendar.occurrences import Occurrence
from generator.calendar.series import MONTHS
from generator.model.frequency import Frequency

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_IN_EVERY_MONTH = 28
_LAST_OF_LONG_MONTHS = 31


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`rule` names days from `start` to `last`. On `dropped` days of it nothing is due; `moved` pairs a day of it with the due day."""

    rule: Mapping[str, Any]
    start: datetime.date
    last: datetime.date
    dropped: tuple[datetime.date, ...]
    moved: tuple[tuple[datetime.date, datetime.date], ...]


def recurrence(frequency: Frequency, found: Sequence[Occurrence]) -> Recurrence:
    """The rule of one or more turns of a frequency."""
    due = {_by_rule(frequency, turn): turn.day for turn in found}
    rule = _rule(frequency, found)
    named = _expanded(rule, min(due), max(due))
    return Recurrence(rule, min(due), max(due), tuple(day for day in named if day not in due),
                      tuple((day, moved) for day, moved in due.items() if day != moved))


def _rule(frequency: Frequency, found: Sequence[Occurrence]) -> dict[str, Any]:
    """The parts of the rule but for its end."""
    interval = {"interval": frequency.interval * MONTHS.get(frequency.period, 1)}
    if frequency.period == "day":
        return {"freq": "DAILY", **interval}
    if frequency.period == "working day":
        return {"freq": "WEEKLY", "byday": [_WEEKDAYS[number] for number in sorted({turn.day.weekday() for turn in found})]}
    first = _by_rule(frequency, found[0])
    if frequency.period == "week":
        return {"freq": "WEEKLY", **interval, "byday": _WEEKDAYS[first.weekday()]}
    if frequency.period == "year":
        return {"freq": "YEARLY", "interval": frequency.interval, "bymonth": first.month, "bymonthday": first.day}
    return {"freq": "MONTHLY", **interval, "bymonthday": -1 if _ends_months(frequency) else first.day}


def _by_rule(frequency: Frequency, turn: Occurrence) -> datetime.date:
    """The day by which the rule names a turn. The 29th and 30th are not in every month: their turns are moved from the 28th."""
    if frequency.period in ("day", "working day"):
        return turn.day
    if frequency.period not in MONTHS or _ends_months(frequency):
        return turn.named
    if frequency.month in (None, 2):
        return turn.named.replace(day=min(turn.named.day, _IN_EVERY_MONTH))
    return turn.named


def _ends_months(frequency: Frequency) -> bool:
    """Whether a day of every month is its last: the 31st is, where there is one, and the last day stands for it elsewhere."""
    return frequency.month is None and frequency.day is not None and not 0 < frequency.day < _LAST_OF_LONG_MONTHS


def _expanded(rule: Mapping[str, Any], start: datetime.date, last: datetime.date) -> list[datetime.date]:
    """The days that the rule names, as the standard expands it."""
    from dateutil import rrule

    names = rule["byday"] if isinstance(rule.get("byday"), list) else [rule["byday"]] if "byday" in rule else None
    moments = rrule.rrule(
        getattr(rrule, rule["freq"]), dtstart=datetime.datetime.combine(start, datetime.time()), interval=rule.get("interval", 1),
        until=datetime.datetime.combine(last, datetime.time()), bymonth=rule.get("bymonth"), bymonthday=rule.get("bymonthday"),
        byweekday=[_WEEKDAYS.index(name) for name in names] if names else None)
    return [moment.date() for moment in moments]
