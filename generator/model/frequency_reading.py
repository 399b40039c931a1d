"""A frequency read from its tokens: what is said about the period, the times and the days is collected, then put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model.closing import closing
from generator.model.frequency_days import OF_DAYS, WITHIN_DAY, DayItem, day_items, named_days, with_sorts
from generator.model.frequency_phrases import Token
from generator.model.frequency_tokens import as_typed, tokens
from generator.model.named_day import MONTH_NAMES, MONTHS, PERIOD, WEEK, WEEKDAYS, NamedDay
from generator.model.own_period import OWN, OwnPeriod, in_general
from generator.model.period_edge import Edge
from generator.model.time_of_day import DAY_MINUTES, Hours, TimeOfDay
from generator.model.written import Refused, half_width

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
    eve: int


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
    items, periods = day_items(found), [token for token in found if token.kind == "period"]
    at = tuple(token.value for token in found if isinstance(token.value, Hours))
    each, times = _only(found, "each"), _only(found, "times") or 1
    named = any(token.kind == "month" and token.value == "named" for token in found)
    watch = bool(at) and not items and all(hours.end for hours in at)
    period, interval = _period(periods, items, bool(each) or watch, any(token.kind == "event" for token in found), named)
    days = named_days(items, period)
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
    without, eve = _without(found, period, bool(days)), _eve(found, times > 1 or least)
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
        if token.kind == "to" and not (before and after and {before.kind, after.kind} <= OF_DAYS):
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


def _eve(found: Sequence[Token], how_often: bool) -> int:
    """Of how many days off at least it is done on the eve, which says how often already; 0 where that is not said."""
    eve = next((token.number for token in found if token.kind == "eve"), 0)
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

def _period(said: Sequence[Token], items: Sequence[DayItem], daily: bool, event: bool, named: bool) -> tuple[str, int]:
    """The period and how many of them. Hours from one to another that name none, and what is done every so many minutes, are `daily`; a
    month that is `named` comes once a year."""
    if len({(token.value, token.number) for token in said}) > 1:
        raise Refused("days off" if any(token.value == "day off" for token in said) else "twice")
    if said:
        return str(said[0].value), said[0].number
    if event:
        return "event", 1
    if items and all(item.sort in (WEEK, *WEEKDAYS) for item in with_sorts(items)):
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
