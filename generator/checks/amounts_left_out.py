"""HB237 amount-decided-by-nobody: between two rows of a delegation table lies an amount that neither names.

Rows of one procedure whose matters differ in nothing but an amount (up to 5,000, over 5,000) share the decision among posts. What lies
between two of them is decided by nobody, and what both name is decided by two (HB238). A row that lies wholly within another is the
exception to it and is passed over. Numbers without a fraction are taken as whole ones: after 5,000 comes 5,001.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.analysis.current import current
from generator.checks.shared.amount_ranges import amounts_of, are_whole, besides_amounts, in_digits, range_in
from generator.checks.shared.base import Check, Reach
from generator.checks.shared.small_office import CLERK, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.ranges import Range
from generator.model.regions import Interval, interval

_ROWS = MAIL + """\
  - {do: 核定郵資, by: head, within: 1 hour, control: 500 元以下由收發員核定}
delegation:
  - {matter: 500 元以下郵資的支付, decide: clerk}
  - {matter: UPPER郵資的支付, decide: head}
---
""" + CLERK + """\
authority:
  - {decide: 退回郵件, procedures: take-in-mail}
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""
NOBODY = Descriptor(
    code="HB237", name="amount-decided-by-nobody", severity=Severity.WARNING,
    message="nobody decides on {region}: it lies between this row and \"{other}\"",
    hint="let one row begin where the other ends: up to 5,000, and over 5,000",
    why="Whoever has such a case finds no post that may decide it.",
    invalid=_ROWS.replace("UPPER", "逾 600 元"), valid=_ROWS.replace("UPPER", "逾 500 元"))
TWO = Descriptor(
    code="HB238", name="amount-decided-by-two", severity=Severity.WARNING,
    message="on {region} both this row and \"{other}\" name who decides",
    hint="let one row begin where the other ends: 5,000 or less, and over 5,000 (\"or more\" includes the number itself)",
    why="Two posts may decide the same case, and each differently.",
    invalid=_ROWS.replace("UPPER", "500 元以上"), valid=_ROWS.replace("UPPER", "逾 500 元"))


class _Row(NamedTuple):
    """A row of the table by its place from 0, what it says of amounts, and as an interval, of whole numbers or of all."""

    place: int
    range: Range
    interval: Interval
    whole: bool


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for rows in _ladders(procedure, handbook.language) if len(procedure.delegation) > 1 else ():
            yield from _compared(procedure, rows)


def _ladders(procedure: Procedure, language: str) -> Iterator[list[_Row]]:
    """Rows whose matters differ in an amount only, each set from the lowest to the highest."""
    alike: dict[str, list[tuple[int, str]]] = {}
    for index, row in enumerate(procedure.delegation):
        words = in_digits(row.matter.best(language)[1])
        if any(map(str.isdigit, words)):
            alike.setdefault(besides_amounts(words), []).append((index, words))
    for found in alike.values():
        ranges = [(index, range_in(words)) for index, words in found] if len(found) > 1 else []
        known = [(index, each) for index, each in ranges if each is not None]
        if len(known) > 1:
            whole = are_whole(each for _, each in known)
            yield sorted((_Row(index, each, interval(each, whole), whole) for index, each in known), key=lambda row: row.interval)


def _compared(procedure: Procedure, rows: list[_Row]) -> Iterator[Diagnostic]:
    for one, other in pairwise(rows):
        (low, high), (begin, end) = one.interval, other.interval
        if high < begin:
            yield _found(NOBODY, procedure, other, one, Interval(high, begin))
        elif low < begin < high < end and _deciders(procedure, one) != _deciders(procedure, other):
            yield _found(TWO, procedure, other, one, Interval(begin, high))


def _deciders(procedure: Procedure, row: _Row) -> frozenset[str]:
    return frozenset(procedure.delegation[row.place].decide)


def _found(descriptor: Descriptor, procedure: Procedure, row: _Row, other: _Row, region: Interval) -> Diagnostic:
    path, there = ("delegation", row.place, "matter"), ("delegation", other.place, "matter")
    found = amounts_of(region, row.range.unit or other.range.unit, whole=row.whole)
    return Diagnostic(
        descriptor=descriptor, span=procedure.source.span(path), related=procedure.source.span(there),
        details={"region": found, "other": procedure.delegation[other.place].matter})


CHECK = Check(NOBODY, find, (TWO,), Reach.ENTRY, frozenset())
