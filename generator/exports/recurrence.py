"""The turns of something that recurs as rules of iCalendar (RFC 5545), with exceptions where a rule says another day.

Only the plainest rules are written, which every calendar program understands alike: days, days of the week, days of a month, one day
of a year, the first or last Monday of a month. `occurrences` has said on which days something is due; the rule is compared with them day
by day, so that rule and exceptions together are these days and no others. RDATE is not used: widespread programs ignore it.

Of a frequency that names several days each has a rule, but for days of the week, which stand in one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.calendar.series import Series
from generator.calendar.turns import Occurrence
from generator.calendar.working_days import WorkingDays
from generator.model.frequency import Frequency
from generator.model.frequency_days import WITHIN_DAY
from generator.model.named_day import DAY, LAST, MONTHS, PERIOD, NamedDay
from generator.model.own_period import OwnPeriod

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_IN_EVERY_MONTH = 28
_LAST_OF_LONG_MONTHS = 31
_MOST_PLACES = 1000
_TENS = (0, 10, 20)
"""What comes before each ten-day period of a month."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`rule` names days from `start` to `last`. On `dropped` days of it nothing is due; `moved` pairs a day of it with the due day; the
    others are `kept`."""

    rule: Mapping[str, Any]
    start: datetime.date
    last: datetime.date
    dropped: tuple[datetime.date, ...]
    moved: tuple[tuple[datetime.date, datetime.date], ...]
    kept: tuple[datetime.date, ...]


def recurrences(frequency: Frequency, days: WorkingDays, found: Sequence[Occurrence]) -> Iterator[tuple[int, Recurrence]]:
    """(place, rule) of each day that a frequency names, and of its turns; 0 is the place of the first, and of what names no day."""
    if frequency.eve or (frequency.own and frequency.period == PERIOD):
        yield from _one_by_one(found)
        return
    if frequency.own and not frequency.outside:
        yield from _in_own_periods(frequency, frequency.own, days, found)
        return
    if len(frequency.days) < 2 or (frequency.period == "week" and all(day.weekday is not None for day in frequency.days)):
        if found:
            yield 0, recurrence(frequency, days, found)
        return
    for place, day in enumerate(frequency.days):
        turns = [turn for turn in found if turn.place == place]
        if turns:
            yield place, recurrence(replace(frequency, days=(day,)), days, turns)


def _one_by_one(found: Sequence[Occurrence]) -> Iterator[tuple[int, Recurrence]]:
    """No rule says when a holiday comes, or a period that its organisation sets: each turn by it has a rule of one day."""
    return ((turn.named.toordinal(), Recurrence({"freq": "DAILY"}, turn.day, turn.day, (), (), (turn.day,))) for turn in found)


def _in_own_periods(frequency: Frequency, own: OwnPeriod, days: WorkingDays,
                    found: Sequence[Occurrence]) -> Iterator[tuple[int, Recurrence]]:
    """What recurs during a period that its organisation sets has a rule each time that it comes. Their places are told by the days on which
    these begin."""
    for dates in own.dates:
        turns = [turn for turn in found if turn.named in dates]
        for place, rule in recurrences(replace(frequency, own=None), days, turns):
            yield dates.begins.toordinal() * _MOST_PLACES + place, rule


def recurrence(frequency: Frequency, days: WorkingDays, found: Sequence[Occurrence]) -> Recurrence:
    """The rule of one or more turns of a frequency that names at most one day, or days of the week."""
    series = Series(frequency, days)
    due = {_by_rule(series, turn): turn.day for turn in found}
    rule = _rule(frequency, min(due), found)
    named = _expanded(rule, min(due), max(due))
    return Recurrence(rule, min(due), max(due), tuple(day for day in named if day not in due),
                      tuple((day, moved) for day, moved in due.items() if day != moved),
                      tuple(day for day, moved in due.items() if day == moved))


def _rule(frequency: Frequency, first: datetime.date, found: Sequence[Occurrence]) -> dict[str, Any]:
    """The parts of the rule but for its end; `first` is the first day that it names."""
    period, day = frequency.period, _day(frequency)
    if period in ("day", "shift"):
        return {"freq": "DAILY", "interval": frequency.interval}
    if period in ("working day", "day off"):
        return {"freq": "WEEKLY", "byday": [_WEEKDAYS[number] for number in sorted({turn.day.weekday() for turn in found})]}
    if period == "week":
        named = [turn.named.weekday() for turn in found] if day.weekday is not None else [0]
        return {"freq": "WEEKLY", "interval": frequency.interval, "byday": [_WEEKDAYS[number] for number in sorted(set(named))]}
    if period == "ten days":
        return {"freq": "MONTHLY", "interval": 1, "bymonthday": _of_ten_days(day)}
    rule: dict[str, Any] = {"freq": "MONTHLY", "interval": frequency.interval * MONTHS[period]}
    if period == "year":
        rule = {"freq": "YEARLY", "interval": frequency.interval, "bymonth": first.month}
    if day.weekday is not None:
        return {**rule, "byday": f"{day.nth}{_WEEKDAYS[day.weekday]}"}
    return {**rule, "bymonthday": LAST if _ends_months(frequency) else day.nth if day.nth < LAST else first.day}


def _by_rule(series: Series, turn: Occurrence) -> datetime.date:
    """The day by which the rule names a turn. The 29th and 30th are not in every month: their turns are moved from the 28th."""
    frequency = series.frequency
    if frequency.period in WITHIN_DAY:
        return turn.named
    if frequency.period == "week":
        return turn.named if _day(frequency).weekday is not None else turn.named - datetime.timedelta(days=turn.named.weekday())
    plain = datetime.date.fromordinal(series.plain(series.number(turn.named.toordinal())))
    if _day(frequency).weekday is not None or _day(frequency).nth < 0 or _ends_months(frequency):
        return plain
    fixed = frequency.period == "year" and plain.month != 2
    return plain if fixed else plain.replace(day=min(plain.day, _IN_EVERY_MONTH))


def _day(frequency: Frequency) -> NamedDay:
    return frequency.days[0] if frequency.days else NamedDay()


def _of_ten_days(day: NamedDay) -> list[int]:
    return [10, 20, -1] if day.nth == LAST else [min(before + day.nth, _IN_EVERY_MONTH) for before in _TENS]


def _ends_months(frequency: Frequency) -> bool:
    """Whether a day is the last of its month: the 31st is, where there is one, and the last day stands for it elsewhere."""
    day = _day(frequency)
    return day.ends_month or (day.sort == DAY and day.nth >= _LAST_OF_LONG_MONTHS and frequency.period != "year")


def _expanded(rule: Mapping[str, Any], start: datetime.date, last: datetime.date) -> list[datetime.date]:
    """The days that the rule names, as the standard expands it."""
    from dateutil import rrule

    names = rule["byday"] if isinstance(rule.get("byday"), list) else [rule["byday"]] if "byday" in rule else None
    moments = rrule.rrule(
        getattr(rrule, rule["freq"]), dtstart=datetime.datetime.combine(start, datetime.time()), interval=rule.get("interval", 1),
        until=datetime.datetime.combine(last, datetime.time()), bymonth=rule.get("bymonth"), bymonthday=rule.get("bymonthday"),
        byweekday=[_weekday(name) for name in names] if names else None)
    return [moment.date() for moment in moments]


def _weekday(name: str) -> Any:
    """`MO`, `1MO`, `-1FR` as dateutil has them."""
    from dateutil import rrule

    found = rrule.weekdays[_WEEKDAYS.index(name[-2:])]
    return found(int(name[:-2])) if name[:-2] else found
