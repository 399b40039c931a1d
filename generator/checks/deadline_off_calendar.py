"""HB504 deadline-off-calendar: a deadline that no calendar can show, or not every month or year.

Found are the 29th, 30th or 31st of every month and the 29th of February; part of a calendar day, week or month (from when to
when is half a day?); hours or working days that do not come to whole minutes; and one time of day for a duty that comes round
several times. Half a working day is sound: the handbook's calendar says how many hours that is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.calendar.lengths import length as length_of
from generator.calendar.series import always_has_its_day
from generator.checks.shared.base import of_entries
from generator.checks.shared.lengths import as_written, frequencies, limits
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.handbook import Calendar

FAULT = Descriptor(
    code="HB504", name="deadline-off-calendar", severity=Severity.WARNING,
    message="no calendar can show \"{given}\": {reason}",
    hint="name a day that every month has, such as \"monthly on the last day\"",
    why="Everyone would decide for themselves when it is due.",
    invalid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: count-mail, do: 統計當月收文件數, when: monthly on the 31st}
""",
    valid="""\
kind: post
id: clerk
title: 收發員
substitutes: [head]
duties:
  - {id: count-mail, do: 統計當月收文件數, when: monthly on the last day}
""")


WHOLE_HINT = "write a whole number of days, hours or minutes; half a day of work is \"half a working day\""
_WHOLE_PARTS = {"day": 1, "week": 7, "month": 1, "year": 12}
"""Half a year is six months, but half a month is no number of days."""
NOT_EVERY_MONTH = Term("not every month has that day")
LEAP_YEARS = Term("that day comes once in four years")
ONE_TIME = Term("one time of day cannot stand for several")
NOT_WHOLE_DAYS = Term("calendar days and months are counted whole")
NOT_WHOLE_MINUTES = Term("it does not come to whole minutes")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        if is_current(entry, handbook):
            yield from _of_entry(entry, handbook.entry.calendar)


def _of_entry(entry: Entry, calendar: Calendar) -> Iterator[Diagnostic]:
    for path, frequency in frequencies(entry):
        if reason := _missing_day(frequency):
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(path), details={
                "given": as_written(entry, path, frequency), "reason": reason})
    for path, length in limits(entry):
        if reason := _fraction(length, calendar):
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(path), hint=WHOLE_HINT, details={
                "given": as_written(entry, path, length), "reason": reason})


def _missing_day(frequency: Frequency) -> Term | None:
    if not always_has_its_day(frequency):
        return LEAP_YEARS if frequency.period == "year" else NOT_EVERY_MONTH
    return ONE_TIME if frequency.times > 1 and frequency.at else None


def _fraction(length: Duration, calendar: Calendar) -> Term | None:
    number, unit = length.parts[-1]
    if number % 1 == 0:
        return None
    if unit in _WHOLE_PARTS:
        return NOT_WHOLE_DAYS if number * _WHOLE_PARTS[unit] % 1 else None
    found = length_of(length, calendar)
    return NOT_WHOLE_MINUTES if (found.work + found.clock).denominator > 1 else None


CHECK = of_entries(FAULT, find)
