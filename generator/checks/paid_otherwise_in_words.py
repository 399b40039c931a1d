"""HB631 paid-otherwise-in-words: words of a tier, of a circumstance or of the summary name another amount than what is to be paid.

Compared is money behind a word of paying (處新臺幣5000元, 加收50元) or for each of something (每張20元) with every amount that the same
tier or circumstance states; words that name one of those amounts are no finding. Each that the summary names must stand somewhere in the
set, be it as a bound of what is measured.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.shared.base import Check, Reach
from generator.checks.shared.criteria_words import SET
from generator.checks.shared.lengths import as_written
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.adjustment import Adjustment
from generator.model.amounts import money_in
from generator.model.counted_unit import multiple_in
from generator.model.criteria import Criteria
from generator.model.payment import Payment
from generator.model.payment_limits import Bound
from generator.model.text import Text
from generator.model.walk import FieldPath
from generator.patterns import pattern_of

_TIER = SET.split("measures")[0] + (
    "tiers: [{id: late, title: 逾期, description: 處罰鍰SUM, level: reprimand, amount: 6000元}]\n"
    "cases: [{tier: late, expect: {level: reprimand, amount: 6000元}}]\n")
FAULT = Descriptor(
    code="HB631", name="paid-otherwise-in-words", severity=Severity.WARNING,
    message="this says {said}, but to be paid is {stated}",
    hint="write one amount in both, or leave it out of the words: pages print what is to be paid beside them",
    why="Whoever pays by the words has paid too much or too little by the table.",
    invalid=_TIER.replace("SUM", "5000元"), valid=_TIER.replace("SUM", "6000元"))
NOWHERE = Descriptor(
    code="HB634", name="amount-stated-nowhere", severity=Severity.WARNING,
    message="the summary says {said}, which is no amount of any tier or circumstance",
    hint="write an amount that the tiers state, or leave it out of the summary",
    why=FAULT.why,
    invalid=_TIER.replace("處罰鍰SUM", "逾期未申報").replace("title: 曠職\n", "title: 曠職\nsummary: 處罰鍰5000元\n"),
    valid=_TIER.replace("處罰鍰SUM", "逾期未申報").replace("title: 曠職\n", "title: 曠職\nsummary: 處罰鍰6000元\n"))

_PAID = pattern_of(
    r"(?<![溢領领欠未已曾請请])(?:處|处(?![理长長])|[罰罚][款金鍰锾]?|[課课科]以|[繳缴][納纳交]|[應应補补][繳缴]|[加酌][收發发]|[徵征]收|收[費费取]|[發发]給|[發发]给|核[發发]|[給给支]付|"
    r"每\D{1,4}(?=\d)|[補补]助|[補补][貼贴]|[賠赔補补][償偿]|\b(?:fined?|pays?|charged?|fee of|receives?|granted)\b)"
    r"(?:(?!\b(?:over|above|under|more|less)\b)[^\d，,；;。：:逾超滿满未達达金額额]){0,12}?(?P<money>(?:[A-Z]{0,2}[$€£¥])?\s*[\d零一二兩三四五六七八九十百千萬万億亿][^，；;。（(]*)",
    re.IGNORECASE)
"""What is to be paid, up to the end of its clause; 溢領補助 and 欠繳 are no paying."""
_CASE = pattern_of(
    r"[\d,.\s零一二兩三四五六七八九十百千萬万億亿元至到以上下內内未滿满]*(?:者|[之的](?![罰罚費费金款補补獎奖怠規规]))")
"""Amounts of a case and not of what is paid: 收費5000元以下者, 每次5000元以下之小額採購; but 5000元以下之罰鍰."""


class _Part(NamedTuple):
    """A part of a set, the field and text of its words, and the amounts that it states."""

    place: FieldPath
    field: str
    text: Text
    amounts: frozenset[Decimal]



def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for criteria in handbook.criteria.values():
        parts = [*_parts(criteria)]
        for part in parts:
            said = next((found for words in part.text.by_language.values() if (found := _other_amount(words, part.amounts))), None)
            if said:
                path = (*part.place, "amount")
                yield Diagnostic(
                    descriptor=FAULT, span=criteria.source.span((*part.place, part.field)), related=criteria.source.span(path),
                    details={"said": said, "stated": as_written(criteria, path, "")})
        if (summary := criteria.summary) and any(tier.amount for tier in criteria.tiers):
            yield from _of_summary(criteria, summary, frozenset(_everywhere(criteria)))


def _of_summary(criteria: Criteria, summary: Text, stated: frozenset[Decimal]) -> Iterator[Diagnostic]:
    for words in summary.by_language.values():
        if other := next((written for amount, written in _paid(words).items() if amount not in stated), None):
            yield Diagnostic(descriptor=NOWHERE, span=criteria.source.span(("summary",)), details={"said": other})
            return


def _everywhere(criteria: Criteria) -> Iterator[Decimal]:
    """Every amount of a set: to be paid, added, measured, and expected of a case."""
    for tier in criteria.tiers:
        yield from _of_payments(tier.payments)
        yield from (end for range_ in tier.when.values() for end in (range_.lower, range_.upper) if end is not None)
    for modifier in criteria.modifiers:
        yield from _of_adjustment(modifier.amount) if modifier.amount else ()
    for case in criteria.cases:
        expected = case.expect.amount
        yield from (end for end in (expected.lower, expected.upper) if end is not None) if expected else ()


def _parts(criteria: Criteria) -> Iterator[_Part]:
    for number, tier in enumerate(criteria.tiers):
        amounts = frozenset(_of_payments(tier.payments))
        for field, text in (("title", tier.title), ("description", tier.description)) if tier.amount and amounts else ():
            if text:
                yield _Part(("tiers", number), field, text, amounts)
    for number, modifier in enumerate(criteria.modifiers):
        if modifier.amount and modifier.amount.more:
            yield _Part(("modifiers", number), "title", modifier.title, frozenset(_of_adjustment(modifier.amount)))


def _of_payments(payments: Iterable[Payment]) -> Iterator[Decimal]:
    for payment in payments:
        for part in payment.parts:
            ends = (part.rate.lower, part.rate.upper) if not part.is_share else ()
            yield from (end * multiple_in(part.rate.unit)[0] for end in ends if end is not None)
        yield from _of_bounds(payment.ceiling, payment.floor)


def _of_adjustment(change: Adjustment) -> Iterator[Decimal]:
    yield abs(change.more) * multiple_in(change.unit)[0]
    yield from _of_bounds(change.ceiling, change.floor)


def _of_bounds(*bounds: Bound | None) -> Iterator[Decimal]:
    yield from (bound.number * multiple_in(bound.unit)[0] for bound in bounds if bound and bound.number is not None)


def _other_amount(words: str, amounts: frozenset[Decimal]) -> str | None:
    """The first amount that words say is paid, where none that they say is among those stated."""
    said = _paid(words)
    return None if not said or amounts & said.keys() else next(iter(said.values()))


def _paid(words: str) -> dict[Decimal, str]:
    """What words say is paid, with how they say it."""
    return {amount: written for found in _PAID.finditer(words) if not _CASE.match(found["money"])
            for amount, written in money_in(found["money"]).items()}


CHECK = Check(FAULT, find, (NOWHERE,), Reach.ENTRY, frozenset())
