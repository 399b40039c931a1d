"""A time limit in the words of a language: how long, from when, in which case, and how it may be extended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.analysis.reachable import reachable_levels
from generator.facts.words import HandbookWords, PrintedWords
from generator.handbook import Handbook
from generator.i18n import formatting, frequencies
from generator.model.duration import AT_ONCE, CLOSE, SAME_DAY, Duration
from generator.model.frequency import Frequency
from generator.model.limit import TRIGGER, Event, Extension, Limit
from generator.model.post import Duty
from generator.model.procedure import Procedure
from generator.model.retention import Retention
from generator.model.text import Text
from generator.model.time_of_day import TimeOfDay

_MOMENTS = ("日", "時", "时")
"""Ends of an event's title that say the moment themselves, so that 之日 is not said a second time."""


@dataclass(frozen=True, slots=True)
class StatedExtension:
    """How a limit may be extended, with those who approve it and those who are told. `by` are (case, how much longer), the case None where
    it is one for all, or for all others."""

    extension: Extension
    by: tuple[tuple[Text | None, Duration], ...]
    approve: tuple[Text, ...]
    inform: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class StatedLimit:
    """A limit with what it names.

    `times` are (case, time), the case None where it is one for all, or for all others. `step` is the index of the step from whose end it
    counts; `event` the event from which it counts, or `before` which it ends, and so long before it may begin at the `earliest`; `by` the
    day of the calendar by which it does, `at` the hour of its last day; `restart` the events from which it counts anew,
    `stops` those with which it stands still and goes on, `latest` its end in any case.
    """

    times: tuple[tuple[Text | None, Duration], ...]
    trigger: bool = False
    step: int | None = None
    event: Text | None = None
    before: bool = False
    earliest: Duration | None = None
    by: Frequency | None = None
    at: TimeOfDay | None = None
    restart: tuple[Text, ...] = ()
    stops: tuple[tuple[Text, Text], ...] = ()
    latest: StatedLimit | None = None
    extensions: tuple[StatedExtension, ...] = ()

    def for_all(self, time: Duration) -> StatedLimit:
        """The same where every case has this time."""
        return replace(self, times=((None, time),))

    @property
    def plain_but_hour(self) -> bool:
        """Whether it says no more than how long, and until which hour."""
        return self.at is not None and not (self.trigger or self.event or self.further) and self.step is None

    @property
    def further(self) -> bool:
        """Whether something else than its beginning and its length moves its end, or ends it."""
        return bool(self.restart or self.stops or self.latest)

    @property
    def plain(self) -> Duration | None:
        """The time, where no more is said than how long."""
        more = self.trigger or self.event or self.at or self.further or self.step is not None
        only = len(self.times) == 1 and self.times[0][0] is None and not more
        return self.times[0][1] if only else None


def stated(limit: Limit | None, procedure: Procedure, handbook: Handbook) -> StatedLimit | None:
    """A limit of a procedure or of one of its steps, with what it names."""
    name = limit and (limit.after or limit.before)
    found = _stated(limit, procedure.moment(name) if name and name != TRIGGER else None, handbook)
    if limit is None or found is None or not limit.further:
        return found
    anew = (procedure.moment(name) for name in limit.restart)
    latest = Limit.model_validate(limit.latest.model_dump()) if limit.latest else None
    return replace(found, restart=tuple(event.title for event in anew if isinstance(event, Event)),
                   stops=tuple((since.title, until.title) for since, until in procedure.stops_of(limit)),
                   latest=stated(latest, procedure, handbook))


def stated_of_duty(duty: Duty, handbook: Handbook) -> StatedLimit | None:
    """The limit of a duty, which counts from the event that sets it off, or ends before that, where it says so."""
    return stated_from(duty.within, duty.when.event, handbook)


def stated_of_step(procedure: Procedure, index: int, duty: Duty | None, handbook: Handbook) -> tuple[Duration | None, StatedLimit | None]:
    """The limit of a step and of the `duty` that is the same job, and its bare time, where that says it all: the duty has the first word,
    and what it leaves out the step says."""
    own = stated_of_duty(duty, handbook) if duty else None
    limit = own if own and not own.plain else stated(procedure.steps[index].within, procedure, handbook) or own
    return (own.plain if own else None) or (limit.plain if limit else None), limit


def stated_from(limit: Limit | None, event: Text | None, handbook: Handbook) -> StatedLimit | None:
    """A limit that names no moment but this event."""
    return _stated(limit, event if limit and (limit.after or limit.before) else None, handbook)


def _stated(limit: Limit | None, moment: int | Event | Text | None, handbook: Handbook) -> StatedLimit | None:
    if limit is None:
        return None
    moment = moment.title if isinstance(moment, Event) else moment
    times: list[tuple[Text | None, Duration]] = [(handbook.title("level", case), time) for case, time in limit.cases.items()]
    if limit.time and not _covers_all(limit, handbook):
        times.append((None, limit.time))
    return StatedLimit(
        tuple(times), trigger=limit.after == TRIGGER and moment is None, step=moment if isinstance(moment, int) else None,
        event=moment if isinstance(moment, Text) else None, before=limit.before is not None, earliest=limit.earliest,
        by=limit.by, at=limit.at, extensions=tuple(
            StatedExtension(found, tuple((handbook.title("level", case) if case else None, by) for case, by in found.times_of_cases()),
                            _titles(found.approve, handbook), _titles(found.inform, handbook)) for found in limit.extend))


def _covers_all(limit: Limit, handbook: Handbook) -> bool:
    """Whether its cases are all that its criteria can come to, so that nothing is left for the time of the others. Where a tier earns
    no level, or circumstances may exempt from it, that is left."""
    criteria = handbook.criteria.get(limit.criteria) if limit.criteria and limit.cases else None
    if criteria is None or criteria.modifiers or not all(tier.level for tier in criteria.tiers):
        return False
    return all(level in limit.cases for level in reachable_levels(criteria, handbook))


def kept_for(retention: Retention | None, words: PrintedWords) -> str:
    """`7 years from closing`; empty where nothing is stated."""
    return limit_text(StatedLimit(((None, retention.time),), event=retention.since), words) if retention else ""


def limit_text(limit: StatedLimit | None, words: PrintedWords) -> str:
    """`3 working days`, `15 days from receipt`, `SEV-1: 3 days; SEV-2: 5 working days`; empty for none."""
    if limit is None:
        return ""
    if limit.by:
        return frequencies.frequency(limit.by, words.language)
    if limit.latest:
        return words.text("{limit}, at the latest {latest}", limit=limit_text(replace(limit, latest=None), words),
                          latest=limit_text(limit.latest, words))
    if limit.restart:
        events = words.text(", ").join(event.text for event in words.every(limit.restart))
        return words.text("{limit}; counted anew from {events}", limit=limit_text(replace(limit, restart=()), words), events=events)
    if limit.stops:
        moments = ((words.said(since).text, words.said(until).text) for since, until in limit.stops)
        still = words.text(" and ").join(words.text("from {since} until {until}", since=since, until=until) for since, until in moments)
        return words.text("{limit}; the time {still} does not count", limit=limit_text(replace(limit, stops=()), words), still=still)
    return words.text("; ").join(limit_lines(limit, words))


def limit_lines(limit: StatedLimit, words: PrintedWords) -> tuple[str, ...]:
    """The same, a line for each case: `SEV-1: 3 days`; one line where it is one for all."""
    return tuple(_in_case(case, said, words) if case or len(limit.times) > 1 else said
                 for case, said in ((case, _counted(time, limit, words)) for case, time in limit.times))


def promise(procedure: Procedure, words: HandbookWords, longest: bool = False) -> str:
    """The time promised for the whole, with `longest` as long as it may be extended; empty for none."""
    limit = stated(procedure.within, procedure, words.handbook)
    return limit_text(_extended(limit) if limit and longest else limit, words)


def in_case(stated: StatedLimit, limit: Limit, level: str) -> StatedLimit:
    """The same as it is in a case of a level."""
    time = limit.of_case(level)
    longer = tuple(replace(each, by=((None, by),)) for each in stated.extensions if (by := each.extension.of_case(level)))
    return replace(stated.for_all(time) if time else stated, extensions=longer)


def hanging_on_events(procedure: Procedure, steps: Iterable[int], words: HandbookWords, longest: bool = False,
                      case: str | None = None) -> str:
    """The limits among those of some steps that count from an event, end before one or end by the calendar: nobody knows how long they
    take towards a promise.

    `step 2 (15 days from receipt); step 4 (24 hours before the meeting)`; empty where there is none. With `longest`, each as long as it may
    be extended; with a `case`, as it is in that.
    """
    found = ((index, procedure.steps[index].within) for index in dict.fromkeys(steps))
    said = ((index, in_case(each, limit, case) if case else each) for index, limit in found
            if limit and (each := stated(limit, procedure, words.handbook)))
    return words.text("; ").join(
        words.text("step {number} ({limit})", number=index + 1, limit=limit_text(_extended(limit) if longest else limit, words))
        for index, limit in said if limit.event or limit.by)


def limit_in_time(limit: StatedLimit, words: PrintedWords) -> str:
    """The same as part of a sentence: `within 15 days from receipt`, `at the latest 24 hours before the meeting`."""
    if limit.plain:
        return formatting.within(limit.plain, words.language)
    said = limit_text(limit, words)
    since = (limit.trigger or limit.event or limit.step is not None) and not (limit.before or limit.further or limit.at)
    until = limit.by or limit.earliest or limit.plain_but_hour or (limit.before and limit.at)
    if until or any(case or not time.has_number for case, time in limit.times):
        return said  # it says until when, or in which case how long
    if since:
        return words.text("within {counted}", counted=said)
    return words.text("at the latest {time}" if limit.before else "within {time}", time=said)


def extension_text(limit: StatedLimit | None, words: PrintedWords) -> str:
    """`may be extended by up to 30 days once: the case is complex; approved by the head; with notice to the applicant`; empty for none."""
    found = limit.extensions if limit else ()
    return words.text("; ").join(
        said for number, each in enumerate(found) for said in _extension(each, _AGAIN if number else _FIRST, words))


_FIRST = "may be extended by up to {time}, once", "may be extended by up to {time} each time, at most {count} times"
_AGAIN = "then by up to {time} more, once", "then by up to {time} more each time, at most {count} times"


def with_extension(time: str, extension: str, words: PrintedWords) -> str:
    """A time, with how it may be extended in brackets: the two stand in lists among others, and belong together."""
    return words.text("{limit} ({extension})", limit=time, extension=extension) if extension else time


def _extension(found: StatedExtension, keys: tuple[str, str], words: PrintedWords) -> list[str]:
    extension = found.extension
    said = []
    for case, by in found.by:
        time = formatting.duration(by, words.language)
        longer = words.text(keys[0], time=time) if extension.times == 1 else words.text(keys[1], time=time, count=extension.times)
        said.append(_in_case(case, longer, words) if case or len(found.by) > 1 else longer)
    if extension.when:
        said[-1] += frequencies.where(words.said(extension.when).text, words.language)
    for key, titles in (("approved by {posts}", found.approve), ("with notice to {posts}", found.inform)):
        said += [words.text(key, posts=words.text(", ").join(title.text for title in words.every(titles)))] if titles else []
    return said


def _extended(limit: StatedLimit) -> StatedLimit:
    """The same with every extension that may be given."""
    times = limit.times
    for found in limit.extensions:
        by = dict(found.by)
        times = tuple((case, time.longer(more, found.extension.times) if (more := by.get(case) or by.get(None)) else time)
                      for case, time in times)
    return replace(limit, times=times)


def _counted(time: Duration, limit: StatedLimit, words: PrintedWords) -> str:
    said = _since(time, limit, words)
    if limit.at is None:
        return said
    if time.largest == SAME_DAY and not limit.plain_but_hour:
        return words.text("by {hour} {on_the_day}", hour=limit.at, on_the_day=said)
    if limit.before:
        return words.text("by {hour}, {time}", hour=limit.at, time=said)
    day = _NEXT.get(str(time)) if limit.plain_but_hour else None
    return words.text(day or "{time}, by {hour} on the day it ends", time=said, hour=limit.at)


_NEXT = {"same day": "by {hour} on the same day", "1 day": "by {hour} on the next day",
         "1 working day": "by {hour} on the next working day"}
_FROM_DAY = "from the day"
_SINCE = {
    "trigger": {"": "{time} from the trigger", _FROM_DAY: "{time} from the day of the trigger",
                AT_ONCE: "at once after the trigger", SAME_DAY: "on the day of the trigger",
                CLOSE: "by close of business on the day of the trigger"},
    "step": {"": "{time} from the end of step {number}", _FROM_DAY: "{time} from the day of the end of step {number}",
             AT_ONCE: "at once after the end of step {number}", SAME_DAY: "on the day on which step {number} ends",
             CLOSE: "by close of business on the day on which step {number} ends"},
    "event": {"": "{time} from {event}", _FROM_DAY: "{time} from the day of {event}",
              AT_ONCE: "at once after {event}", SAME_DAY: "on the day of {event}",
              CLOSE: "by close of business on the day of {event}"},
}
"""What a time counts from, and of which sort it is → how that is said."""


def _since(time: Duration, limit: StatedLimit, words: PrintedWords) -> str:
    said = formatting.duration(time, words.language)
    event = words.said(limit.event).text if limit.event else ""
    moment = "trigger" if limit.trigger else "step" if limit.step is not None else "event" if event else ""
    if not moment:
        return said
    if limit.before and limit.earliest and time.largest == AT_ONCE:
        return words.text("within {time} before {event}", time=formatting.duration(limit.earliest, words.language), event=event)
    if limit.before and limit.earliest:
        return words.text("between {earliest} and {time} before {event}", time=said, event=event,
                          earliest=formatting.duration(limit.earliest, words.language))
    if limit.before and time.largest == AT_ONCE:
        return words.text("before {event}", event=event)
    if limit.before:
        return words.text("{time} before {event}", time=said, event=event)
    of_day = formatting.counts_from_a_day(time, words.language) and not event.endswith(_MOMENTS)
    sort = time.largest if time.largest in (AT_ONCE, SAME_DAY, CLOSE) else _FROM_DAY if of_day else ""
    return words.text(_SINCE[moment][sort], time=said, number=(limit.step or 0) + 1, event=event)


def _in_case(case: Text | None, said: str, words: PrintedWords) -> str:
    return f"{words.said(case).text if case else words.text('otherwise')}{words.text(': ')}{said}"


def _titles(names: tuple[str, ...], handbook: Handbook) -> tuple[Text, ...]:
    return tuple(handbook.doer_title(name) for name in names)
