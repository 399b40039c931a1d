"""What a post has to do on a day, in the order of its day: the one list for the pages that show what is due now, next and overdue; and
what it does whenever something happens, for the record of the day on which it did."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.calendar.deadlines import clock_minutes, leads
from generator.calendar.table import DateTable
from generator.facts.checklist_items import Checklist, Item
from generator.facts.checklist_words import ChecklistWords
from generator.facts.words import Words
from generator.i18n import frequencies
from generator.model.frequency import Frequency
from generator.model.time_of_day import DAY_MINUTES, Hours, TimeOfDay

_AT_SOME_TIME = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DayItem:
    """Something that recurs. `series` leads to its turns in the table of dates; `at` and `until` are minutes from the beginning of the
    post's day on which a turn begins, `deadline` of the day on which it ends; None where no hour is named. `due` and `within` say the same
    in words, and `hours` from when until when, where that is not what `within` says: several turns of a day are told apart by them."""

    id: str
    number: int
    do: Words
    critical: bool
    optional: bool
    period: str
    series: int
    at: int | None
    until: int | None
    deadline: int | None
    due: str
    hours: str
    within: str
    record: Words | None


def day_items(found: Checklist, words: ChecklistWords, dates: DateTable) -> tuple[DayItem, ...]:
    """The items of a list that recur, in the order of the day: by the hour, then what names none, in the order of the list."""
    return tuple(sorted(_items(found, words, dates), key=_moment))


def _moment(item: DayItem) -> int:
    return next((minute for minute in (item.at, item.deadline) if minute is not None), _AT_SOME_TIME)


def _items(found: Checklist, words: ChecklistWords, dates: DateTable) -> Iterator[DayItem]:
    for group in found.groups:
        nexts = _next_turns(group.items, found.post.begins)
        for number, item in enumerate(group.items, group.first):
            place = dates.place(item.when, item.within, item.limit.by if item.limit else None, item.owed) if item.when else None
            if place is not None and item.when is not None:
                at, until, deadline = _hours(item, found.post.begins)
                until = until or nexts.get(item.id)
                yield DayItem(
                    id=item.id, number=number, do=words.said(item.do), critical=item.critical, optional=bool(item.only_if),
                    period=group.period, series=place, at=at, until=until, deadline=deadline, due=words.due(item),
                    hours=_hours_said(item, found.post.begins, words), within=words.in_time(item), record=words.record(item))


def _next_turns(items: Iterable[Item], begins: TimeOfDay) -> dict[str, int]:
    """Id → when the next turn of the same duty begins on its day, in minutes of the post's day, of what is done at several times of a
    day: who has left the water untested at 8 is late when it is to be tested at 10.
    """
    starts: defaultdict[tuple[str, Frequency], list[tuple[int, str]]] = defaultdict(list)
    for item in items:
        if item.when and item.when.at and item.step is None and not leads(item.when):
            starts[item.duty, replace(item.when, at=())].append((begins.until(item.when.at[0].start), item.id))
    pairs = (pair for found in starts.values() for pair in pairwise(sorted(found)))
    return {item: following for (start, item), (following, _) in pairs if following > start}


def _hours_said(item: Item, begins: TimeOfDay, words: ChecklistWords) -> str:
    """`10:00–12:00` of a round or of hours that go on; empty for what is to be done at a time."""
    when = item.when
    if when and item.turn and when.each and not when.at:
        start = begins.minutes + (item.turn[0] - 1) * when.each
        return frequencies.hours(Hours(_clock(start), _clock(start + when.each)), words.language)
    return frequencies.hours(when.at[0], words.language) if when and when.at and when.at[0].minutes else ""


def _clock(minutes: int) -> TimeOfDay:
    return TimeOfDay(minutes % DAY_MINUTES)


def _hours(item: Item, begins: TimeOfDay) -> tuple[int | None, int | None, int | None]:
    """(from, until) in minutes of the day on which a turn begins, and its deadline on the day on which it ends. A time *by* which
    something is due is a deadline, and time of the clock beside it is lead time. What comes round every so many minutes has one round in
    each of them, counted from when the day of the post begins: who leaves one out has let more time pass than the rule allows."""
    when, allowed = item.when, clock_minutes(item.within) or 0
    if when and item.turn and when.each and not when.at:
        return (item.turn[0] - 1) * when.each, item.turn[0] * when.each, None
    if when is None or not when.at:
        return None, None, None
    start, length = begins.until(when.at[0].start), when.at[0].minutes
    if leads(when):
        ends = start + length
        return (max(ends - math.ceil(allowed), 0) if allowed else None), None, ends
    open_for = length or math.ceil(allowed)
    return start, start + open_for if open_for else None, None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeItem:
    """Something that is done when it happens, not by the calendar. `group` is what is gone through anew each time."""

    id: str
    number: int
    do: Words
    critical: bool
    group: str


def free_items(found: Checklist, words: ChecklistWords) -> tuple[FreeItem, ...]:
    """The items of a list that do not recur, in the order of the list."""
    return tuple(FreeItem(id=item.id, number=number, do=words.said(item.do), critical=item.critical, group=group.id)
                 for group in found.groups for number, item in enumerate(group.items, group.first) if not recurs(item))


def recurs(item: Item) -> bool:
    """Whether something falls due by the calendar, and not when something happens."""
    return item.when is not None and item.when.event is None and item.when.period != "event"
