"""Numbers and ranges as the scripts read them that decide a case: texts, so that they stay exact; and how they read lengths of time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.analysis.combine import spread_of
from generator.analysis.measured import counts_months
from generator.analysis.payments import Factor, bound_of, factor_of
from generator.facts.payments import amount_forms, payment_said
from generator.facts.words import HandbookWords
from generator.model.amounts import SECONDS, SHORTEST_MONTH
from generator.model.criteria import Criteria
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.measure import Measure, MeasureType
from generator.model.modifier import Modifier
from generator.model.payment import Payment
from generator.model.ranges import Range

Bounds = tuple[str | None, bool, str | None, bool]


@dataclass(frozen=True, slots=True)
class TimeTable:
    """How lengths of time are read for a measure: the units that they may have, and how many seconds each has on its axis.

    Where the tiers count in months, fewer seconds than `beside_months` may stand beside them. `example` is one that can be read.
    """

    units: dict[str, str]
    beside_months: str | None
    example: Duration


def number_text(value: Decimal | None) -> str | None:
    """A number in digits; None for none."""
    return None if value is None else f"{value:f}"


def bounds(found: Range) -> Bounds:
    """(lower end, whether it belongs to the range, upper end, whether it does)."""
    return number_text(found.lower), found.lower_included, number_text(found.upper), found.upper_included


def time_table(measure: Measure, criteria: Criteria, calendar: Calendar) -> TimeTable | None:
    """How the lengths of time of a measure are read; None for one that is no time."""
    if not measure.is_time:
        return None
    if measure.type is MeasureType.WORKING_TIME:
        hour, day = str(SECONDS["hour"]), f"{calendar.hours * SECONDS['hour']:g}"
        units = {"second": "1", "minute": str(SECONDS["minute"]), "hour": hour, "working hour": hour, "day": day, "working day": day}
        return TimeTable(units, None, Duration.parse("1 working day 4 working hours"))
    months = counts_months(measure, criteria)
    units = {unit: str(seconds) for unit, seconds in SECONDS.items() if months or unit not in ("month", "year")}
    return TimeTable(units, str(SHORTEST_MONTH) if months else None, Duration.parse("3 months 15 days" if months else "1 hour 30 minutes"))


def time_in_days(duration: Duration | None) -> list[list[int]] | None:
    """The shortest and the longest of a time as [months, days]; None for none, and for one in hours or working days."""
    found = spread_of(duration)
    return [[each.months, each.days] for each in found] if found else None


def payment_table(payment: Payment, criteria: Criteria, words: HandbookWords) -> dict[str, Any]:
    """What a level costs: each rate and by what it is multiplied, to what the sum is rounded and between what it is held; and how both the
    rule and a sum are said."""
    ends = {name: bound and _factor(bound_of(bound, criteria)) for name, bound in (("ceiling", payment.ceiling), ("floor", payment.floor))}
    rounding = payment.rounding and {"way": payment.rounding.way.value, "step": number_text(payment.rounding.step)}
    parts = [{"rate": bounds(part.rate), "factor": _factor(factor_of(part, criteria, payment.divisor))} for part in payment.parts]
    return {"parts": parts, **ends,
            "divisor": str(payment.divisor),
            "rounding": rounding, "counts": payment.counts,
            "forms": amount_forms(payment, criteria, words), "rule": payment_said(payment, criteria, words)}


def adjustment_table(modifier: Modifier) -> dict[str, Any] | None:
    """What a circumstance makes of an amount."""
    change = modifier.amount
    if change is None:
        return None
    ends = {name: number_text(bound.number) if bound else None for name, bound in (("floor", change.floor), ("ceiling", change.ceiling))}
    return {"low": number_text(change.low), "high": number_text(change.high), "parts": number_text(change.parts),
            "more": number_text(change.more), "multiplies": change.multiplies, "may": modifier.may, **ends}


def _factor(factor: Factor) -> dict[str, Any]:
    return {"number": number_text(factor.number), "measures": [
        {"name": counted.name, "over": number_text(counted.over), "each": number_text(counted.each),
         "steps": counted.steps.value if counted.steps else None} for counted in factor.measures]}
