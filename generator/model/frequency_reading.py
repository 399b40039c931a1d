"""A frequency read from its tokens: what is said about the period, the times and the days is collected, then put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from generator.model.closing import closing
from generator.model.frequency_phrases import Token
from generator.model.frequency_tokens import as_typed, tokens
from generator.model.named_day import DAY, LAST, MONTH, MONTH_NAMES, MONTHS, PERIOD, TEN_DAYS, WEEK, WEEKDAYS, WORKING_DAY, NamedDay
from generator.model.numbers import chinese_number
from generator.model.own_period import OWN, OwnPeriod, in_general
from generator.model.period_edge import Edge
from generator.model.time_of_day import DAY_MINUTES, Hours, TimeOfDay
from generator.model.written import Refused, half_width

WITHIN_DAY = ("shift", "day", "working day", "day off")
"""Periods of a day: they have no days to name."""
UNTIL_CLOSE = ("day", "working day", "shift")
"""Periods that the close of business ends, or that of the shift."""


class Said(NamedTuple):
    """What the words say; `times` is 1 where days or times of day are named for each of them."""

    period: str
    interval: int
    times: int
    days: tuple[NamedDay, ...]
    at: tuple[Hours, ...]
    each: int
    by: bool
    off: str
    least: bool
    own: OwnPeriod | None
    edge: Edge | None
    without: tuple[int, ...]
    outside: bool
    eve: bool


def read(words: str, periods: Sequence[OwnPeriod] = (), closes: TimeOfDay | None = None) -> Said:
    """What an author's words say, `periods` being those that the calendar names. Raises Refused, which quotes the words as they are
    written, or another ValueError."""
    general, named = in_general(words, periods)
    if len({period.id for period, _ in named}) > 1:
        raise Refused("twice")
    try:
        return _said(half_width(general), named[0][0] if named else None, closes)
    except Refused as error:
        if error.reason.startswith("unknown") and _says_two_things(words, periods, closes):
            raise Refused("twice") from None
        part = as_typed(error.part, general)
        raise Refused(error.reason, part.replace(OWN, named[0][1]) if named else part) from None


def _says_two_things(words: str, periods: Sequence[OwnPeriod], closes: TimeOfDay | None) -> bool:
    """Whether what stands before a comma says how often, and another time with an hour of its own follows: 每日17:00，清明期間18:00."""
    first, comma, rest = re.sub("[，；;]", ",", words).partition(",")
    if not comma or not re.search(r"\d\s*[:：時时點点]|\d ?[ap]m", rest):
        return False
    try:
        return bool(read(first, periods, closes).at)
    except ValueError:
        return False


def _said(words: str, own: OwnPeriod | None, closes: TimeOfDay | None) -> Said:
    found = _with_both_ends(list(tokens(words)))
    items, periods = _items(found), [token for token in found if token.kind == "period"]
    at = tuple(token.value for token in found if isinstance(token.value, Hours))
    each, times = _only(found, "each"), _only(found, "times") or 1
    named = any(token.kind == "month" and token.value == "named" for token in found)
    watch = bool(at) and not items and all(hours.end for hours in at)
    period, interval = _period(periods, items, bool(each) or watch, any(token.kind == "event" for token in found), named)
    days = _days(items, period)
    by, least = _is_by(found), any(token.kind == "least" for token in found)
    if any(token.kind == "close" for token in found):
        if at or by or each or any(day.is_span for day in days):
            raise Refused("twice")
        by, at = True, _closing(days, period, closes, _value(found, "close"))
    elif by and not at and not _value(found, "edge") and (not days or any(day.is_span for day in days)):
        raise Refused("by what")
    edge = _edge(found, bool(days), period, interval, own)
    if period == "event" and len(found) > 1:
        raise Refused("twice")
    if period == "day off" and interval > 1:
        raise Refused("unknown", words)
    if _value(found, "off") == "skip" and not (edge or period == "day" or any(not day.is_span for day in days)):
        raise Refused("without what")
    without, eve = _without(found, period, bool(days)), _is_eve(found, times > 1 or least)
    if not at and (timed := _value(found, "timed")):
        raise Refused("which hour", str(timed))
    if least and (days or at or each):
        raise Refused("at least")
    _check_times(times, days, at, period)
    _check_each(each, at)
    if times == len(days or at) or (period in WITHIN_DAY and times == len(at)):
        times = 1
    return Said(period, interval, times, days, _in_order(at), each or 0, by, str(_value(found, "off") or ""), least, own, edge,
                without, any(token.value == "outside" for token in found), eve)


def _with_both_ends(found: Sequence[Token]) -> Sequence[Token]:
    """Raises Refused where a dash or `to` has nothing before or behind it that it could join: `08:00-` lacks when it ends."""
    for before, token, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if token.kind == "to" and not (before and after and {before.kind, after.kind} <= _OF_DAYS):
            raise Refused("from what to what")
    return found


def _closing(days: Sequence[NamedDay], period: str, closes: TimeOfDay | None, early: object) -> tuple[Hours, ...]:
    """When the working day or the shift ends, as far as that is known, or so long before; of a day that is named, its end is that of the
    working day."""
    if not days and period not in UNTIL_CLOSE:
        raise Refused("by what")
    if early and (closes is None or period == "shift"):
        raise Refused("office hours")
    if early and closes:
        return (Hours(closing(closes, str(early))),)
    return (Hours(closes),) if closes and period != "shift" else ()


def _edge(found: Sequence[Token], days: bool, period: str, interval: int, own: OwnPeriod | None) -> Edge | None:
    """The day that is counted from the beginning or end of a period of one's own."""
    edge, during = _value(found, "edge"), any(token.kind == "during" for token in found)
    if (edge and days) or (during and period == PERIOD):
        raise Refused("twice")
    if period == PERIOD and interval > 1:
        raise Refused("each period", OWN)
    if own and ((period == PERIOD) is during or period == "event"):
        raise Refused("unknown", OWN)
    if period == PERIOD and own is None:
        raise Refused("unknown period", OWN)
    return edge if isinstance(edge, Edge) else None


def _without(found: Sequence[Token], period: str, days: bool) -> tuple[int, ...]:
    """The months in which it is not done. Of a longer period than a month a day must be named that can lie in one of them."""
    months = {month for token in found if token.kind == "without" and isinstance(token.value, tuple) for month in token.value}
    if len(months) == len(MONTH_NAMES) or (months and not days and MONTHS.get(period, 1) > 1):
        raise Refused("without what")
    return tuple(sorted(months))


def _is_eve(found: Sequence[Token], how_often: bool) -> bool:
    """Whether it is done before a holiday, which says how often already."""
    eve = any(token.kind == "eve" for token in found)
    if eve and how_often:
        raise Refused("twice")
    return eve


def _only(found: Iterable[Token], kind: str) -> int | None:
    """The number of the only token of a kind; None where there is none."""
    numbers = [token.number for token in found if token.kind == kind]
    if len(numbers) > 1:
        raise Refused("twice")
    return numbers[0] if numbers else None


def _is_by(found: Sequence[Token]) -> bool:
    """Whether each day is the last for what is due, and not the only one; `by the 5th and on the 20th` says both."""
    parts: list[list[Token]] = [[]]
    for token in found:
        parts = [*parts, []] if token.kind == "and" else [*parts[:-1], [*parts[-1], token]]
    of_days = [any(token.kind == "by" for token in part) for part in parts
               if any(token.kind in ("nth", "sort", "numeral") for token in part)]
    behind = any(token.value == "behind" for token in found if token.kind == "by")
    if any(of_days) and not of_days[-1 if behind else 0] and not _of_time(found):
        raise Refused("by some")
    return any(token.kind == "by" for token in found)


def _of_time(found: Sequence[Token]) -> bool:
    """Whether a time of day follows `by`."""
    return any(token.kind == "by" and after.kind == "at" for token, after in pairwise(found))


def _value(found: Iterable[Token], kind: str) -> object:
    return next((token.value for token in found if token.kind == kind), None)


def _in_order(at: Sequence[Hours]) -> tuple[Hours, ...]:
    return tuple(sorted(set(at), key=lambda hours: (hours.start, hours.minutes)))


# --- The period ----------------------------------------------------------------------------------------------------

def _period(said: Sequence[Token], items: Sequence[_Item], daily: bool, event: bool, named: bool) -> tuple[str, int]:
    """The period and how many of them. Hours from one to another that name none, and what is done every so many minutes, are `daily`; a
    month that is `named` comes once a year."""
    if len({(token.value, token.number) for token in said}) > 1:
        raise Refused("days off" if any(token.value == "day off" for token in said) else "twice")
    if said:
        return str(said[0].value), said[0].number
    if event:
        return "event", 1
    if items and all(item.sort in (WEEK, *WEEKDAYS) for item in _with_sorts(items)):
        return ("year" if any(item.month for item in items) else "month" if any(item.nth for item in items) else "week"), 1
    if named:
        return "year", 1
    if daily:
        return "day", 1
    raise Refused("no period")


def _check_times(times: int, days: Sequence[NamedDay], at: Sequence[Hours], period: str) -> None:
    """What is said to be done twice names two days or two times of day, or none."""
    if (times > 1 and days and times != len(days)) or (times > 1 and not days and period in WITHIN_DAY and len(at) not in (0, 1, times)):
        raise Refused("other number")


def _check_each(each: int | None, at: Sequence[Hours]) -> None:
    """So many minutes go into a day, or into the hours that are named."""
    if each and not (len(at) == 1 and at[0].minutes >= each if at else DAY_MINUTES % each == 0 and each < DAY_MINUTES):
        raise Refused("uneven")


# --- The days ------------------------------------------------------------------------------------------------------

_OF_DAYS = frozenset({"nth", "sort", "month", "numeral"})
"""Kinds of the tokens that name days."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands between two commas about a day; 0 and empty for what is left to its neighbours."""

    nth: int = 0
    sort: str = ""
    month: int = 0
    numeral: str = ""
    to: bool = field(default=False, compare=False)


_NOTHING = _Item()


def _items(found: Iterable[Token]) -> list[_Item]:
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


def _with(item: _Item, name: str, value: object) -> _Item:
    if getattr(item, name):
        raise Refused("twice")
    changed: _Item = replace(item, **{name: value})  # type: ignore[arg-type]
    return changed


def _with_sorts(items: Sequence[_Item]) -> list[_Item]:
    """Items that leave out a sort or a month take it from a neighbour: `first and third Monday`, `3月5日、20日`, `March and September`."""
    said: list[_Item] = []
    for item in items:
        said.append(_weekday(item, said[-1] if said else _NOTHING))
    if any(item.numeral for item in items) and not any(item.sort for item in said):
        raise Refused("which day")  # 每月一、三: days, or weekdays
    for name in ("sort", "month", "nth"):
        said = _borrowed(said, name)
    return said


def _weekday(item: _Item, before: _Item) -> _Item:
    """週一、四 and 週六、日: a numeral or 日 behind a weekday is a weekday; elsewhere a numeral is a day of the month."""
    after_weekday = before.sort in WEEKDAYS
    if item.numeral:
        number = chinese_number(item.numeral)
        weekday = after_weekday and 1 <= number < len(WEEKDAYS)
        return replace(item, numeral="", sort=WEEKDAYS[number - 1]) if weekday else replace(item, numeral="", nth=number)
    return replace(item, sort=WEEKDAYS[-1]) if after_weekday and item.sort == DAY and not item.nth else item


def _borrowed(items: list[_Item], name: str) -> list[_Item]:
    """What an item leaves out, from the item after it, else from the one before; an `nth` only where nothing else says the day."""
    found = list(items)
    for order in (range(len(items) - 2, -1, -1), range(1, len(items))):
        for place in order:
            other = found[place + 1 if order.step < 0 else place - 1]
            if not getattr(found[place], name) and _may_borrow(found[place], name):
                found[place] = replace(found[place], **{name: getattr(other, name)})
    return found


def _may_borrow(item: _Item, name: str) -> bool:
    """A date needs no weekday (`5 March and the first Monday of July`), and a weekday of a week no number."""
    if name == "sort":
        return not (item.nth and item.month)
    return name != "nth" or item.sort not in WEEKDAYS or bool(item.month)


def _days(items: Sequence[_Item], period: str) -> tuple[NamedDay, ...]:
    if not items:
        return ()
    if period in (*WITHIN_DAY, "event") or (period == "week" and not any(item.sort or item.nth for item in items)):
        raise Refused("no day")  # of a week, 每週八
    days = [_day(item, period) for item in _through(_with_sorts(items))]
    if len({day.sort if day.is_span else DAY for day in days}) > 1:
        raise Refused("twice")
    for day in days:
        day.check(period)
    return tuple(sorted(set(days), key=lambda day: (day.rank, day.sort)))


def _day(item: _Item, period: str) -> NamedDay:
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


def _through(items: Sequence[_Item]) -> Iterable[_Item]:
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
