"""What has to be paid for several acts together, by the rules of their scale for their levels. Pure, and exact.

The rule (`templates/assets/combine-amounts.js` follows it for the page; both are held to the same cases):
1. of the acts that count by `different` and `same`, a sum adds what each costs; where the heaviest counts, that is the greatest amount
   of its level; up to the sum, what is paid lies between that and the sum;
2. no sum is greater than `amount_at_most`;
3. nothing is said where an act that may cost something has no amount, where rewards and penalties offset each other, or where amounts
   are in several currencies: a sum that leaves one out would be too small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.analysis.combine import Lasting, counted
from generator.analysis.offsetting import after_offset
from generator.analysis.payments import at_most, lower_end, total, upper_end
from generator.analysis.scale import degrees_around, scale_entry
from generator.handbook import Handbook
from generator.model.currencies import one_name
from generator.model.degree import Degree
from generator.model.duration import Duration
from generator.model.ranges import Range
from generator.model.scale import Act, Scale, Together


@dataclass(frozen=True, slots=True)
class Priced:
    """What an act earns by itself, and what it costs; None where nobody says, or where it is known to be `free`. `duration` is how long it
    lasts by itself; None where that is as long as its level says."""

    degree: Degree
    amount: Range | None = None
    free: bool = False
    duration: Duration | None = None


def priced(acts: Iterable[Act]) -> list[Priced]:
    """Further acts, as their case says them."""
    return [Priced(act.level, act.amount, duration=act.duration) for act in acts]


@dataclass(frozen=True, slots=True)
class Owed:
    """From how much to how much is to be paid, and whether the greatest amount of the scale holds it back."""

    amount: Range
    capped: bool = False


def combined_amount(acts: Sequence[Priced], handbook: Handbook) -> Owed | None:
    """What acts cost together; None where that cannot be said, or nothing has to be paid."""
    order = degrees_around(acts[0].degree, handbook) if acts else []
    level = handbook.find("level", acts[0].degree.level) if acts else None
    scale = scale_entry(level, handbook) if level is not None else None
    if scale is None or not all(act.degree in order for act in acts) or not _certain(acts, scale, handbook):
        return None
    in_order = sorted(acts, key=lambda act: order.index(act.degree))
    found = counted([act.degree for act in in_order], scale)
    if found is None:
        return None
    degrees, rule = found
    amounts = [act.amount for act in in_order if act.amount is not None and (rule is not Together.HEAVIEST or act.degree == degrees[-1])
               and act.degree in degrees]
    return _held(amounts, rule, scale) if amounts else None


def lasting(acts: Sequence[Priced]) -> list[Lasting]:
    """The acts that say themselves how long they last."""
    return [Lasting(act.degree, act.duration) for act in acts if act.duration]


def costs(level: str, handbook: Handbook) -> bool:
    """Whether some criteria say what a level costs."""
    return level in handbook.once(handbook.entry, "levels that cost something", lambda: frozenset(
        Degree.parse(name).level for criteria in handbook.criteria.values() for tier in criteria.tiers
        for amount in tier.amounts for name in amount))


def _certain(acts: Sequence[Priced], scale: Scale, handbook: Handbook) -> bool:
    degrees = [act.degree for act in acts]
    if after_offset(degrees, handbook) != degrees or any(
            not (act.amount or act.free) and costs(act.degree.level, handbook) for act in acts):
        return False
    amounts = [*(act.amount for act in acts if act.amount), *([scale.amount_at_most] if scale.amount_at_most else [])]
    return len({one_name(amount.unit) for amount in amounts if amount.unit}) <= 1


def _held(amounts: Sequence[Range], rule: Together | None, scale: Scale) -> Owed:
    greatest = _greatest(amounts)
    found = greatest if rule in (None, Together.HEAVIEST) else total(amounts)
    if rule is Together.UP_TO_SUM:
        found = Range(greatest.lower, found.upper, greatest.lower_included, found.upper_included)
    most = scale.amount_at_most
    held = at_most(found, most.upper) if most and most.upper is not None else found
    unit = next((each.unit for each in (*amounts, *([most] if most else [])) if each.unit), "")
    return Owed(replace(held, unit=unit, upper_unit=unit), held != found)


def _greatest(amounts: Sequence[Range]) -> Range:
    """The greater of the lower ends, and of the upper; no end is greater than any."""
    low, high = max(amounts, key=lower_end), max(amounts, key=upper_end)
    return Range(low.lower, high.upper, low.lower_included, high.upper_included)
