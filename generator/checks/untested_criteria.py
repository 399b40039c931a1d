"""HB612 untested-criteria: a criteria set without worked cases, or a tier that no case reaches.

Cases prove that a table means what its author means, and show staff what to expect. One case a tier is the least; the value
exactly at a bound is the best one to choose.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.analysis.decide import find_tier
from generator.analysis.decision_table import decided_by, left_over
from generator.checks.shared.base import of_entries
from generator.checks.shared.criteria_words import SET, tier_name, written_levels, written_place
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model.amounts import SECONDS, time_parts
from generator.model.criteria import Criteria, Tier
from generator.model.duration import Duration
from generator.model.duration_words import Amount
from generator.model.measure import Measure, MeasureType
from generator.model.payment import NO_LEVEL
from generator.model.ranges import Range
from generator.model.regions import Region, as_range

_TIERS = "tiers:\n  - {id: short, when: \"< 4\", level: reprimand}\n  - {id: long, when: \">= 4\", level: demerit}\n"

FAULT = Descriptor(
    code="HB612", name="untested-criteria", severity=Severity.WARNING,
    message="no worked case shows the tier \"{tier}\"",
    hint="add a case at the bound, for example: {example}",
    why="A table that nobody has tried out decides its first case by surprise.",
    invalid=SET + _TIERS + "cases:\n  - {given: 4, expect: {level: demerit}}\n",
    valid=SET + _TIERS + "cases:\n  - {given: 3.9, expect: {level: reprimand}}\n  - {given: 4, expect: {level: demerit}}\n")

IN_WORDS = "add a case of it, for example: {example}"


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        if any(find_tier(criteria, case.values, case.tier) is None for case in criteria.cases):
            continue  # it may be the one that is meant to show it, and is told already
        shown = _shown_tiers(criteria)
        for number in range(len(criteria.tiers)):
            if number not in shown:
                details = {"tier": tier_name(criteria, number), "example": _example(criteria, number, handbook.language)}
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", number)), details=details,
                                 hint=None if _has_bound(criteria.tiers[number]) else IN_WORDS)


def _has_bound(tier: Tier) -> bool:
    return bool(tier.when) or tier.otherwise


def _example(criteria: Criteria, number: int, language: str) -> str:
    """A case that a tier decides, as an author writes it in a language."""
    tier = criteria.tiers[number]
    when = tier.when
    if tier.otherwise:
        when = _part_of(criteria, left_over(criteria))
    elif criteria.first_counts:
        when = _part_of(criteria, decided_by(criteria).get(number, ()))
    values = {m.id: _value(when.get(m.id, Range()), m, language) for m in criteria.measures} if when else {}
    given = str(*values.values()) if len(values) == 1 else f"{{{', '.join(f'{name}: {value}' for name, value in values.items())}}}"
    counted = {name: "…" for payment in tier.amount.values() for name in payment.measures} if not when else {}
    if not _has_bound(tier):
        given = f"{{{', '.join(f'{name}: {value}' for name, value in counted.items())}}}" if counted else ""
    named = f"tier: {tier.id}, " if not when and tier.id else ""
    expect = [f"level: {written_levels(tier.level)}"] if tier.level else []
    expect += [f"also: {written_levels(tier.degrees[len(tier.level):])}"] if tier.also else []
    expect += ["amount: …"] if NO_LEVEL in tier.amount or counted else []
    expect += [f"points: {tier.points:f}"] if tier.points is not None else []
    return f"- {{{named}{f'given: {given}, ' if given else ''}expect: {{{', '.join(expect)}}}}}"


def _part_of(criteria: Criteria, boxes: Iterable[Region]) -> dict[str, Range]:
    """The first of some boxes as ranges of the measures; nothing where there is none."""
    return next(({m.id: as_range(found) for m, found in zip(criteria.measures, box, strict=True)} for box in boxes), {})


def _value(range_: Range, measure: Measure, language: str) -> str:
    """The bound that belongs to the range, else a value just inside it."""
    inside = _inside(range_, measure)
    words = range_.lower_words if inside == range_.lower else range_.upper_words if inside == range_.upper else ""
    if measure.is_time and inside:
        time = Duration.parse(words) if words else Duration(_time_inside(inside, range_, measure))
        return formatting.duration(time, language)
    return words or written_place(inside, measure) or f"{inside.normalize():f}"


def _inside(range_: Range, measure: Measure) -> Decimal:
    low = range_.lower if range_.lower is not None else measure.lowest
    high = range_.upper if range_.upper is not None else measure.highest
    step = Decimal(1) if measure.in_steps or low is None or high is None else (high - low) / 2
    if low is not None:
        return low if range_.contains(low) else low + step
    return Decimal(0) if high is None else high if range_.contains(high) else high - step


def _time_inside(inside: Decimal, range_: Range, measure: Measure) -> tuple[Amount, ...]:
    """That length of time in as few units as the range lets: 3 months, and not 3 months 15 days 12 hours."""
    parts = time_parts(inside, working=measure.type is MeasureType.WORKING_TIME)
    shorter = (parts[:count] for count in range(1, len(parts)))
    return next((few for few in shorter if range_.contains(_seconds(few))), parts)


def _seconds(parts: Iterable[Amount]) -> Decimal:
    return sum((number * SECONDS[unit.removeprefix("working ")] for number, unit in parts), Decimal(0))


def _shown_tiers(criteria: Criteria) -> set[int]:
    places = {id(tier): number for number, tier in enumerate(criteria.tiers)}
    found = (find_tier(criteria, case.values, case.tier) for case in criteria.cases)
    return {places[id(tier)] for tier in found if tier is not None}


CHECK = of_entries(FAULT, find)
