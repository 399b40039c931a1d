"""HB548 duty-on-day-without-shift: a duty falls on a day on which nobody holds the post, or not at that hour.

Only posts that are held in shifts are looked at, over a year from their first shift. What names no day, or only the last, may be done on an
earlier day of its turn. Hours at which no shift is held on any day are told by HB544, and what is due every shift is due when one is held.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from generator.calendar.occurrences import anchor, occurrences
from generator.calendar.shifts import Turn
from generator.calendar.turns import Occurrence
from generator.calendar.working_days import WorkingDays
from generator.checks.shared.base import of_kinds
from generator.checks.shared.shifts import guard, held, in_some_shift, posts_in_shifts, year_of
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.time_of_day import TimeOfDay

_WEEKDAYS = """\
headcount: 2
shifts: [{id: day, title: 日班, hours: "08:00-16:00", days: "weekly on Monday, Tuesday, Wednesday, Thursday and Friday"}]
"""
FAULT = Descriptor(
    code="HB548", name="duty-on-day-without-shift", severity=Severity.WARNING,
    message="this is due on {day}, when nobody is on duty in this post",
    hint="name days on which a shift is held, or let a shift be held on that day too; "
         "add \"regardless of days off\" to what must not move from one",
    why="What falls due when nobody is there is not done.",
    invalid=guard(_WEEKDAYS, when="daily at 09:00"),
    valid=guard(_WEEKDAYS, when="every working day at 09:00"))

ByDay = Mapping[datetime.date, list[Turn]]
"""The shifts of each day of which some part belongs to one."""


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    days = WorkingDays(handbook.entry.calendar)
    for post in posts_in_shifts(handbook):
        by_day = _by_day(held(post, handbook))
        span, since = year_of(post, handbook), anchor(post, handbook.entry)
        for number, duty in enumerate(post.duties):
            if not by_day or duty.when.period == "shift":
                continue
            hours = [each.start for each in duty.when.at if in_some_shift(each.start, post)]
            due = (turn for turn in occurrences(duty.when, days, span, since) if turn.day > min(by_day))
            on_its_day = bool(duty.when.days) and not duty.when.by
            if missed := next((turn for turn in due if not _can_be_done(turn, hours, by_day, on_its_day)), None):
                yield Diagnostic(descriptor=FAULT, span=post.source.span(("duties", number, "when")), related=post.source.span(("shifts",)),
                                 details={"day": missed.day.isoformat()})


def _by_day(turns: list[Turn]) -> ByDay:
    found: dict[datetime.date, list[Turn]] = {}
    for turn in turns:
        last = (turn.end - datetime.timedelta(minutes=1)).date()
        for day in range(turn.start.date().toordinal(), last.toordinal() + 1):
            found.setdefault(datetime.date.fromordinal(day), []).append(turn)
    return found


def _can_be_done(turn: Occurrence, hours: Sequence[TimeOfDay], by_day: ByDay, on_its_day: bool) -> bool:
    """Whether somebody is there on a day on which it may be done, which is its own alone where it names one, or hours."""
    if hours:
        return all(_held_at(turn.day, hour, by_day) for hour in hours)
    first, last = (turn.day, turn.day) if on_its_day else (turn.first, turn.last)
    return any(datetime.date.fromordinal(day) in by_day for day in range(first.toordinal(), last.toordinal() + 1))


def _held_at(day: datetime.date, hour: TimeOfDay, by_day: ByDay) -> bool:
    moment = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(minutes=hour.minutes)
    return any(turn.start <= moment <= turn.end for turn in by_day.get(day, ()))


CHECK = of_kinds(FAULT, find, "handbook", "post")
