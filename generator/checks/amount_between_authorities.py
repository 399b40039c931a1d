"""HB243 amount-between-authorities: between the amounts that posts may decide lies one that nobody may.

Taken together are all places that say who decides one matter (see HB221), if each says up to which amount, or from which: authority of
posts, rows of delegation tables, and steps. What lies between two rows of one table is told by HB237, and between the answers of one
decision by HB558. Nobody need decide above the highest amount, which may be for another office.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.shared.amount_ladders import uneven_answers
from generator.checks.shared.amount_ranges import amounts_of, are_whole
from generator.checks.shared.base import of_kinds
from generator.checks.shared.decided_matters import DECIDED_MATTERS, Kind, Said, decided_matters, unit_of
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, OFFICE, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.ranges import Range
from generator.model.regions import Interval, interval

_OFFICE = (OFFICE + "scopes: [{id: mail, title: 收文}]\n---\n" + HEAD + "authority: [{decide: 支付郵資, limit: LIMIT}]\n---\n"
           + TAKE_IN_MAIL.replace("basis:", "scope: mail\nbasis:") + "---\n" + CLERK
           + "authority: [{decide: 支付郵資, limit: 500元以下}]\n" + COUNTS_MAIL)
FAULT = Descriptor(
    code="HB243", name="amount-between-authorities", severity=Severity.WARNING,
    message="nobody may decide on {region}: it lies between this and what {post} may decide",
    hint="let one authority begin where the other ends: up to 5,000, and over 5,000",
    why="Whoever has such a case finds no post that may decide it.",
    invalid=_OFFICE.replace("LIMIT", "逾600元"), valid=_OFFICE.replace("LIMIT", "逾500元"))


class _Held(NamedTuple):
    """Amounts that somebody may decide, as an interval, of whole numbers or of all."""

    interval: Interval
    said: Said
    amounts: Range
    whole: bool


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    found: dict[tuple[str, str], list[Said]] = {}
    for _, in_words in decided_matters(handbook):
        for language, said in in_words:
            found.setdefault((language, said.about.key), []).append(said)
    reported: set[object] = set()
    for said_by_all in found.values():
        for one, other, between in _gaps(_ladder(said_by_all), handbook.language):
            place = other.said.place
            if (where := (place.entry.key, place.path)) not in reported:
                reported.add(where)
                yield _diagnostic(one, other, between, handbook)


def _ladder(said: list[Said]) -> list[_Held]:
    """The amounts from the lowest to the highest; none where one of the places names no amount, or one of another unit."""
    ranges = [(each, each.amounts) for each in said if each.amounts and each.clear]
    if len(ranges) < max(len(said), 2) or len({unit_of(amounts) for _, amounts in ranges}) > 1:
        return []
    whole = are_whole(amounts for _, amounts in ranges)
    return sorted((_Held(interval(amounts, whole), each, amounts, whole) for each, amounts in ranges), key=lambda held: held.interval)


def _gaps(ladder: list[_Held], language: str) -> Iterator[tuple[_Held, _Held, Interval]]:
    """(the place that ends below a gap, the one that begins above it, the gap)."""
    highest: _Held | None = None
    for held in ladder:
        if highest and highest.interval.high < held.interval.low and not (
                _of_one_table(highest, held) or _of_one_decision(highest, held, language)):
            yield highest, held, Interval(highest.interval.high, held.interval.low)
        highest = held if highest is None or held.interval.high > highest.interval.high else highest


def _of_one_table(one: _Held, other: _Held) -> bool:
    return one.said.place.kind is other.said.place.kind is Kind.ROW and one.said.place.entry is other.said.place.entry


def _of_one_decision(one: _Held, other: _Held, language: str) -> bool:
    """Whether two answers of one decision leave the same amounts between them, by which each place is led to."""
    here, there = one.said.place, other.said.place
    if not (here.kind is there.kind is Kind.STEP and here.entry is there.entry and isinstance(here.entry, Procedure)):
        return False
    gaps = ((found.lower.interval.high, found.upper.interval.low) for _, found in uneven_answers(here.entry, language) if found.missing)
    return (one.interval.high, other.interval.low) in gaps


def _diagnostic(one: _Held, other: _Held, between: Interval, handbook: Handbook) -> Diagnostic:
    unit = other.amounts.unit or other.amounts.upper_unit or one.amounts.unit or one.amounts.upper_unit
    here, there = other.said.place, one.said.place
    return Diagnostic(
        descriptor=FAULT, span=here.entry.source.span(here.path), related=there.entry.source.span(there.path),
        details={"region": amounts_of(between, unit, whole=other.whole), "post": handbook.doer_title(there.by)})


CHECK = of_kinds(FAULT, find, "handbook", "post", "procedure", gathered=(DECIDED_MATTERS,))
