"""What a post has to do on a day, in the order of its day: the one list for the pages that show what is due now, next and overdue; and
what it does whenever something happens, for the record of the day on which it did."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generator.calendar.deadlines import clock_minutes
from generator.calendar.table import DateTable
from generator.facts.checklist_items import Checklist, Item
from generator.facts.checklist_words import ChecklistWords
from generator.facts.words import Words

_AT_SOME_TIME = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DayItem:
    """Something that recurs. `series` leads to its turns in the table of dates; `at` and `until` are minutes from the beginning of the
    post's day, and None where no hour is named. `due` and `within` say the same in words."""

    id: str
    number: int
    do: Words
    critical: bool
    optional: bool
    period: str
    series: int
    at: int | None
    until: int | None
    due: str
    within: str
    record: Words | None


def day_items(found: Checklist, words: ChecklistWords, dates: DateTable) -> tuple[DayItem, ...]:
    """The items of a list that recur, in the order of the day: by the hour, then what names none, in the order of the list."""
    return tuple(sorted(_items(found, words, dates), key=lambda item: _AT_SOME_TIME if item.at is None else item.at))


def _items(found: Checklist, words: ChecklistWords, dates: DateTable) -> Iterator[DayItem]:
    begins = found.post.begins
    for group in found.groups:
        for number, item in enumerate(group.items, group.first):
            place = dates.place(item.when, item.within) if item.when else None
            if place is not None and item.when is not None:
                at = begins.until(item.when.at[0].start) if item.when.at else None
                yield DayItem(
                    id=item.id, number=number, do=words.said(item.do), critical=item.critical, optional=bool(item.only_if),
                    period=group.period, series=place, at=at, until=_until(at, item), due=words.due(item), within=words.within(item),
                    record=words.record(item))


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


def _until(at: int | None, item: Item) -> int | None:
    hours = item.when.at[0].minutes if item.when and item.when.at else 0
    allowed = hours or clock_minutes(item.within)
    return None if at is None or allowed is None else at + math.ceil(allowed)
