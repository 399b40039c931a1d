"""The shifts of a post and its roster in one language: what every output shows of them. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.calendar.occurrences import anchor
from generator.calendar.shifts import Sort, Turn, sort_of_day, turns
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays, months_later
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import formatting, frequencies
from generator.model import Post
from generator.model.frequency import Frequency
from generator.model.named_day import WEEKDAYS
from generator.model.shift import Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftFacts:
    """A shift. `starts` and `minutes` are minutes: from midnight, and how long it lasts; `when` is `days`, not yet in words."""

    id: str
    title: Words
    hours: str
    days: str
    people: int
    starts: int
    minutes: int
    when: Frequency


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFacts:
    """How it is settled who holds which shift: `lines` are (label, what is said) of all that is short. `reserve` is empty where nobody
    stands by."""

    lines: tuple[tuple[str, Named | Words], ...]
    reserve: str
    exempt: tuple[Words, ...]
    hand_over: tuple[Words, ...]


def shift_facts(post: Post, words: HandbookWords) -> tuple[ShiftFacts, ...]:
    """The shifts of a post, in the order of its author."""
    return tuple(ShiftFacts(
        id=shift.id, title=words.said(shift.title), hours=_hours(shift, words),
        days=frequencies.frequency(shift.days, words.language), people=shift.people, starts=shift.hours.start.minutes,
        minutes=shift.minutes, when=shift.held_on) for shift in post.shifts)


def _hours(shift: Shift, words: HandbookWords) -> str:
    """`17:00–07:10 next day`; of several days `10:00, for 1 week`."""
    if shift.lasts is None:
        return frequencies.hours(shift.hours, words.language)
    return words.text("{start}, for {time}", start=shift.hours.start, time=formatting.duration(shift.lasts, words.language))


def roster_facts(post: Post, words: HandbookWords) -> RosterFacts | None:
    """The roster of a post; None where nothing is said of one."""
    roster = post.roster
    if roster is None:
        return None
    reserve = words.text("{count} person" if roster.reserve == 1 else "{count} people", count=roster.reserve) if roster.reserve else ""
    said: tuple[tuple[str, Named | str | None], ...] = (
        ("Drawn up by", words.optional_named("post", roster.drawn_up_by)),
        ("Approved by", words.optional_named("post", roster.approved_by)),
        ("Roster of the next month published", frequencies.frequency(roster.published, words.language) if roster.published else ""),
        ("Staffing", words.text("somebody is on duty at every hour") if roster.always_staffed else ""),
        ("Standby for each shift", reserve), ("Kept as", words.record_named(roster.record)),
        ("Time to hand over", words.duration(roster.hand_over_time)), ("Rest between shifts", words.duration(roster.rest)))
    lines = ((words.text(label), Words(words.language, formatting.sentence(value)) if isinstance(value, str) else value)
             for label, value in said if value)
    return RosterFacts(lines=tuple(lines), reserve=reserve, exempt=tuple(map(words.said, roster.exempt)),
                       hand_over=tuple(map(words.said, roster.hand_over)))


def dates_of_shifts(post: Post, words: HandbookWords) -> str:
    """On which day of a roster a shift stands, where its place among the others may mislead: the night shift of 00:30 that comes last."""
    starts = [shift.hours.start.minutes for shift in post.shifts]
    said = "Each shift stands on the day on which it begins; one that begins after midnight on the new day."
    return "" if starts == sorted(starts) else words.text(said)


# --- A month -------------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class RosterDay:
    """A day of a roster: `mark` says what sort of day it is off, empty for a common working day; `held` says of each shift whether
    somebody is named for it on that day."""

    day: int
    weekday: str
    mark: str
    off: bool
    held: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class RosterMonth:
    """A month of a roster without names: its days in order."""

    title: str
    days: tuple[RosterDay, ...]


def roster_months(post: Post, words: HandbookWords, today: datetime.date, count: int = 2) -> Iterator[RosterMonth]:
    """This month and those after it."""
    first = today.replace(day=1)
    for number in range(count):
        month = months_later(first, number)
        if month is not None:
            yield _month(post, words, month)


def _month(post: Post, words: HandbookWords, first: datetime.date) -> RosterMonth:
    head = words.handbook.entry
    days, after = WorkingDays(head.calendar), months_later(first, 1)
    last = after - datetime.timedelta(days=1) if after else datetime.date.max
    held = {(date, turn.place) for turn in turns(post.shifts, days, _reaching(post, first, last), anchor(post, head))
            for date in _dates(turn, post.shifts[turn.place])}
    dates = [datetime.date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    return RosterMonth(formatting.month(first, words.language, head.years), tuple(RosterDay(
        date.day, words.text(WEEKDAYS[date.weekday()]), _mark(sort_of_day(date, days), words),
        not days.is_working_day(date), tuple((date, place) in held for place in range(len(post.shifts)))) for date in dates))


def _reaching(post: Post, first: datetime.date, last: datetime.date) -> Span:
    """The span in which shifts begin that are held in another: one of a week may have begun before it."""
    longest = max((shift.several_days for shift in post.shifts), default=0)
    return Span(datetime.date.fromordinal(max(first.toordinal() - longest, 1)), last)


def _dates(turn: Turn, shift: Shift) -> Iterator[datetime.date]:
    """The days on which a turn has a place in the roster: that on which it begins, or each of several."""
    for number in range(max(shift.several_days, 1)):
        yield turn.start.date() + datetime.timedelta(days=number)


def _mark(sort: Sort, words: HandbookWords) -> str:
    return "" if sort is Sort.WORKED else words.text(sort.value)
