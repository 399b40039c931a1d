"""HB242 outcome-over-limit: a tier costs more than the post that decides it may decide.

Who decides is said by the level or its scale; how much that post may decide, by its authority that names the level or the scale, in what
it decides or in its limit (`decide: 裁處罰鍰, limit: 15萬元以下`; `decide: 核定案件, limit: 罰鍰15萬元以下`). Compared is the most that the
tier can cost, after each circumstance by itself. No finding where the post has another authority of that name that reaches so far.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from generator.analysis.current import current
from generator.analysis.payments import adjusted, due
from generator.analysis.scale import decider, scale_entry
from generator.checks.shared.amount_ranges import in_digits, range_in
from generator.checks.shared.base import of_kinds
from generator.checks.shared.criteria_words import written_range
from generator.checks.shared.same_words import stands_in
from generator.checks.shared.small_office import CLERK, HEAD, OFFICE
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post
from generator.model.criteria import Criteria, Tier
from generator.model.currencies import one_name
from generator.model.handbook import Level
from generator.model.payment import Payment
from generator.model.post import Authority
from generator.model.ranges import Range
from generator.model.text import Text

_FINES = OFFICE + """\
scopes: [{id: mail, title: 收文}]
levels: [{id: fine, title: 罰鍰, side: penalty, rank: 1, decides: head}]
---
""" + HEAD + "authority: [{decide: 裁處罰鍰, limit: LIMIT以下}]\n---\n" + CLERK + """\
duties: [{id: count-mail, do: 清點郵件, when: daily}]
---
kind: criteria
id: fines
title: 罰鍰
side: penalty
basis: {cite: 裁罰基準}
tiers: [{id: late, title: 逾期, description: 逾期未申報, level: fine, amount: 5000元}]
"""

FAULT = Descriptor(
    code="HB242", name="outcome-over-limit", severity=Severity.WARNING,
    message="\"{level}\" is {amount} here, but {post}, who decides it, may decide {limit}",
    hint="raise the limit of that authority, or say who decides above it: an authority of another post, "
         "and no \"decides\" at the level and scale",
    why="Whoever is fined more than the post may decide has the decision quashed.",
    invalid=_FINES.replace("LIMIT", "3000元"), valid=_FINES.replace("LIMIT", "5000元"))


class _Limited(NamedTuple):
    """A level, the post that decides it, and how much that post may decide."""

    level: Level
    post: Post
    limit: Range


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    limits = {level.id: found for level in handbook.entry.levels if (found := _limit(level, handbook))}
    for criteria in current(handbook.criteria, handbook) if limits else ():
        for number, tier in enumerate(criteria.tiers):
            yield from _of_tier(criteria, number, tier, limits)


def _of_tier(criteria: Criteria, number: int, tier: Tier, limits: dict[str, _Limited]) -> Iterator[Diagnostic]:
    for name, payment in tier.amount.items():
        most = _most(payment, tier, criteria) if name in limits else None
        if most is None:
            continue
        level, post, limit = limits[name]
        if limit.upper is not None and most > limit.upper and one_name(payment.money) == one_name(limit.upper_unit or limit.unit):
            yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("tiers", number, "amount")),
                             related=post.source.span(("authority",)), details={
                                 "level": level.title, "post": post.title, "limit": limit,
                                 "amount": Range(None, most, unit=payment.money, upper_unit=payment.money)})


def _limit(level: Level, handbook: Handbook) -> _Limited | None:
    """Who decides a level, and the most that their authority for it reaches to; None where that has no end, or none that can be read."""
    scale = scale_entry(level, handbook)
    post = handbook.posts.get(decider(level, handbook) or "")
    named = [level.title, *([scale.title] if scale else [])]
    found = [_range(item.limit) for item in post.authority if any(_names(item, title) for title in named)] if post else []
    ends = [(limit.upper, limit) for limit in found if limit and limit.upper is not None]
    return _Limited(level, post, max(ends, key=itemgetter(0))[1]) if post and ends and len(ends) == len(found) else None


def _names(item: Authority, title: Text) -> bool:
    return stands_in(title, item.decide) or (item.limit is not None and stands_in(title, item.limit))


def _range(limit: Text | None) -> Range | None:
    return range_in(in_digits(next(iter(limit.by_language.values())))) if limit else None


def _most(payment: Payment, tier: Tier, criteria: Criteria) -> Decimal | None:
    """The most that is to be paid in a tier, after the circumstance that adds most; None where it has no end."""
    given = _highest(payment, tier, criteria)
    found = None if given is None else due(payment, criteria, given)
    changes = [adjusted(found, [each], payment.rounding) for each in criteria.modifiers if each.amount] if found else []
    ends = [each.upper for ways in ([found], *changes) for each in ways if each] if found else []
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _highest(payment: Payment, tier: Tier, criteria: Criteria) -> dict[str, Decimal] | None:
    """The highest values of what a payment depends on in a tier; None where there is none."""
    found: dict[str, Decimal] = {}
    for measure in criteria.measures:
        if measure.id in payment.measures:
            range_ = tier.when.get(measure.id, Range())
            high = written_range(range_, measure).upper if measure.is_number else range_.upper
            if (most := measure.highest if high is None else high) is None:
                return None
            found[measure.id] = most
    return found


CHECK = of_kinds(FAULT, find, "handbook", "post", "criteria")
