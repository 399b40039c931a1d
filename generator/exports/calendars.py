"""A post's recurring duties, and the reviews it owes, as an iCalendar feed (RFC 5545).

Each duty is one recurring event with a stable UID, so that importing the file again updates the calendar. Days off follow
the handbook's calendar: a duty of every working day leaves them out, and any other duty that falls on one moves to the next
working day (or, if that is in another month, a duty of a month or longer to the last one of its own), as an exception to its
rule (RECURRENCE-ID), which is what calendar programs understand. Rules end with the next year, because later public holidays
are not announced yet.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from generator.analysis.lifecycle import next_review
from generator.calendar.working_days import WorkingDays
from generator.exports.event_words import duty_address, duty_description
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model import Entry, Post
from generator.model.handbook import Calendar
from generator.model.post import Duty
from generator.model.quantity import LAST, Frequency

_RULES = {"day": ("DAILY", 1), "working day": ("DAILY", 1), "week": ("WEEKLY", 1), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3),
          "half-year": ("MONTHLY", 6), "year": ("YEARLY", 1)}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def post_calendar(post: Post, handbook: Handbook, language: str, today: datetime.date, owned: Sequence[Entry] = (),
                  site_url: str = "") -> bytes:
    """The feed of one post, from the first day of the year of `today` to the last day of the next. UTF-8 with CRLF.

    `owned` are the entries that the post keeps up to date, whose reviews it owes. With `site_url`, where the site will be,
    events lead to their duties on the post's page.
    """
    import icalendar

    words = catalogue(language)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//handbook-generator//handbook//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("refresh-interval", datetime.timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")  # the same for programs of before RFC 7986
    calendar.add("x-wr-calname", f"{_text(post.title, language)} – {_text(handbook.entry.title, language)}")
    for duty in post.duties:
        for event in _duty_events(post, duty, handbook, language, today, site_url):
            calendar.add_component(event)
    days = WorkingDays(handbook.entry.calendar)
    for entry in owned:
        if review := next_review(entry):
            due = days.not_before(review)
            calendar.add_component(_review_event(entry, due, words.text("Review: {title}", title=_text(entry.title, language)), today))
    data: bytes = calendar.to_ical()
    return data


def occurrences(frequency: Frequency, days: WorkingDays, first: datetime.date,
                last: datetime.date) -> Iterator[tuple[datetime.date, datetime.date]]:
    """(day by the rule, day by the calendar) of every occurrence from `first` to `last`; nothing for duties on an event.

    Occurrences of working-day duties on days off are left out; the others move to a working day, those of a month or longer
    within their month.
    """
    within_month = frequency.period in ("month", "quarter", "half-year", "year")
    daily, every_working_day = frequency.period == "day", frequency.period == "working day"
    day = first
    while day <= last:
        if _falls_on(frequency, day, first):
            if daily or days.is_working_day(day):
                yield day, day
            elif not every_working_day:
                yield day, _moved(day, days, within_month)
        day += datetime.timedelta(days=1)


def _moved(day: datetime.date, days: WorkingDays, within_month: bool) -> datetime.date:
    """The next working day; `within_month`, the last one before a day off at the end of a month. A month without any has neither."""
    after = days.not_before(day)
    if within_month and after.month != day.month:
        earlier = (day.replace(day=number) for number in range(day.day - 1, 0, -1))
        return next(filter(days.is_working_day, earlier), after)
    return after


def _falls_on(frequency: Frequency, day: datetime.date, first: datetime.date) -> bool:
    """Whether the rule names this day. Unless it says which, a week begins on Monday, a month and longer on their first day."""
    months = {"month": frequency.interval, "quarter": 3, "half-year": 6}
    if frequency.period in ("day", "working day"):
        return (day - first).days % frequency.interval == 0
    if frequency.period == "week":
        return day.weekday() == (frequency.weekday or 0) and ((day - first).days // 7) % frequency.interval == 0
    if frequency.period in months:
        return (day.month - 1) % months[frequency.period] == 0 and day.day == _day_of_month(frequency, day)
    return frequency.period == "year" and (day.month, day.day) == (frequency.month or 1, frequency.day or 1)


def _day_of_month(frequency: Frequency, day: datetime.date) -> int:
    """The named day, or the last one in a month that is too short for it."""
    length = ((day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)).day
    return length if frequency.day == LAST else min(frequency.day or 1, length)


def _duty_events(post: Post, duty: Duty, handbook: Handbook, language: str, today: datetime.date, site_url: str) -> Iterator[Any]:
    """The rule of a duty, and an event for every occurrence that moves."""
    found, skipped = _two_years(duty.when, handbook.entry.calendar, today.year)
    if not found:
        return
    uid = _uid(post.id, duty.id)
    start, last = found[0][0], datetime.date(today.year + 1, 12, 31)
    said = _Said(_text(duty.do, language), duty_description(duty, handbook, language),
                 duty_address(site_url, post.id, duty.id, handbook, language))
    main = _event(uid, said, start, duty, today)
    main.add("rrule", _rule(duty.when, last))
    if skipped:
        main.add("exdate", [_moment(day, duty) for day in skipped], parameters=_date_parameters(duty))
    yield main
    for by_rule, moved in found:
        if moved != by_rule:
            exception = _event(uid, said, moved, duty, today)
            exception.add("recurrence-id", _moment(by_rule, duty), parameters=_date_parameters(duty))
            yield exception


Moves = tuple[tuple[datetime.date, datetime.date], ...]


@lru_cache(maxsize=256)
def _two_years(frequency: Frequency, calendar: Calendar, year: int) -> tuple[Moves, tuple[datetime.date, ...]]:
    """The occurrences in a year and the next, and the days off that the rule names and the calendar leaves out.

    Few frequencies serve thousands of duties, so they are worked out once each.
    """
    first, last = datetime.date(year, 1, 1), datetime.date(year + 1, 12, 31)
    found = tuple(occurrences(frequency, WorkingDays(calendar), first, last))
    kept = {by_rule for by_rule, _ in found}
    days = (first + datetime.timedelta(days=n) for n in range((last - first).days + 1))
    named = (day for day in days if found and day >= found[0][0] and _falls_on(frequency, day, first))
    return found, tuple(day for day in named if day not in kept)


def _rule(frequency: Frequency, last: datetime.date) -> dict[str, Any]:
    name, months = _RULES[frequency.period]
    until = datetime.datetime.combine(last, datetime.time.max.replace(microsecond=0)) if frequency.at else last
    rule: dict[str, Any] = {"freq": name, "until": until}
    if (interval := frequency.interval * months) > 1:
        rule["interval"] = interval
    if frequency.period == "week":
        rule["byday"] = _WEEKDAYS[frequency.weekday or 0]
    elif frequency.period in ("month", "quarter", "half-year"):
        # A month too short for the 31st has its last day instead: of all days up to it, the last.
        day = frequency.day or 1
        rule["bymonthday"] = -1 if day == LAST else day if day <= 28 else list(range(28, day + 1))
        if day > 28:
            rule["bysetpos"] = -1
    elif frequency.period == "year":
        rule |= {"bymonth": frequency.month or 1, "bymonthday": frequency.day or 1}
    return rule


class _Said(NamedTuple):
    """What an event says: its title, and where there are such, a description and the address of the duty."""

    title: str
    description: str
    address: str


def _event(uid: str, said: _Said, day: datetime.date, duty: Duty, today: datetime.date) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.datetime(today.year, 1, 1, tzinfo=datetime.UTC))
    event.add("summary", said.title)
    if said.description:
        event.add("description", said.description)
    if said.address:
        event.add("url", said.address)
    event.add("dtstart", _moment(day, duty))
    if duty.when.at is None:
        event.add("transp", "TRANSPARENT")
    else:
        event.add("duration", datetime.timedelta(minutes=30))
    return event


def _review_event(entry: Entry, due: datetime.date, title: str, today: datetime.date) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(entry.kind, entry.id))
    event.add("dtstamp", datetime.datetime(today.year, 1, 1, tzinfo=datetime.UTC))
    event.add("summary", title)
    event.add("dtstart", due)
    event.add("transp", "TRANSPARENT")
    return event


def _moment(day: datetime.date, duty: Duty) -> datetime.date:
    """A day, or a local time of a day for duties that have one: offices of one handbook share their clock."""
    if duty.when.at is None:
        return day
    return datetime.datetime.combine(day, datetime.time.fromisoformat(duty.when.at))


def _date_parameters(duty: Duty) -> dict[str, str]:
    return {} if duty.when.at else {"VALUE": "DATE"}


def _uid(first: str, second: str) -> str:
    """The same for the same duty in every build, whatever the titles say."""
    return hashlib.sha256(f"{first}/{second}".encode()).hexdigest()[:32] + "@handbook"


def _text(text: Any, language: str) -> str:
    return str(text.best(language)[1])
