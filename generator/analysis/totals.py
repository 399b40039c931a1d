"""A decided case with what stands beside it: further acts at the same time, an earlier outcome that still lasts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from generator.analysis.combine import Combined, combine, counts, ended
from generator.analysis.combined_amounts import Owed, Priced, combined_amount, costs, lasting, priced
from generator.analysis.decide import Decision, Result
from generator.analysis.meant_name import known_id, listed, meant_id
from generator.analysis.offsetting import worth
from generator.analysis.scale import degrees_around, earned_levels, scale_of
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.model import Criteria
from generator.model.countable import Unpayable
from generator.model.degree import Degree
from generator.model.duration import Duration
from generator.model.handbook import Level
from generator.model.meant_date import meant_date
from generator.model.payment_limits import money_range
from generator.model.ranges import Range
from generator.model.scale import Act, Earlier


@dataclass(frozen=True, slots=True)
class Total:
    """What a level that the case may earn, or gives besides, comes to with all the `others` that count together with it; `own` is None
    where the case earns none by itself.

    `found` is None where the scale does not say what several acts come to, or the acts lie on several scales; `owed` where it cannot be
    said what all of it costs, or nothing has to be paid.
    """

    own: Degree | None
    found: Combined | None
    owed: Owed | None = None
    others: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """`others` are the further acts that count, `lapsed` those that no longer or not yet do; `each` has one total for every level that may
    be chosen, none for a case not decided. `besides` has one for each degree that the case gives besides, by `decision`. `ended` is the
    last day of an earlier outcome that is over, and counts for nothing."""

    others: tuple[Act, ...]
    lapsed: tuple[Act, ...]
    earlier: Earlier | None
    each: tuple[Total, ...]
    besides: tuple[Total, ...]
    decision: Decision
    ended: datetime.date | None = None


def totals_of(decision: Decision, criteria: Criteria, handbook: Handbook, others: Sequence[str] = (), running: str | None = None,
              on: datetime.date | None = None) -> Totals | None:
    """What the case comes to with everything beside it; None where nothing stands beside it, and no day is given.

    Raises HandbookError for levels and days that are none, and for levels that cannot be combined with what the criteria come to.
    """
    if not (others or running or on):
        return None
    allowed = combinable(criteria, handbook)
    acts, day = [_act(words, handbook, allowed) for words in others], on or handbook.day
    further = tuple(act for act in acts if counts(act, handbook, day))
    earlier = _earlier(running, handbook, allowed, day) if running else None
    main = _scales_of((result.degree for result in decision.results if result.degree), handbook)
    apart = _scales_of((degree for each in decision.beside for degree in each.degrees), handbook) - main
    ours = [act for act in further if act.level not in apart]
    chosen = [result for result in decision.results if result.degree or ours]
    besides = [result for each in decision.beside for result in each.results if result.degree]
    return Totals(further, tuple(act for act in acts if act not in further), earlier,
                  tuple(_total(result, ours, earlier, day, handbook) for result in chosen),
                  tuple(_total(result, _of_its_scale(result, further, apart, handbook), earlier, day, handbook) for result in besides),
                  decision,
                  ended(earlier, handbook, day) if earlier and day else None)


def _of_its_scale(besides: Result, further: Sequence[Act], apart: Set[Degree], handbook: Handbook) -> list[Act]:
    """The acts that count together with what is given besides: those of its scale that do not count with the level of the case."""
    own = _scales_of([besides.degree] if besides.degree else [], handbook) & apart
    return [act for act in further if act.level in own]


def _scales_of(found: Iterable[Degree], handbook: Handbook) -> set[Degree]:
    """All degrees of the scales on which some lie."""
    return {each for degree in found for each in degrees_around(degree, handbook)}


def _total(own: Result, further: Sequence[Act], earlier: Earlier | None, day: datetime.date | None, handbook: Handbook) -> Total:
    itself = [Priced(own.degree, _in_its_money(own), own.payment is None, own.duration)] if own.degree else []
    acts = [*itself, *priced(further)]
    found = combine([act.degree for act in acts], handbook, earlier, day, lasting(acts))
    return Total(own.degree, found, combined_amount(acts, handbook) if found and further else None, tuple(further))


def _in_its_money(own: Result) -> Range | None:
    """What the case itself costs, with the unit of the money as far as the rule names it."""
    unit = own.payment.money if own.payment else ""
    return replace(own.due, unit=unit, upper_unit=unit) if own.due else None


def combinable(criteria: Criteria, handbook: Handbook) -> dict[str, Level]:
    """The levels of the scales on which the outcome of a set can lie, and of those that these offset, by their ids.

    Each scale stands with its lightest level first.
    """
    own = [found for level in earned_levels(criteria, handbook) for found in scale_of(level, handbook)]
    mirrors = [handbook.find("level", level.mirror) for level in own if level.mirror and worth(level, handbook)]
    return {found.id: found for found in (*own, *(each for mirror in mirrors if mirror for each in scale_of(mirror, handbook)))}


def _act(words: str, handbook: Handbook, allowed: Mapping[str, Level]) -> Act:
    """`demerit`; `demerit=2026-01-31` where it was judged on an earlier day, `fine=3000元` with what it costs, or both."""
    name, *said = words.replace("＝", "=").split("=")
    days = [day for each in said if (day := meant_date(each))]
    amounts = [amount for each in said if not meant_date(each) and (amount := _amount(each))]
    times = [time for each in said if not meant_date(each) and not _amount(each) and (time := _time(each))]
    if max(len(days), len(amounts), len(times)) > 1 or len(days) + len(amounts) + len(times) < len(said):
        raise HandbookError("\"{given}\" does not say on which day the act was judged", "write for example: {example}, or what it costs: "
                            "{amount}", given=words, example=f"{name or 'demerit'}=2026-01-31", amount=f"{name or 'fine'}=3000")
    degree = _degree(name, handbook, allowed)
    if amounts and not costs(degree.level, handbook):
        raise HandbookError("\"{given}\": no criteria say that \"{level}\" costs anything",
                            "where it is given several times, write: {example}", given=words,
                            level=allowed[degree.level].title, example=f"{name} x2")
    return Act(level=degree, day=next(iter(days), None), amount=next(iter(amounts), None),
               duration=next(iter(times), None))


def _amount(words: str) -> Range | None:
    try:
        return money_range(words)
    except Unpayable:
        return None


def _time(words: str) -> Duration | None:
    """How long an act lasts by its own decision: 3個月, 1 to 2 months."""
    try:
        return Duration.parse_range(words)
    except ValueError:
        return None


def _degree(words: str, handbook: Handbook, allowed: Mapping[str, Level]) -> Degree:
    """A level by its id or title, and how often: `reprimand x2`, `申誡二次`. It lies on a scale of the criteria."""
    levels = handbook.by_kind["level"]
    if words not in levels and meant_id(words, handbook.criteria) in handbook.criteria:
        raise HandbookError("\"{given}\" is a set of criteria, not the level that an act earns by it", "write one of: {known}",
                            given=words, known=listed(allowed))
    written = _written(words, levels)
    known = meant_id(written.level, allowed)
    degree = Degree(known if known in allowed else known_id("level", written.level, levels), written.times)
    if degree.level not in allowed:
        raise HandbookError("\"{given}\" belongs to another scale than the outcome of these criteria, so the two are not combined",
                            "these can be combined: {known}", given=words, known=listed(allowed))
    if degree not in degrees_around(degree, handbook):
        raise HandbookError("\"{given}\" is given too many times at once: its level allows {most}", "write it once for each act",
                            given=words, most=allowed[degree.level].times)
    return degree


def _written(words: str, levels: Mapping[str, Level]) -> Degree:
    counted = Degree.in_words(words)
    return counted if counted and meant_id(words, levels) not in levels else Degree.parse(words)


def _earlier(words: str, handbook: Handbook, allowed: Mapping[str, Level], on: datetime.date | None) -> Earlier:
    """`demerit=2026-01-01`, and `demerit=2026-01-01..2026-10-31` where its decision says its last day. It begins on the day of the
    decision at the latest."""
    name, _, days = words.replace("＝", "=").partition("=")
    first, _, last = days.partition("..")
    since, until = meant_date(first), meant_date(last)
    level = name.split()[0] if name.split() else "demerit"
    if since is None or (last and (until is None or until < since)):
        raise HandbookError("\"{given}\" does not say which outcome lasts, and since when",
                            "write for example: {example}, with its last day where the decision says it: {longer}", given=words,
                            example=f"{level}=2026-01-31", longer=f"{level}=2026-01-31..2026-11-30")
    if on and since > on:
        raise HandbookError("\"{given}\" begins after the day of the decision, {day}, so it is no earlier outcome",
                            "write the first day of an outcome that was decided before, or the right day of the decision: {on}",
                            given=words, day=on.isoformat(), on=f"--on {since}")
    return Earlier(level=_degree(name, handbook, allowed).level, since=since, until=until)
