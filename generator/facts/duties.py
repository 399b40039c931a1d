"""The duties of a post in one language, in the order in which they are done: the only place that decides this order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.analysis.owed_duties import asked_by, days_owed, duties_ahead, duties_of
from generator.calendar.occurrences import anchor, times_in_day
from generator.calendar.rounds import Rounds, rounds
from generator.calendar.shifts import in_shifts
from generator.calendar.span import Span
from generator.calendar.working_days import WorkingDays
from generator.facts.duty_time import allowed, in_time, rounds_words
from generator.facts.limit_words import extension_text, stated_of_duty, stated_of_step
from generator.facts.periods import period_said
from generator.facts.showing import Output, is_shown
from generator.facts.words import HandbookWords, Named, Words
from generator.handbook import Handbook
from generator.i18n import formatting, frequencies
from generator.model import Post, Procedure
from generator.model.frequency import PERIODS, Frequency
from generator.model.post import Duty, Priority
from generator.model.time_of_day import DAY_MINUTES, MIDNIGHT, Hours, TimeOfDay

_PRIORITIES = tuple(Priority)
MOST_TURNS = 12
"""So often a duty of several times in a period stands on a checklist."""
_AFTER_ALL = 1_000_000
"""After every month, every day and every minute: what names none is done when it can be."""


# --- Order ---------------------------------------------------------------------------------------------------------

def by_frequency(post: Post, handbook: Handbook) -> list[tuple[Frequency, list[Duty]]]:
    """(how often, duties) from every day to once a year and on events.

    Within a group duties stand as the work goes: by the day of the period, by the time of the post's own day, which may begin in the
    morning and cross midnight, and last what names no day or no time. Only between duties of the same moment the more urgent and
    important comes first, then the critical.
    """
    return _grouped(duties_of(post, handbook), post.begins)


def _grouped(duties: Iterable[Duty], begins: TimeOfDay) -> list[tuple[Frequency, list[Duty]]]:
    groups: dict[Frequency, list[Duty]] = {}
    for duty in duties:
        groups.setdefault(duty.when.group, []).append(duty)
    return [(often, sorted(found, key=lambda duty: _rank(duty, begins)))
            for often, found in sorted(groups.items(), key=lambda group: _often_rank(group[0]))]


def _often_rank(often: Frequency) -> tuple[int, str, int, int]:
    """What comes round more often first; of the organisation's own periods each stands by itself."""
    return PERIODS.index(often.period), often.own.id if often.own else "", often.interval, often.eve


class Turn(NamedTuple):
    """A duty as it is ticked off once: the `number`-th time, from 1, of the `total` in its period, at `when`.

    `counted` says that only the number tells it from the others: no time of day does.
    """

    duty: Duty
    when: Frequency
    number: int
    total: int
    counted: bool


def occasions(post: Post, handbook: Handbook) -> list[tuple[Frequency, list[Turn]]]:
    """The same as what is ticked off: a duty of several times stands once for each."""
    begins = post.begins
    single = [(often, [turn for duty in duties for turn in turns_of(duty, post)]) for often, duties in by_frequency(post, handbook)]
    return [(often, sorted(found, key=lambda turn: _rank(turn.duty, begins, turn.when))) for often, found in single]


def turns_of(duty: Duty, post: Post) -> list[Turn]:
    """Every time that a duty is ticked off in its period: at each time of day, in each shift, as often as it is due."""
    times = [when for each in in_shifts(duty.when, post.shifts) for when in _times(each)]
    return [Turn(duty, when, number, len(times), times.count(when) > 1) for number, when in enumerate(times, 1)]


def _times(when: Frequency) -> tuple[Frequency, ...]:
    """What is done more often than anybody can tick off stands once: it is written down elsewhere."""
    count = when.times * times_in_day(when)
    if when.event is not None or count > MOST_TURNS or (when.at and not when.each):
        return when.each_time
    begin = when.at[0].start.minutes if when.at else DAY_MINUTES
    starts = [begin + turn * when.each for turn in range(count)]
    if starts[-1] >= DAY_MINUTES:
        return (when,) * count
    return tuple(replace(when, each=0, at=(Hours(TimeOfDay(start)),)) for start in starts)


def in_order(post: Post, handbook: Handbook) -> list[Duty]:
    """All duties of a post, group after group."""
    return [duty for _, duties in by_frequency(post, handbook) for duty in duties]


def ahead_in_order(post: Post, handbook: Handbook) -> list[tuple[Duty, Span]]:
    """The same with what it will owe only later, each with the days on which something asks for it."""
    found = ((duty, days_owed(duty, handbook)) for _, duties in _grouped(duties_ahead(post, handbook), post.begins) for duty in duties)
    return [(duty, owed) for duty, owed in found if owed]


class Moment(NamedTuple):
    """When in its period a duty is due, so that moments sort as they come."""

    month: int
    day: int
    minute: int


def moment(when: Frequency, begins: TimeOfDay = MIDNIGHT) -> Moment:
    """`minute` counts from the beginning of the post's day."""
    ranks = [named.rank for named in when.days] + ([when.edge.rank] if when.edge else [])
    month, day = min(ranks, default=(_AFTER_ALL, _AFTER_ALL))
    minutes = [begins.until(hours.start) for hours in when.at]
    return Moment(month, day, min(minutes, default=_AFTER_ALL))


def _rank(duty: Duty, begins: TimeOfDay, when: Frequency | None = None) -> tuple[Moment, int, bool]:
    return moment(when or duty.when, begins), _PRIORITIES.index(duty.priority), not duty.critical


# --- Facts ---------------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """A duty. `when` is its event, else how often it is due, `besides` where that goes on a day off by its wording, when its period comes;
    `step` the number of the step of `procedure` that it is, 0 for none.

    Times are empty where none is stated; `in_time` is the limit as part of a sentence, `takes` says how much work it is.
    `urgency` is the priority's own name, `priority` what it is called.
    `guide` is the procedure while it is in force: what tells somebody to do the duty names no other. `asked_by` is the risk or oversight
    because of which the duty is owed.
    """

    id: str
    do: Words
    critical: bool
    when: Words
    besides: str
    within: str
    in_time: str
    extension: str
    effort: str
    takes: str
    urgency: str
    priority: str
    record: Named | None
    evidence: Words | None
    procedure: Named | None
    guide: Named | None
    step: int
    asked_by: Named | None


class DutyGroup(NamedTuple):
    """How often, and the duties that are due so often."""

    often: str
    duties: tuple[DutyFacts, ...]


def duty_groups(post: Post, words: HandbookWords) -> tuple[DutyGroup, ...]:
    """The duties of a post, group by group in the one order."""
    return tuple(DutyGroup(_often(often, words), tuple(duty_facts(duty, words, post) for duty in duties))
                 for often, duties in by_frequency(post, words.handbook))


def duty_facts(duty: Duty, words: HandbookWords, post: Post) -> DutyFacts:
    """The facts of one duty; its times of day are told in the order of the day of its post. What it leaves out the step says that it is."""
    tied = words.handbook.find_step(duty.procedure, duty.step)
    guide, own = procedure_of(duty, words.handbook), stated_of_duty(duty, words.handbook)
    step = tied[0].steps[tied[1]] if tied and guide else None
    plain, limit = stated_of_step(*tied, duty, words.handbook) if tied and step else (own.plain if own else None, own)
    often = _often(as_the_day_goes(duty.when, post.begins), words, rounds_of(duty.when, post, words.handbook))
    return DutyFacts(
        id=duty.id, do=words.said(duty.do), critical=duty.critical or (step is not None and step.critical),
        when=words.optional(duty.when.event) or Words(words.language, often),
        besides=besides(duty.when, words),
        within=allowed(duty.when, plain, limit, words), in_time=in_time(duty.when, plain, limit, words),
        extension=extension_text(limit, words), effort=words.duration(duty.effort),
        takes=words.text("takes {time}", time=words.duration(duty.effort)) if duty.effort else "",
        urgency=duty.priority.value, priority=formatting.choice(duty.priority, words.language),
        record=words.record_named(duty.record or (step.record if step else None)),
        evidence=words.optional(duty.evidence or (step.evidence if step else None)),
        procedure=words.optional_named("procedure", duty.procedure),
        guide=words.named(*guide.key) if guide else None, step=tied[1] + 1 if tied else 0,
        asked_by=words.named(*source) if (source := asked_by(duty)) else None)


def besides(when: Frequency, words: HandbookWords) -> str:
    """What is said of a frequency besides: what its wording leaves open, and when the period of the organisation's own comes."""
    found = frequencies.besides(when, words.language), period_said(when.own, words) if when.own else ""
    return words.text("; ").join(filter(None, found))


def as_the_day_goes(when: Frequency, begins: TimeOfDay) -> Frequency:
    """The same, its times of day in the order of a day that may cross midnight: 23:00, then 03:00."""
    return replace(when, at=tuple(sorted(when.at, key=lambda hours: begins.until(hours.start))))


def rounds_of(when: Frequency, post: Post, handbook: Handbook) -> Rounds | None:
    """In which months a duty of a post is due, or since when it comes round, where its frequency leaves that open."""
    return rounds(when, WorkingDays(handbook.entry.calendar), anchor(post, handbook.entry))


def _often(when: Frequency, words: HandbookWords, found: Rounds | None = None) -> str:
    said = formatting.sentence(frequencies.frequency(when, words.language))
    return said + words.text(" ({words})", words=rounds_words(found, words)) if found else said


def procedure_of(duty: Duty, handbook: Handbook) -> Procedure | None:
    """The procedure that says how a duty is done, while it is in force: nobody works by one that is not."""
    procedure = handbook.procedures.get(duty.procedure or "")
    return procedure if procedure is not None and is_shown(procedure, handbook, Output.DESCRIPTION) else None
