"""What several acts come to together, and a new outcome while an earlier one lasts, by the rules of their scale. Pure.

The rule (`templates/assets/combine.js` follows it for the page; both are held to the same cases):
1. acts that earn different levels follow `different`, acts that earn the same level follow `same`; where the heaviest counts, several
   acts that earn it follow `same`;
2. a sum adds the times; of levels that last no time, so many of one as count as a higher level become that, with the time that it lasts,
   and what is left of them stands beside it; up to the sum, the time lies between that of one and the sum; of levels that last from
   one time to another the shortest and the longest are counted apart; an act whose own decision, or tier, says how long it
   lasts does not last as long as its level says;
3. no time is longer than `at_most`;
4. with an earlier outcome of the same scale that still lasts on the day of the decision, the new one begins the day after its last day
   (add) or at once (beside), and nothing lasts longer than `at_most` from the day of the decision. Its last day is that of its decision,
   or else follows from its level;
5. rewards and penalties that offset each other do so before all that (`generator.analysis.offsetting`);
6. an act of an earlier day counts for `counts_for` from that day, then no longer, and an act of a later day than the decision not yet.

A time of months that begins on a day ends the day before the same day of a later month.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.analysis.offsetting import after_offset
from generator.analysis.scale import degrees_around, scale_entry, scale_of
from generator.calendar.working_days import months_later
from generator.handbook import Handbook
from generator.model.degree import Degree
from generator.model.duration import Duration
from generator.model.handbook import Level
from generator.model.scale import Act, Earlier, Running, Scale, Together

_MONTHS, _DAYS = {"month": 1, "year": 12}, {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months, and days besides."""

    months: int
    days: int

    def __add__(self, other: Period) -> Period:
        return Period(self.months + other.months, self.days + other.days)

    def last_day(self, first: datetime.date) -> datetime.date | None:
        """The last day of a period that begins on `first`."""
        later = months_later(first, self.months)
        number = later.toordinal() + self.days - 1 if later else 0
        return datetime.date.fromordinal(number) if 0 < number <= datetime.date.max.toordinal() else None

    @property
    def duration(self) -> Duration:
        parts = [(Decimal(number), unit) for number, unit in ((self.months, "month"), (self.days, "day")) if number]
        return Duration(tuple(parts))


A_DAY = Period(0, 1)
Spell = tuple[Period, Period]
"""How long something lasts at least and at most."""


class Timed(NamedTuple):
    """An act and how long it lasts, None for no time in months and days; `known` is false where its level lasts as long as a tier says, and
    nobody says how long that is here."""

    act: Degree
    time: Spell | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Lasting:
    """An act that lasts another time than its level, by its own decision or by its tier."""

    degree: Degree
    duration: Duration


@dataclass(frozen=True, slots=True)
class Combined:
    """`degrees` are given together; `shortest` and `longest` are the time they last, None where they have none, `until` its last days.
    `untimed` says that nobody knows how long one of the acts lasts, so that no time is said: a sum without it would be too short."""

    degrees: tuple[Degree, ...]
    shortest: Period | None = None
    longest: Period | None = None
    until: tuple[datetime.date, ...] = ()
    rule: Together | None = None
    capped: bool = False
    untimed: bool = False


def combine(acts: Sequence[Degree], handbook: Handbook, earlier: Earlier | None = None, on: datetime.date | None = None,
            lasting: Sequence[Lasting] = ()) -> Combined | None:
    """What acts come to; None where their scale says nothing of that, or they lie on several. It has no degrees where nothing is left.
    `lasting` are those of the acts that last another time than their level."""
    given, acts = acts, after_offset(acts, handbook)
    if given and not acts:
        return Combined((), rule=Together.SUM)
    level = handbook.find("level", acts[0].level) if acts else None
    scale = scale_entry(level, handbook) if level is not None else None
    order = degrees_around(acts[0], handbook) if acts else []
    if scale is None or not all(act in order for act in acts):
        return None
    found = _at_once(sorted(acts, key=order.index), scale, handbook, lasting)
    return found and _dated(found, scale, handbook, earlier, on)


def counts(act: Act, handbook: Handbook, on: datetime.date | None) -> bool:
    """Whether an act still counts on the day of a decision; one without a day is judged on that day."""
    level = handbook.find("level", act.level.level)
    scale = scale_entry(level, handbook) if level is not None else None
    if act.day is None or on is None or scale is None:
        return True
    most = period_of(scale.counts_for)
    last = most.last_day(act.day) if most else None
    return act.day <= on and (last is None or on <= last)


def _at_once(acts: Sequence[Degree], scale: Scale, handbook: Handbook, lasting: Sequence[Lasting]) -> Combined | None:
    """What acts come to that are judged at one time; the lightest stands first."""
    found = counted(acts, scale)
    if found is None:
        return None
    counting, rule = found
    heaviest, timed = counting[-1], _timed(counting, handbook, lasting)
    if any(not each.known for each in timed if rule in (Together.SUM, Together.UP_TO_SUM) or each.act == heaviest):
        return Combined(_added(counting, handbook) if rule is Together.SUM else (heaviest,), rule=rule, untimed=True)
    if rule in (None, Together.HEAVIEST):
        return _held((heaviest,), [timed[-1].time], rule, scale)
    if rule is Together.SUM:
        return _summed(timed, scale, handbook)
    return _held((heaviest,), [each.time for each in timed], rule, scale)


def _summed(timed: Sequence[Timed], scale: Scale, handbook: Handbook) -> Combined:
    """The sum of acts: what lasts no time stands before the heaviest of what lasts, which has the time of all."""
    order = degrees_around(timed[0].act, handbook)
    added = _added([act for act, time, _ in timed if not time and not spread(act, handbook)], handbook)
    became = [Timed(Degree(degree.level), time) for degree in added if (time := spread(degree, handbook)) for _ in range(degree.times)]
    lasting = sorted((*(each for each in timed if each.time), *became), key=lambda each: order.index(each.act))
    in_no_days = [act for act, time, _ in timed if not time and spread(act, handbook)]  # by its own decision, whatever its level says
    beside = (*(degree for degree in added if not spread(degree, handbook)), *in_no_days)
    return _held((*beside, *(each.act for each in lasting[-1:])), [each.time for each in lasting], Together.SUM, scale)


def _timed(acts: Sequence[Degree], handbook: Handbook, lasting: Sequence[Lasting]) -> list[Timed]:
    """Each act with how long it lasts; of the same degree the longest stands last."""
    stated, found = list(lasting), list[Timed]()
    for act in acts:
        own = next((each for each in stated if each.degree == act), None)
        if own:
            stated.remove(own)
        time = spread_of(own.duration) if own else spread(act, handbook)
        found.append(Timed(act, time, bool(own or time) or not lasts_as_decided(act.level, handbook)))
    return sorted(found, key=lambda each: (acts.index(each.act), each.time is not None, each.time[::-1] if each.time else ()))


def lasts_as_decided(level: str, handbook: Handbook) -> bool:
    """Whether some tier says how long a level lasts, or one that it gives besides."""
    def stated() -> frozenset[str]:
        tiers = [tier for criteria in handbook.criteria.values() for tier in criteria.tiers]
        parts = [*((tier.level, tier.duration) for tier in tiers), *((each.level, each.duration) for tier in tiers for each in tier.also)]
        return frozenset(degree.level for levels, duration in parts if duration for degree in levels)

    return level in handbook.once(handbook.entry, "levels that tiers give a time", stated)


def counted(acts: Sequence[Degree], scale: Scale) -> tuple[Sequence[Degree], Together | None] | None:
    """The acts that count, and by which rule, which a single act needs none of; None where the scale says nothing of several.

    The lightest stands first. Where the heaviest counts, these are all that earn its level.
    """
    if len(acts) == 1:
        return acts, None
    alike = [act for act in acts if act.level == acts[-1].level]
    rule = scale.different if len(alike) < len(acts) else scale.same
    if rule is Together.HEAVIEST and 1 < len(alike) < len(acts) and scale.same:
        return counted(alike, scale)
    return (alike if rule is Together.HEAVIEST else acts, rule) if rule else None


def _held(degrees: tuple[Degree, ...], periods: Sequence[Spell | None], rule: Together | None, scale: Scale) -> Combined:
    """The time of all, as far as the scale allows; each has a shortest and a longest."""
    known = [found for found in periods if found is not None]
    if not known:
        return Combined(degrees, rule=rule)
    least, total = (sum(each[1:], each[0]) for each in zip(*known, strict=True))
    shortest = known[-1][0] if rule is Together.UP_TO_SUM else least
    most = period_of(scale.at_most)
    capped = most is not None and total > most
    return Combined(degrees, min(shortest, most) if most else shortest, min(total, most) if most else total, (), rule, capped)


def _added(acts: Sequence[Degree], handbook: Handbook) -> tuple[Degree, ...]:
    """The sum of levels, of which so many count as one of a higher level: three reprimands and one are a demerit and a reprimand."""
    level = handbook.find("level", acts[0].level) if acts else None
    levels = scale_of(level, handbook) if level is not None else []
    counts = {found.id: sum(act.times for act in acts if act.level == found.id) for found in levels}
    for found in levels:
        if found.equals and found.equals.level in counts:
            more, counts[found.equals.level] = divmod(counts[found.equals.level], found.equals.count)
            counts[found.id] += more
    return tuple(Degree(found.id, counts[found.id]) for found in reversed(levels) if counts[found.id])


def _dated(found: Combined, scale: Scale, handbook: Handbook, earlier: Earlier | None, on: datetime.date | None) -> Combined:
    """The same with its last days, where the day of the decision is known."""
    if on is None or found.shortest is None or found.longest is None:
        return found
    first, most = _begins(scale, handbook, earlier, on), period_of(scale.at_most)
    limit = most.last_day(on) if most else None
    ends = [end for end in (found.shortest.last_day(first), found.longest.last_day(first)) if end]
    until = tuple(dict.fromkeys(min(end, limit) if limit else end for end in ends))
    capped = found.capped or bool(limit and any(end > limit for end in ends))
    return Combined(found.degrees, found.shortest, found.longest, until, found.rule, capped)


def _begins(scale: Scale, handbook: Handbook, earlier: Earlier | None, on: datetime.date) -> datetime.date:
    """The first day of a new outcome."""
    counts = earlier is not None and earlier.since <= on and scale.running is Running.ADD
    level = handbook.find("level", earlier.level) if earlier and counts else None
    last = _last_day(earlier, handbook) if earlier and level is not None and scale_entry(level, handbook) is scale else None
    return last + datetime.timedelta(days=1) if last and last >= on else on


def ended(earlier: Earlier, handbook: Handbook, on: datetime.date) -> datetime.date | None:
    """The last day of an earlier outcome that is over on the day of a decision; None for one that still lasts."""
    last = _last_day(earlier, handbook)
    return last if last and last < on else None


def _last_day(earlier: Earlier, handbook: Handbook) -> datetime.date | None:
    """The last day of an outcome: that of its decision, or else by its level."""
    old = period(Degree(earlier.level), handbook)
    return earlier.until or (old.last_day(earlier.since) if old else None)


def period(degree: Degree, handbook: Handbook) -> Period | None:
    """How long a level lasts, in months and days; the longest where that is decided case by case."""
    found = spread(degree, handbook)
    return found and found[1]


def spread(degree: Degree, handbook: Handbook) -> Spell | None:
    """How long a level lasts at least and at most."""
    level: Level | None = handbook.find("level", degree.level)
    return spread_of(level.duration if level else None)


def spread_of(duration: Duration | None) -> Spell | None:
    """The shortest and the longest of a length of time, in months and days; the shortest is a day where only the longest is said."""
    if duration is None:
        return None
    shortest, longest = A_DAY if duration.has_no_least else period_of(duration.shortest), period_of(duration.longest)
    return (shortest, longest) if shortest and longest else None


def period_of(duration: Duration | None) -> Period | None:
    """A length of time in months and days; None for none, and for one in hours or working days."""
    if duration is None or not duration.units <= {*_MONTHS, *_DAYS}:
        return None
    if any(number % 1 for number, _ in duration.parts):
        return None
    return Period(*(sum(int(number) * table.get(unit, 0) for number, unit in duration.parts) for table in (_MONTHS, _DAYS)))
