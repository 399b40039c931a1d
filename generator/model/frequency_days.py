"""The days that a frequency names, put together from its tokens: each item says some of number, sort and month, and takes the rest from
its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.model.frequency_phrases import Token
from generator.model.named_day import DAY, LAST, MONTH, MONTHS, TEN_DAYS, WEEKDAYS, WORKING_DAY, NamedDay
from generator.model.numbers import chinese_number
from generator.model.written import Refused

WITHIN_DAY = ("shift", "day", "working day", "day off")
"""Periods of a day: they have no days to name."""
OF_DAYS = frozenset({"nth", "sort", "month", "numeral"})
"""Kinds of the tokens that name days."""


@dataclass(frozen=True, slots=True)
class DayItem:
    """What stands between two commas about a day; 0 and empty for what is left to its neighbours."""

    nth: int = 0
    sort: str = ""
    month: int = 0
    numeral: str = ""
    to: bool = field(default=False, compare=False)


_NOTHING = DayItem()


def day_items(found: Iterable[Token]) -> list[DayItem]:
    """The days that are named, as far as each says them itself."""
    items, item = [], _NOTHING
    for token in found:
        if token.kind in ("and", "to", "at", "each", "period", "times"):
            if item != _NOTHING:
                items.append(item)
                item = _NOTHING
            item = replace(item, to=item.to or token.kind == "to")
        elif token.kind in ("nth", "month"):
            item = _with(item, token.kind, token.number)
        elif token.kind in ("sort", "numeral"):
            item = _with(item, token.kind, token.value)
    return [*items, item] if item != _NOTHING else items


def _with(item: DayItem, name: str, value: object) -> DayItem:
    if getattr(item, name):
        raise Refused("twice")
    changed: DayItem = replace(item, **{name: value})  # type: ignore[arg-type]
    return changed


def with_sorts(items: Sequence[DayItem]) -> list[DayItem]:
    """Items that leave out a sort or a month take it from a neighbour: `first and third Monday`, `3月5日、20日`, `March and September`."""
    said: list[DayItem] = []
    for item in items:
        said.append(_weekday(item, said[-1] if said else _NOTHING))
    if any(item.numeral for item in items) and not any(item.sort for item in said):
        raise Refused("which day")  # 每月一、三: days, or weekdays
    for name in ("sort", "month", "nth"):
        said = _borrowed(said, name)
    return said


def _weekday(item: DayItem, before: DayItem) -> DayItem:
    """週一、四 and 週六、日: a numeral or 日 behind a weekday is a weekday; elsewhere a numeral is a day of the month."""
    after_weekday = before.sort in WEEKDAYS
    if item.numeral:
        number = chinese_number(item.numeral)
        weekday = after_weekday and 1 <= number < len(WEEKDAYS)
        return replace(item, numeral="", sort=WEEKDAYS[number - 1]) if weekday else replace(item, numeral="", nth=number)
    return replace(item, sort=WEEKDAYS[-1]) if after_weekday and item.sort == DAY and not item.nth else item


def _borrowed(items: list[DayItem], name: str) -> list[DayItem]:
    """What an item leaves out, from the item after it, else from the one before; an `nth` only where nothing else says the day."""
    found = list(items)
    for order in (range(len(items) - 2, -1, -1), range(1, len(items))):
        for place in order:
            other = found[place + 1 if order.step < 0 else place - 1]
            if not getattr(found[place], name) and _may_borrow(found[place], name):
                found[place] = replace(found[place], **{name: getattr(other, name)})
    return found


def _may_borrow(item: DayItem, name: str) -> bool:
    """A date needs no weekday (`5 March and the first Monday of July`), and a weekday of a week no number."""
    if name == "sort":
        return not (item.nth and item.month)
    return name != "nth" or item.sort not in WEEKDAYS or bool(item.month)


def named_days(items: Sequence[DayItem], period: str) -> tuple[NamedDay, ...]:
    if not items:
        return ()
    if period in (*WITHIN_DAY, "event") or (period == "week" and not any(item.sort or item.nth for item in items)):
        raise Refused("no day")  # of a week, 每週八
    days = [_day(item, period) for item in _through(with_sorts(items))]
    if len({day.sort if day.is_span else DAY for day in days}) > 1:
        raise Refused("twice")
    for day in days:
        day.check(period)
    return tuple(sorted(set(days), key=lambda day: (day.rank, day.sort)))


def _day(item: DayItem, period: str) -> NamedDay:
    sort, month = item.sort or DAY, MONTHS.get(period, 0) if item.month == LAST else item.month
    if period == "week" and sort == DAY:
        raise Refused("no day")
    nth = item.nth or (1 if period == "week" and sort in WEEKDAYS else 0)
    if sort == TEN_DAYS and nth == LAST:
        nth = 3
    if month and not nth and not item.sort and period != "month":
        return NamedDay(1, MONTH, month)
    if not nth or (period == "week" and sort == WORKING_DAY and not item.nth):
        raise Refused("which day")
    return NamedDay(nth, sort, month)


def _through(items: Sequence[DayItem]) -> Iterable[DayItem]:
    """`Monday to Friday`: the weekdays between two, both included."""
    for place, item in enumerate(items):
        if item.to:
            first, last = (WEEKDAYS.index(found.sort) if found.sort in WEEKDAYS else -1 for found in (items[place - 1], item))
            if place == 0 or first < 0 or last < 0 or item.nth:
                raise Refused("from day to day")
            if last < first:
                raise Refused("over the end")
            yield from (replace(item, sort=name) for name in WEEKDAYS[first + 1:last])
        yield item
