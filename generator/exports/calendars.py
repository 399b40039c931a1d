"""A post's recurring duties, the shifts that everybody holds who holds it, and the reviews it owes, as an iCalendar feed (RFC 5545).

Each duty is one recurring event (see `recurrence`) on the days that `calendar` says, while the post is in force and what asks for the
duty. Rules end with the next year, because later public holidays are not announced yet.

An event is known again by its UID, which is made of ids only, and takes the place of its older self by SEQUENCE and DTSTAMP, which
are of the day of the build: of two files the one that was built later holds. Two builds of the same rules on one day are the same.

A duty with hours (17:00–07:10) begins and ends with them; with a time of day it begins then and lasts as long as its effort or, where
none is stated, its limit, if these are minutes or hours within the day; where the handbook says neither, the event has a beginning only.
So has what is due *by* a time: it is a moment. What is due *by* a day stands on that day, and an alarm tells when its lead time begins.
Several times of a day, and several days of a month, are an event each.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.analysis.lifecycle import next_review
from generator.analysis.standing import span_in_force
from generator.calendar.deadlines import clock_minutes, due_turns, leads
from generator.calendar.occurrences import anchor, occurrences
from generator.calendar.shifts import in_shifts
from generator.calendar.span import Span, years
from generator.calendar.working_days import WorkingDays
from generator.exports.event_words import duty_address, duty_description, duty_title, shift_address
from generator.exports.recurrence import Recurrence, recurrences
from generator.facts.duties import ahead_in_order
from generator.handbook import Handbook
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import Entry, Post
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.post import Duty
from generator.model.text import Text
from generator.model.time_of_day import Hours

_FIRST_SEQUENCE = datetime.date(2000, 1, 1)
_DAY = datetime.timedelta(days=1)


def post_calendar(post: Post, handbook: Handbook, language: str, today: datetime.date, owned: Sequence[Entry] = (),
                  site_url: str = "") -> bytes | None:
    """The feed of one post, from the first day of the year of `today` to the last day of the next. UTF-8 with CRLF.

    `owned` are the entries that the post keeps up to date, whose reviews it owes. With `site_url`, where the site will be,
    events lead to their duties on the post's page. None where there is no event, as for a post that is not in force.
    """
    edition = _Edition(handbook, language, today, site_url)
    events = [*_events(post, owned, edition)]
    return _feed(post, events, edition) if events else None


def has_events(post: Post, handbook: Handbook, today: datetime.date, owned: Sequence[Entry] = ()) -> bool:
    """Whether a post has a calendar, which takes less time to find out than to make it."""
    return next(_events(post, owned, _Edition(handbook, handbook.language, today, "")), None) is not None


def _events(post: Post, owned: Sequence[Entry], edition: _Edition) -> Iterator[Any]:
    span = years(edition.today.year, edition.today.year + 1).common(span_in_force(post, edition.handbook))
    if span is not None:
        for duty, owed in ahead_in_order(post, edition.handbook):
            if common := span.common(owed):
                yield from _duty_events(post, duty, common, edition)
        yield from _shift_events(post, span, edition)
        yield from _review_events(owned, edition)


class _Edition(NamedTuple):
    """What all events of a build share."""

    handbook: Handbook
    language: str
    today: datetime.date
    site_url: str

    def uid(self, *names: str) -> str:
        """The same for the same duty in every build, whatever the titles say; no other of any handbook has it."""
        return hashlib.sha256("/".join((self.handbook.entry.id, *names)).encode()).hexdigest()[:32] + "@handbook"

    def said(self, key: str, title: Text) -> str:
        """A text of the program about something, in the organisation's own words."""
        return own_catalogue(self.language, own_words(self.handbook, self.language)).text(key, title=self.text(title))

    def text(self, text: Text) -> str:
        return text.best(self.language)[1]

    def name(self, text: Text) -> str:
        """A text on one line."""
        return " ".join(self.text(text).split())


def _feed(post: Post, events: Sequence[Any], edition: _Edition) -> bytes:
    import icalendar

    stamp = datetime.datetime.combine(edition.today, datetime.time(), datetime.UTC)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//handbook-generator//handbook//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")  # the same for programs of before RFC 7986
    calendar.add("x-wr-calname", icalendar.vText(f"{edition.name(post.title)} – {edition.name(edition.handbook.entry.title)}"))
    for event in events:
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", max(0, (edition.today - _FIRST_SEQUENCE).days))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


# --- Duties ------------------------------------------------------------------------------------------------------

class _Timed(NamedTuple):
    """At which time of day something begins, if at any, and how long it lasts: None for a moment, and where nobody says it."""

    at: Hours | None
    length: datetime.timedelta | None


class _Said(NamedTuple):
    """What an event says: its title, and where there are such, a description and address of the duty; `leads` is how long before each day
    an alarm is."""

    title: str
    description: str
    address: str
    leads: Mapping[datetime.date, datetime.timedelta] = MappingProxyType({})


def _duty_events(post: Post, duty: Duty, span: Span, edition: _Edition) -> Iterator[Any]:
    """The rules of a duty, and an event for every turn that is on another day; nothing where it has no turn in the span."""
    handbook, language, _, site_url = edition
    said = _Said(duty_title(duty, handbook, language), duty_description(duty, post, handbook, language),
                 duty_address(site_url, post.id, duty.id, handbook, language))
    days, since = WorkingDays(handbook.entry.calendar), anchor(post, handbook.entry)
    said = said._replace(leads=_leads(duty, days, span, since))
    for shift, when in enumerate(in_shifts(duty.when, post.shifts)):
        for place, found in _recurrences(when, days, span, since):
            for number, at in enumerate(when.at or (None,), shift):
                names = () if place == number == 0 else (f"{place}-{number}",)
                yield from _rule_events(edition.uid("duty", post.id, duty.id, *names), said, found, _timed(duty, at))


def _leads(duty: Duty, days: WorkingDays, span: Span, since: datetime.date) -> dict[datetime.date, datetime.timedelta]:
    """How long before the days on which it is due work on a duty begins; holidays lie before some of them."""
    if duty.allowed is None or not leads(duty.when):
        return {}
    by_clock = datetime.timedelta(minutes=float(clock_minutes(duty.allowed) or 0))
    found = {due.ends: due.ends - due.begins or by_clock for due in due_turns(duty.when, duty.allowed, days, span, since)}
    return {day: lead for day, lead in found.items() if lead}


def _timed(duty: Duty, at: Hours | None) -> _Timed:
    """A duty at one of its times of day."""
    if at and at.end:
        return _Timed(at, datetime.timedelta(minutes=at.minutes))
    return _Timed(at, None if duty.when.by else _length(duty.effort) or _length(duty.allowed))


def _rule_events(uid: str, said: _Said, found: Recurrence, timed: _Timed) -> Iterator[Any]:
    usual = _usual(found, said)
    main = _event(uid, said, found.start, timed, usual)
    main.add("rrule", {**found.rule, "until": _moment(found.last, timed.at)})
    if found.dropped:
        main.add("exdate", [_moment(day, timed.at) for day in found.dropped], parameters=_date_parameters(timed.at))
    yield main
    alarmed_otherwise = [(day, day) for day in found.kept if said.leads.get(day) != usual]
    for by_rule, moved in sorted((*found.moved, *alarmed_otherwise)):
        exception = _event(uid, said, moved, timed, said.leads.get(moved))
        exception.add("recurrence-id", _moment(by_rule, timed.at), parameters=_date_parameters(timed.at))
        yield exception


def _usual(found: Recurrence, said: _Said) -> datetime.timedelta | None:
    """How long before most of the days of a rule the alarm is."""
    counted = Counter(said.leads.get(day) for day in (found.kept or (moved for _, moved in found.moved)))
    return max(counted, key=lambda lead: (counted[lead], lead or datetime.timedelta()), default=None)


@lru_cache(maxsize=256)
def _recurrences(frequency: Frequency, days: WorkingDays, span: Span, anchored: datetime.date) -> tuple[tuple[int, Recurrence], ...]:
    """Few frequencies serve thousands of duties, so they are worked out once each."""
    return tuple(recurrences(frequency, days, occurrences(frequency, days, span, anchored)))


def _event(uid: str, said: _Said, day: datetime.date, timed: _Timed, lead: datetime.timedelta | None) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("summary", said.title)
    if said.description:
        event.add("description", said.description)
    if said.address:
        event.add("url", said.address)
    event.add("dtstart", _moment(day, timed.at))
    if timed.at is None:
        event.add("transp", "TRANSPARENT")
    elif length := timed.length:
        event.add("duration", length)
    if lead:
        event.add_component(_alarm(said, lead))
    return event


def _alarm(said: _Said, lead: datetime.timedelta) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said.title)
    alarm.add("trigger", -lead)
    return alarm


def _length(stated: Duration | None) -> datetime.timedelta | None:
    """A stated length as that of an event. Longer ones are no single sitting, and a day of work has breaks that nobody stated."""
    minutes = clock_minutes(stated)
    length = datetime.timedelta(minutes=float(minutes)) if minutes is not None else None
    return length if length is not None and length <= _DAY else None


def _moment(day: datetime.date, at: Hours | None) -> datetime.date:
    """A day, or a local time of a day for duties that have one: offices of one handbook share their clock."""
    return day if at is None else datetime.datetime.combine(day, datetime.time(*divmod(at.start.minutes, 60)))


def _date_parameters(at: Hours | None) -> dict[str, str]:
    return {} if at else {"VALUE": "DATE"}


# --- Shifts ------------------------------------------------------------------------------------------------------

def _shift_events(post: Post, span: Span, edition: _Edition) -> Iterator[Any]:
    """The shifts that everybody holds who holds the post; who holds another, the roster says and not the handbook."""
    handbook, language, _, site_url = edition
    days, since = WorkingDays(handbook.entry.calendar), anchor(post, handbook.entry)
    for shift in (shift for shift in post.shifts if shift.people >= post.headcount):
        said = _Said(edition.said("Shift: {title}", shift.title), "",
                     shift_address(site_url, post.id, shift.id, handbook, language))
        for place, found in _recurrences(shift.held_on, days, span, since):
            uid = edition.uid("shift", post.id, shift.id, *([str(place)] if place else []))
            yield from _rule_events(uid, said, found, _Timed(shift.hours, datetime.timedelta(minutes=shift.minutes)))


# --- Reviews -----------------------------------------------------------------------------------------------------

def _review_events(owned: Sequence[Entry], edition: _Edition) -> Iterator[Any]:
    """The next review of each entry that is then in force."""
    from icalendar import Event

    for entry in owned:
        due, span = next_review(entry, edition.handbook), span_in_force(entry, edition.handbook)
        if due is None or span is None or due not in span:
            continue
        event = Event()
        event.add("uid", edition.uid("review", entry.kind, entry.id))
        event.add("summary", edition.said("Review: {title}", entry.title))
        event.add("dtstart", due)
        event.add("transp", "TRANSPARENT")
        yield event
