"""On which days something that recurs is due: the one definition for pages, calendars, sheets, workload and checks.

A frequency names a day, or several, in each of its periods (see `series`). Every so-manieth period (`every 2 weeks`, `every 5 months`) is
counted from an anchor: the day from which the entry is in force, else the handbook, else `EPOCH`. The first turn is in the first
period that names a day on or after the anchor; the year in which a handbook is built makes no difference.

`every working day` is every day that is worked, make-up days included; `every 3 working days` is every third of them, counted
from the first on or after the anchor. `every day off` is every day that is not worked.

A day that is named may be a day off. What is due *on* a day is done on the next working day; what is due every month or
less often stays in its month, and is done on the last working day of it where no other follows. What is due *by* a day is done on
the last working day before. What is due every day, or every so many days, stays where it is: a watch is kept on holidays too. An
author may say otherwise of any of them (`or earlier`, `or later`, `days off included`, `except on days off`). Two turns that
move to the same day are one.

What is done before a holiday is done on the last working day before each row of days off that is more than a weekend.
What is not done in some months, or during a period of the organisation's own, has no turn whose day is named there.

The periods that an organisation names itself have the dates of its calendar (see `own_periods`).

Where something is done several times in a period (`3 times a month`), no days are named for it: it has one turn for the period.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.calendar.own_periods import during, own_turns
from generator.calendar.series import Series
from generator.calendar.span import EARLIEST, LATEST, Span
from generator.calendar.turns import Occurrence, moved
from generator.calendar.working_days import WorkingDays
from generator.model import Entry
from generator.model.frequency import Frequency, Yield
from generator.model.named_day import MONTHS, PERIOD
from generator.model.time_of_day import DAY_MINUTES

EPOCH = datetime.date(2026, 1, 1)
"""Where intervals are counted from if neither the entry nor the handbook says since when it is in force."""


def anchor(entry: Entry, head: Entry) -> datetime.date:
    """The day from which intervals of an entry are counted; `head` is the handbook's own entry."""
    return entry.effective or head.effective or EPOCH


@lru_cache(maxsize=1024)
def occurrences(frequency: Frequency, days: WorkingDays, span: Span, anchored: datetime.date = EPOCH,
                yielding: Yield | None = None) -> tuple[Occurrence, ...]:
    """The turns whose day lies in `span`, in order, as far as they lie in it; none for what an event sets off. `yielding` overrides
    what the wording says."""
    found = _found(frequency, days, span, anchored, yielding or frequency.yields)
    return tuple(during(found, frequency.own) if frequency.own and not frequency.outside and frequency.period != PERIOD else found)


def _found(frequency: Frequency, days: WorkingDays, span: Span, anchored: datetime.date, yielding: Yield) -> list[Occurrence]:
    """The same, whether or not they lie in a period during which alone it is done."""
    if frequency.period == "event":
        return []
    if frequency.eve:
        return _but(frequency, (Occurrence(day, day, day, day) for day in days.before_holidays(span, frequency.eve)), days)
    if frequency.period == "working day":
        return _but(frequency, _on_working_days(frequency.interval, days, span, anchored), days)
    if frequency.period == "day off":
        return _but(frequency, _on_days_off(days, span), days)
    turns = own_turns(frequency, frequency.own, days, yielding) if frequency.own and frequency.period == PERIOD else _turns(
        frequency, days, span, anchored, yielding)
    return [replace(turn, first=max(turn.first, span.first), last=min(turn.last, span.last))
            for turn in _apart(_but(frequency, turns, days, yielding)) if turn.day in span]


def _but(frequency: Frequency, turns: Iterable[Occurrence], days: WorkingDays, yielding: Yield = Yield.STAY) -> list[Occurrence]:
    """Those that are not left out. A turn belongs where its day is named: one that a day off moves into such a month is still done."""
    outside = frequency.own if frequency.outside else None
    if yielding is Yield.SKIP:
        turns = (turn for turn in turns if days.is_working_day(turn.named))
    return [turn for turn in turns if turn.named.month not in frequency.without and not (outside and outside.on(turn.named))]


def times_in_year(frequency: Frequency, days: WorkingDays, year: int, anchored: datetime.date = EPOCH) -> int:
    """How often something is done in a year."""
    whole = Span(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return len(occurrences(frequency, days, whole, anchored)) * frequency.times * times_in_day(frequency)


def times_in_day(frequency: Frequency) -> int:
    """How often something is done on a day on which it is due, as far as times of day are named. What is done every so many minutes of
    some hours is done at their beginning and, where it comes out even, at their end; of a whole day its end is the next one's beginning."""
    if not frequency.each:
        return max(1, len(frequency.at))
    if not frequency.at or frequency.at[0].minutes == DAY_MINUTES:
        return DAY_MINUTES // frequency.each
    return frequency.at[0].minutes // frequency.each + 1


def _on_working_days(interval: int, days: WorkingDays, span: Span, anchored: datetime.date) -> Iterator[Occurrence]:
    """Every so-manieth working day; a turn is open until the last working day before the next."""
    position = days.position(span.first, anchored) if interval > 1 else 0
    worked = list(days.within(span))
    for place, day in enumerate(worked):
        if (position + place) % interval == 0:
            following = worked[place:place + interval]
            last = following[-1] if len(following) == interval else span.last
            yield Occurrence(day, day, day, last)


def _on_days_off(days: WorkingDays, span: Span) -> Iterator[Occurrence]:
    """Every day that is not worked."""
    for number in range(span.first.toordinal(), span.last.toordinal() + 1):
        day = datetime.date.fromordinal(number)
        if not days.is_working_day(day):
            yield Occurrence(day, day, day, day)


def _turns(frequency: Frequency, days: WorkingDays, span: Span, anchored: datetime.date, yielding: Yield) -> Iterator[Occurrence]:
    """Every turn whose day may lie in the span, and one more on either side where there is one."""
    series, interval = Series(frequency, days), frequency.interval
    origin = series.origin(anchored.toordinal())
    number = origin + (series.number(span.first.toordinal()) - origin) // interval * interval
    within_month = frequency.period in MONTHS or frequency.period == "ten days"

    def turns(number: int) -> list[Occurrence]:
        """Those of a period, in order; none where dates cannot say them, nor any day of the period."""
        first, last = max(series.first(number), EARLIEST), min(series.first(number + interval) - 1, LATEST)
        if first > last:
            return []
        date = datetime.date.fromordinal
        found = [Occurrence(date(named), moved(date(named), days, yielding, _Month(date(named)) if within_month else None),
                            date(min(max(opens, first), named)), date(last), place, _opened(frequency, place, max(opens, EARLIEST), named))
                 for place, (opens, named) in enumerate(zip(series.opens(number), series.named(number), strict=True))
                 if EARLIEST <= named <= LATEST]
        return sorted(found, key=lambda turn: turn.named)

    while (before := turns(number)) and before[0].day >= span.first:
        number -= interval
    if not before:  # earlier than dates can say
        number += interval
    while found := turns(number):
        yield from found
        if found[0].day > span.last:
            return
        number += interval


class _Month:
    """The days of the month in which a day lies."""

    def __init__(self, day: datetime.date) -> None:
        self._month = day.year, day.month

    def __contains__(self, day: object) -> bool:
        return isinstance(day, datetime.date) and (day.year, day.month) == self._month


def _opened(frequency: Frequency, place: int, opens: int, named: int) -> datetime.date | None:
    """The first day of several that are named together; None for a day alone."""
    together = bool(frequency.days) and frequency.days[place].is_span
    return datetime.date.fromordinal(min(opens, named)) if together else None


def _with_next(turns: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence | None]]:
    return zip(turns, [*turns, None][1:], strict=True)


def _apart(turns: list[Occurrence]) -> Iterator[Occurrence]:
    """Turns that share no day: of two on the same day the later stands for both, and one ends before the next is due."""
    kept = [turn for turn, following in _with_next(turns) if not following or turn.day < following.day]
    ended = datetime.date.min
    for turn, following in _with_next(kept):
        last = max(turn.last, turn.day)
        if following and last >= following.day:
            last = following.day - datetime.timedelta(days=1)
        yield replace(turn, first=min(max(turn.first, ended), turn.day), last=last)
        ended = last + datetime.timedelta(days=1) if last < datetime.date.max else last
